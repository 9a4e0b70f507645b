"""`selon ledger check|info|vacuum`: whether a ledger is whole, what it holds, and its size."""

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.ledger import Info, Ledger


class Action(StrEnum):
    """What is done with the ledger."""

    check = "check"
    info = "info"
    vacuum = "vacuum"


#: So many outlets are named in the table; the others are counted.
OUTLETS = 8
#: What the counted tables hold, in words.
COUNTED = {"reports": "report", "claims": "claim", "figures": "figure", "copies": "copy", "points": "point"}


def ledger(
    action: Annotated[Action, typer.Argument(show_default=False, help="What to do.")],
    ledger: options.Ledger,
    form: TableOrLines = LinesFormat.table,
) -> int:
    """Look after a ledger.

    check: look whether it is whole, down to every span of every claim. info: what it
    holds, its size, its schema. vacuum: give unused room back.
    """
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        if action is Action.check:
            return _check(opened, form)
        if action is Action.info:
            _info(opened, form)
        else:
            _vacuum(opened, form)
    return 0


def _check(opened: "Ledger", form: LinesFormat) -> int:
    from selon.cli.tables import count
    from selon.cli.terminal import complain, print_json, remark, terminal

    found = 0
    for problem in opened.check():
        found += 1
        if form is LinesFormat.jsonl:
            print_json(asdict(problem))
        else:
            terminal().print(Text(f"{problem.kind} {problem.where}: {problem.what}"), soft_wrap=True)
    if found:
        complain(f"{opened.name}: {count(found, 'problem')}")
        return 1
    counts = opened.info().counts
    remark(f"{opened.name}: whole ({', '.join(_counted(counts, name) for name in ('reports', 'claims', 'points'))})")
    return 0


def _counted(counts: dict[str, int], name: str) -> str:
    from selon.cli.tables import count

    return count(counts[name], COUNTED[name])


def _info(opened: "Ledger", form: LinesFormat) -> None:
    from selon.cli.terminal import print_json, terminal

    info = opened.info()
    if form is LinesFormat.jsonl:
        print_json({"ledger": opened.name, **asdict(info)})
        return
    table = Table(box=box.SIMPLE_HEAD, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for name, value in _lines(opened.name, info):
        table.add_row(Text(name, style="bold"), Text(value))
    terminal().print(table)


def _lines(name: str, info: "Info") -> list[tuple[str, str]]:
    from selon.cli.terminal import plain

    lines = [("ledger", name), ("size", _size(info.size)), ("schema", info.schema)]
    lines += [(thing, f"{number:,}".replace(",", "\u202f")) for thing, number in info.counts.items()]
    claims = ", ".join(f"{number} {status}" for status, number in info.statuses.items() if status != "found")
    if claims:
        lines.append(("of the claims", claims))
    days = [day for day in (info.first_day, info.last_day) if day]
    lines.append(("published", " … ".join(dict.fromkeys(days)) or "no dates"))
    lines.append(("languages", ", ".join(f"{code} {number}" for code, number in info.languages.items()) or "none"))
    outlets = [f"{plain(outlet) or 'not named'} {number}" for outlet, number in info.outlets.items()]
    more = f", and {len(outlets) - OUTLETS} more" if len(outlets) > OUTLETS else ""
    lines.append(("outlets", (", ".join(outlets[:OUTLETS]) or "none") + more))
    for run in info.runs:
        read = f"{run['selon']}, model {run['model']}, packs {run['packs'][:8]}: {run['reports']} reports"
        lines.append(("read by Selon", read))
    return lines


def _size(size: int | None) -> str:
    if size is None:
        return "not known"
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB"


def _vacuum(opened: "Ledger", form: LinesFormat) -> None:
    from selon.cli.terminal import print_json, remark

    before, after = opened.vacuum()
    if form is LinesFormat.jsonl:
        print_json({"ledger": opened.name, "before": before, "after": after})
    else:
        remark(f"{opened.name}: {_size(before)} before, {_size(after)} now")
