"""How long the desk's pages take with several readers at once.

usage: python benchmarks/desk.py LEDGER [--readers 8] [--rounds 5] [--selon CMD]

Starts `selon serve` on the ledger, lets every page be made once (what is kept for later requests is then
there), and then has each reader ask for all pages in an order of its own. Prints, per kind of page, the
median and the slowest tenth in milliseconds, as readers wait for them, and the process's peak memory.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

#: Pages of each kind that are asked for.
EACH = 5
QUESTIONS = (
    "Combien de manifestants à Paris ?",
    "Que dit la police des blessés ?",
    "Who called for calm?",
)


def fetched(url: str) -> bytes:
    """What the desk answers."""
    with urlopen(url, timeout=600) as answer:
        return bytes(answer.read())


def awaited(process: "subprocess.Popen[str]") -> str:
    """The desk's address, once it answers there."""
    assert process.stderr is not None
    desk = process.stderr.readline().split()[2].rstrip("/")
    while process.poll() is None:
        try:
            fetched(desk + "/login")
        except HTTPError:
            return desk
        except URLError:
            time.sleep(0.2)
        else:
            return desk
    sys.exit("the desk ended before it answered")


def made(desk: str, path: str) -> None:
    """Asks for a page, and where that is work to be watched, again until it is done."""
    while b'id="job"' in fetched(desk + path):
        time.sleep(0.5)


def pages(desk: str) -> dict[str, list[str]]:
    """Addresses by kind of page."""

    def values(path: str) -> dict[str, list[dict[str, str]]]:
        found: dict[str, list[dict[str, str]]] = json.loads(fetched(desk + path))
        return found

    reports = [row["id"] for row in values("/reports.json?page=2")["reports"] or values("/reports.json")["reports"]]
    points = [row["id"] for row in values("/points.json")["points"]]
    actors = [row["id"] for row in values("/actors.json")["actors"]]
    claims = [row["id"] for row in values(f"/actors/{quote(actors[0], safe='')}.json")["claims"]]
    return {
        "story": ["/"],
        "lists": ["/reports", "/reports?page=9", "/points", "/actors", "/history"],
        "report": [f"/reports/{quote(name, safe='')}" for name in reports[:EACH]],
        "claim": [f"/claims/{name}" for name in claims[:EACH]],
        "point": [f"/points/{name}" for name in points[:EACH]],
        "actor": [f"/actors/{quote(name, safe='')}" for name in actors[:EACH]],
        "search": ["/search?q=police", "/search?q=manifestants+Paris", "/search?stance=deny&since=2018-12"],
        "ask": [f"/ask?q={quote(question)}" for question in QUESTIONS],
        "page": ["/page?lang=fr"],
        "json": [
            "/index.json",
            "/points.json",
            *(f"/points/{name}.json" for name in points[:EACH]),
            *(f"/reports/{quote(name, safe='')}.json" for name in reports[:EACH]),
            f"/actors/{quote(actors[0], safe='')}.json",
        ],
    }


def measured(desk: str, readers: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of every request, by kind of page."""
    kinds = pages(desk)
    for kind, paths in kinds.items():
        begin = time.perf_counter()
        for path in paths:
            made(desk, path)
        print(f"first {kind}: {time.perf_counter() - begin:.2f} s for {len(paths)}", flush=True)
    taken: dict[str, list[float]] = {kind: [] for kind in kinds}
    lock = threading.Lock()

    def reader(seed: int) -> None:
        asked = [(kind, path) for kind, paths in kinds.items() for path in paths] * rounds
        random.Random(seed).shuffle(asked)
        for kind, path in asked:
            begin = time.perf_counter()
            fetched(desk + path)
            with lock:
                taken[kind].append(time.perf_counter() - begin)

    threads = [threading.Thread(target=reader, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--selon", default=str(Path(sys.executable).with_name("selon")))
    options = parser.parse_args()
    command = [options.selon, "serve", str(options.ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            taken = measured(awaited(process), options.readers, options.rounds)
            peak = next(
                line
                for line in Path(f"/proc/{process.pid}/status").read_text().splitlines()
                if line.startswith("VmHWM")
            )
        except HTTPError as error:
            sys.exit(f"{error.url}: {error}")
        finally:
            process.terminate()
            process.wait(60)
    print(f"{options.readers} readers at once; {peak}")
    for kind, seconds in taken.items():
        tenth = sorted(seconds)[int(len(seconds) * 0.9)]
        print(f"{kind}: median {statistics.median(seconds) * 1000:.0f} ms, slowest tenth {tenth * 1000:.0f} ms")


if __name__ == "__main__":
    main()
