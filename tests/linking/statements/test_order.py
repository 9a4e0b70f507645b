"""The same reports give the same relations, in whatever order the interpreter keeps its sets."""

import os
import subprocess
import sys

PROGRAM = """
from tests.linking.statements.test_points import say, statements
from tests.tale import Tale

tale = Tale()
PAIRS = (
    ("des policiers et des gendarmes ont été blessés par des pierres à Varn", "a"),
    ("un gendarme, un policier et un agent ont été blessés à Varn par des pierres", "b"),
    ("les pompiers ont secouru un gendarme et un policier blessés à Varn", "c"),
    ("des pompiers, des gendarmes et des policiers sont blessés à Varn", "d"),
)
for words, name in PAIRS:
    say(tale, name, words, tale.UNION if name in "ac" else tale.RESCUERS)
points, relations = statements(tale)
print(relations, [(point.what, point.claims) for point in points])
"""


def test_relations_do_not_hang_on_the_order_of_sets() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(told) == 1
    assert "both say" in told.pop()
