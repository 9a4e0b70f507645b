"""`selon correct`: put by hand what a claim should say."""

from typing import Annotated

import typer

from selon.cli import options


def _option(name: str, metavar: str, words: str) -> object:
    return typer.Option(name, metavar=metavar, show_default=False, help=words)


def correct(
    ledger: options.Ledger,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", show_default=False, help="The claim's id, or its beginning; CLAIM#0 for its first figure."
        ),
    ],
    reason: options.Reason,
    stance: Annotated[str | None, _option("--stance", "STANCE", f"One of {', '.join(options.STANCES)}.")] = None,
    source: Annotated[
        str | None, _option("--source", "WORDS", "Who is cited: words of the report, or START:END.")
    ] = None,
    actor: Annotated[
        str | None, _option("--actor", "NAME", "Who that is: a name or id in the ledger, a new name, or none.")
    ] = None,
    kind: Annotated[str | None, _option("--kind", "KIND", "Of a new actor: person, organisation, state, …")] = None,
    affiliation: Annotated[str | None, _option("--affiliation", "ACTOR", "For whom the actor speaks.")] = None,
    cue: Annotated[str | None, _option("--cue", "WORDS", "The words that attribute.")] = None,
    content: Annotated[
        str | None, _option("--content", "WORDS", "What is attributed: words of the report, or START:END[,START:END].")
    ] = None,
    date: Annotated[
        str | None, _option("--date", "DATE", "When it was said; none where the text does not say.")
    ] = None,
    voice: Annotated[str | None, _option("--voice", "VOICE", "attributed, hearsay or own.")] = None,
    certainty: Annotated[str | None, _option("--certainty", "WORD", "plain or hedged.")] = None,
    polarity: Annotated[str | None, _option("--polarity", "WORD", "positive or negative.")] = None,
    figure: Annotated[
        str | None, _option("--figure", "VALUE", "Of the figure: 12000, 10000..12000, 1500.., ..500 or ~12000.")
    ] = None,
    of: Annotated[str | None, _option("--of", "WORDS", "Of the figure: what is counted.")] = None,
    unit: Annotated[str | None, _option("--unit", "WORD", "Of the figure: its unit.")] = None,
    place: Annotated[
        str | None, _option("--place", "NAME", "Of the figure: where it holds; none to leave it open.")
    ] = None,
    day: Annotated[
        str | None, _option("--day", "DATE", "Of the figure: the day it holds for; none to leave it open.")
    ] = None,
    stage: Annotated[str | None, _option("--stage", "STAGE", "Of the figure: HH:MM, provisional or final.")] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="This is no claim; with CLAIM#n, no figure.")] = False,
    author: options.Author = None,
    link: options.Relink = True,
) -> None:
    """Put by hand what a claim should say.

    What was read stays recorded; the correction shows everywhere, holds when the
    report is read again, and can be undone.
    """
    from selon import judging
    from selon.cli.judgement_tables import say_judgement
    from selon.errors import UsageError
    from selon.ledger import open_ledger

    changes = judging.Changes(
        source=source, cue=cue, content=content, actor=actor, kind=kind, affiliation=affiliation, stance=stance,
        certainty=certainty, polarity=polarity, voice=voice, said_on=date, figure=figure, of=of, unit=unit,
        place=place, day=day, stage=stage,
    )  # fmt: skip
    if wrong and not changes.empty:
        raise UsageError("--wrong says that there is no such claim; then nothing else of it can be corrected")
    who = options.author_of(author)
    with open_ledger(ledger) as opened:
        if wrong:
            made = judging.wrong(opened, claim, author=who, reason=reason)
        else:
            made = judging.correct(opened, claim, changes, author=who, reason=reason)
        say_judgement(opened, ledger, made)
    options.link_if(link, ledger)
