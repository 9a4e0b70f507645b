import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


def program(name: str, folder: Path = Path("/nowhere")) -> str:
    """Where a program is; a test that needs it fails without it, and is never skipped."""
    found = shutil.which(name) or next((str(path) for path in sorted(folder.glob(f"*/bin/{name}"))), None)
    if found is None:
        pytest.fail(f"{name} is not installed; `make services` installs it as root on Debian")
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own: in a folder of its own, on a socket, gone afterwards."""
    initdb = program("initdb", Path("/usr/lib/postgresql"))
    control = str(Path(os.path.realpath(initdb)).with_name("pg_ctl"))
    # The server refuses to be run by root.
    user = "postgres" if os.getuid() == 0 else None
    # In /tmp itself: a socket's path must be short, and its folder open to the server's user.
    root = Path(tempfile.mkdtemp(prefix="selon-pg-", dir="/tmp"))
    data = root / "data"
    if user:
        shutil.chown(root, user)

    def run(*command: str) -> None:
        done = subprocess.run(command, user=user, capture_output=True, text=True, check=False, cwd=root, timeout=120)
        log = root / "log"
        assert done.returncode == 0, (done.stdout, done.stderr, log.read_text() if log.exists() else "")

    try:
        run(initdb, "-D", str(data), "-U", "selon", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{root}' -c fsync=off"
        # Its output goes to a file: a pipe would be held open for as long as the server runs.
        run(control, "-D", str(data), "-l", str(root / "log"), "-o", options, "-w", "start")
        try:
            yield f"postgresql://selon@/postgres?host={root}"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    """A real browser without a window, whose console is kept."""
    options = Options()
    options.binary_location = program("chromium")
    options.add_argument("--headless=new")
    options.add_argument("--no-sandbox")
    options.add_argument("--disable-dev-shm-usage")
    options.add_argument("--window-size=1200,900")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()
