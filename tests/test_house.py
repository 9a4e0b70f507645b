"""What the project promises about its own files."""

import re
import tomllib
from pathlib import Path

import pytest

from selon.cli.app import VERBS

ROOT = Path(__file__).parent.parent
PINS = ("run", "test", "full")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples/README.md",
]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+) \\$", text, re.MULTILINE))


@pytest.mark.parametrize("name", PINS)
def test_every_pin_has_a_hash_and_none_an_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^[A-Za-z0-9_.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(entries) == len(pinned(name)) > 30
    assert "://" not in text
    assert not re.search(r"^--(?!hash)", text, re.MULTILINE)


def test_the_smaller_sets_of_pins_are_parts_of_the_larger() -> None:
    run, test, full = map(pinned, PINS)
    assert run.items() < test.items() < full.items()


def test_everything_asked_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for name, asked in (("run", project["dependencies"]), ("test", extras["test"]), ("full", extras["postgres"])):
        names = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in asked}
        assert names <= {pin.lower() for pin in pinned(name)}


def test_every_exception_from_a_lint_rule_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    section = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.isort]")]
    exceptions = re.findall(r'^    "[A-Z]+\d*",.*$', section, re.MULTILINE)
    assert len(exceptions) > 20
    assert [line for line in exceptions if not re.search(r"# .{5,}", line)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_what_the_readme_says_is_run_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    mentioned = set(re.findall(r"`selon ([a-z]+)", text))
    assert mentioned == {name for name, _ in VERBS}
    assert len(mentioned) == 24
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for goal in re.findall(r"`make ([a-z-]+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{goal}:", makefile, re.MULTILINE), (page.name, goal)
