"""Judgements: made, listed and withdrawn."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from selon.errors import NotInLedger, UsageError
from selon.ledger import rows, schema
from selon.ledger.holding import refresh
from selon.ledger.judged import judgement_row, judgements_in
from selon.ledger.reads import Reads
from selon.records import About, Judgement, JudgementKind


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Judges(Reads):
    """What people decide about what is here; nothing recorded is ever overwritten."""

    def judgements(self, *, subject: str | None = None, withdrawn: bool = True) -> tuple[Judgement, ...]:
        """All judgements in the order they were made: the history of everything decided by hand.

        `subject` is an id: those made about it, or about it and another. Without
        `withdrawn`, only those that stand.
        """
        with self._reading() as connection:
            found = judgements_in(connection)
        return tuple(
            item
            for item in found
            if (subject is None or subject in (item.subject, item.object)) and (withdrawn or item.active)
        )

    def judge(
        self,
        kind: JudgementKind,
        about: About,
        subject: str,
        object: str | None = None,  # noqa: A002 (the other end, as the record calls it)
        *,
        value: Mapping[str, Any] | None = None,
        author: str,
        reason: str,
        on: str | None = None,
    ) -> Judgement:
        """Records one judgement and applies it to the claims it touches (see `records.Judgement`).

        Links are as they were until they are made anew with `records.judgement.decisions`.
        `on` is the moment in UTC; by default now.

        Raises:
            UsageError: no author or no reason.
            NotInLedger: a claim that is not here.
            LedgerBusy: another process is writing.
        """
        if not author.strip() or not reason.strip():
            raise UsageError("a judgement has an author and a reason")
        with self._writing() as connection:
            _check_claims(connection, self.name, about, (subject, object))
            n = (connection.execute(select(func.max(schema.judgements.c.n))).scalar() or 0) + 1
            made = Judgement(
                "", kind, about, subject, object, dict(value or {}), author.strip(), on or now(), reason.strip()
            )
            made = replace(made, id=_id(made, n))
            connection.execute(insert(schema.judgements), judgement_row(made, n))
            refresh(connection, _touched(connection, made))
        return made

    def undo(self, judgement: str, *, author: str, reason: str, on: str | None = None) -> Judgement:
        """Withdraws a judgement: it stays in the history, and what it changed is as it was before.

        Raises:
            NotInLedger: there is none of this id.
            UsageError: it is withdrawn already, or no author or reason is given.
            LedgerBusy: another process is writing.
        """
        if not author.strip() or not reason.strip():
            raise UsageError("a withdrawal has an author and a reason")
        with self._writing() as connection:
            known = {item.id: item for item in judgements_in(connection)}
            if judgement not in known:
                raise NotInLedger(f"{self.name}: no judgement {judgement!r}")
            made = known[judgement]
            if not made.active:
                raise UsageError(f"{judgement} was withdrawn on {made.withdrawn_on} by {made.withdrawn_by}")
            made = replace(made, withdrawn_on=on or now(), withdrawn_by=author.strip(), withdrawn_for=reason.strip())
            table = schema.judgements
            connection.execute(
                update(table)
                .where(table.c.id == judgement)
                .values(
                    withdrawn_on=made.withdrawn_on, withdrawn_by=made.withdrawn_by, withdrawn_for=made.withdrawn_for
                )
            )
            refresh(connection, _touched(connection, made))
        return made


def _id(made: Judgement, n: int) -> str:
    decision = (str(n), made.kind, made.about, made.subject, made.object or "", rows.dump(made.value))
    pieces = (*decision, made.author, made.made_on, made.reason)
    return "j" + sha256("\x1f".join(pieces).encode()).hexdigest()[:16]


def _check_claims(connection: Connection, name: str, about: About, ends: Iterable[str | None]) -> None:
    for end in ends:
        claim = end if about == "claim" else end.rpartition("#")[0] if end and about == "figure" else None
        query = select(schema.claims.c.id).where(schema.claims.c.id == claim)
        if claim is not None and connection.execute(query).first() is None:
            raise NotInLedger(f"{name}: no claim {claim!r}")


def _touched(connection: Connection, made: Judgement) -> list[str]:
    """The claims whose shown values may follow from a judgement."""
    if made.about == "claim" and made.kind in ("corrected", "wrong"):
        return [made.subject]
    if made.about != "actor":
        return []
    claims, recorded = schema.claims, schema.recorded
    found: set[str] = set()
    for end in filter(None, (made.subject, made.object)):
        words = json.dumps(end, ensure_ascii=False)
        query = select(claims.c.id).where(
            or_(
                claims.c.json.contains(words, autoescape=True),
                claims.c.id.in_(select(recorded.c.claim).where(recorded.c.json.contains(words, autoescape=True))),
            )
        )
        found |= set(connection.scalars(query))
    return sorted(found)
