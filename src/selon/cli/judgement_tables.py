"""Decisions and their history for the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from rich.padding import Padding
from rich.text import Text

from selon.cli.tables import count
from selon.cli.terminal import plain, remark, terminal
from selon.cli.value_tables import bounds
from selon.errors import NotInLedger
from selon.ledger import Ledger
from selon.records import Claim, Figure, Judgement
from selon.records.correcting import corrected

#: Characters of a claim's content that remind the reader of it.
REMINDER = 60

_KINDS = {"corrected": "corrected", "wrong": "not a claim", "same": "the same", "not-same": "not the same"}
_NAMES = {"said_on": "date"}


def say_judgement(ledger: Ledger, target: str, made: Judgement) -> None:
    """What was just decided or withdrawn, and how to take it back."""
    _print(ledger, made)
    if made.active:
        remark(f"to take it back: selon undo {target} {made.id[:8]} --reason …")


def print_judgements(ledger: Ledger, found: Sequence[Judgement]) -> None:
    """Each decision with what it is about; the latest last."""
    for item in found:
        _print(ledger, item)
        terminal().print()
    withdrawn = sum(not item.active for item in found)
    more = f", {withdrawn} withdrawn" if withdrawn else ""
    terminal().print(Text(f"{count(len(found), 'judgement')}{more}", style="dim"))


def _print(ledger: Ledger, item: Judgement) -> None:
    console = terminal()
    style = "" if item.active else "dim"
    kind = "not a figure" if item.kind == "wrong" and item.about == "figure" else _KINDS[item.kind]
    console.print(
        Text.assemble(
            (kind, f"bold {style}".strip()),
            (f"  {item.made_on[:16].replace('T', ' ')}", style),
            f"  {plain(item.author)}",
            (f"  {item.id[:8]}", "dim"),
            style=style,
        )
    )
    lines = [Text(line, style=style) for line in _about(ledger, item)]
    lines.append(Text(f"because: {plain(item.reason)}", style=style))
    if not item.active:
        day = (item.withdrawn_on or "")[:16].replace("T", " ")
        lines.append(Text(f"withdrawn {day} by {plain(item.withdrawn_by or '')}: {plain(item.withdrawn_for or '')}"))
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))


def _about(ledger: Ledger, item: Judgement) -> Iterator[str]:
    for end in (item.subject, item.object):
        if end is not None:
            yield _end(ledger, item, end)
    if item.kind == "corrected":
        yield from _changes(ledger, item)


def _end(ledger: Ledger, item: Judgement, end: str) -> str:
    if item.about in ("claim", "figure"):
        name, _, index = end.partition("#")
        try:
            claim = ledger.claim(name)
        except NotInLedger:
            return f"{end[:9]} (no longer here)"
        number = int(index) if index else None
        figure = f"{claim.figures[number].text} in " if number is not None and number < len(claim.figures) else ""
        return f"{figure}{_reminder(claim)}  {name[:9]}{'#' + index if index else ''}"
    if item.about == "point":
        try:
            return f"{plain(ledger.point(end).what)}  {end[:9]}"
        except NotInLedger:
            return f"a former point  {end[:9]}"
    names = [actor.name for actor in ledger.actors() if actor.id == end]
    return f"{plain(names[0])}  {end}" if names else end


def _reminder(claim: Claim) -> str:
    return f"“{shorten(plain(claim.content.text), REMINDER, placeholder='…')}”"


def _changes(ledger: Ledger, item: Judgement) -> Iterator[str]:
    """Each corrected field with what was read and what it is now."""
    try:
        read = ledger.recorded(item.subject)
    except NotInLedger:
        return
    shown = corrected(read, [replace(item, withdrawn_on=None)], {})
    fields = [change.field for change in shown.corrected]
    for field in fields:
        if not field.startswith("figures["):
            before, after = (_value(claim, field) for claim in (read, shown))
            yield f"{_NAMES.get(field, field)}: {before} → {after}"
    for n, (was, now) in enumerate(zip(read.figures, shown.figures, strict=False)):
        changed = {field.partition(".")[2] for field in fields if field.startswith(f"figures[{n}].")}
        if changed & {"min", "max", "approx"}:
            yield f"“{plain(was.text)}”: {bounds(was)} → {bounds(now)}"
        if changed & {"of", "unit"}:
            yield f"“{plain(was.text)}” counts: {was.of or 'nothing named'} → {now.of or 'nothing named'}"
        if "setting" in changed:
            yield f"“{plain(was.text)}” holds for: {_setting(was)} → {_setting(now)}"


def _value(claim: Claim, field: str) -> str:
    if field == "actor":
        return plain(claim.source.actor.name) if claim.source.actor else "none"
    value = {"source": claim.source.text, "cue": claim.cue.text, "content": claim.content.text,
             "type": claim.content.type}.get(field)  # fmt: skip
    return shorten(plain(str(value or getattr(claim, field, None) or "none")), REMINDER, placeholder="…")


def _setting(figure: Figure) -> str:
    setting = figure.setting
    known = [setting.place, setting.day, setting.stage] if setting else []
    return ", ".join(filter(None, known)) or "open"
