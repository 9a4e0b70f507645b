"""Who stands behind a claim: a party that is known, or a chain that could lead to any.

A *known* party is a state, organisation or group named as the source, or what the
source is affiliated with: two ministers of one government are two voices and one
party. A *chain* is what a report shows when it names nobody like that: an unnamed
official, a person of no known affiliation, an outlet (quoted, or speaking for itself),
an agency credited. Chains can share one origin, or lead to a known party.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from babel import Locale

from selon.languages import things
from selon.languages.folding import fold
from selon.linking.joining import Joined
from selon.linking.originals import medium_id
from selon.records import Actor, Claim, Copy, Report, Revision, Stance

Strength = Literal["known", "chain", "none"]

#: Who denies or doubts a figure, or asks for it, does not stand behind it.
AGAINST: frozenset[Stance] = frozenset({"deny", "doubt", "ask"})
#: "The authorities" may be any body of the state, "the ministry" any ministry.
AUTHORITIES = "body:authorities"
MINISTRY = "body:ministry"
OFFICIAL = frozenset(
    f"body:{name}"
    for name in (
        "ministry", "interior-ministry", "defence-ministry", "health-ministry", "foreign-ministry", "prefecture",
        "prosecutor", "gendarmerie", "police", "government", "army", "fire-service", "city",
    )
)  # fmt: skip
_COUNTRY = re.compile("state:[A-Z]{2}")
#: What may stand beside a body's own name: articles, and the words for those who speak for it.
_LEAD = re.compile(
    r"(?:(?:le|la|les|l'|un|une|des|el|los|las|una|de) ?)?(?:(?:autre |meme |dernier |derniers |derniere |nouveau |nouveaux |nouvel |nouvelles |premier |premiers )?(?:porte-parole|responsables?|sources?|directeur|directrice|chef|"
    r"commandant|portavoz|fuentes?|premier bilan|bilan|responsable|decomptes?|comptages?|chiffres|estimations?|communique|balance|cifras) (?:de la |de l'|du |des |de |del |d')?)?"
)
_TAIL = re.compile(
    r"(?:'s)?(?: ?(?:office|officials?|sources?|spokes\w+|chief|commander|officers?|figures|statement|department))*"
    r"(?:,? ?(?:of|in|for|at|on) .*|,.*)?"
)
_KNOWN = frozenset({"organisation", "group", "state"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is behind one claim. `strength` "none": a source that could be anybody, who is no party of its own."""

    id: str
    name: str
    strength: Strength

    @property
    def country(self) -> bool:
        """Whether this is a country by its code: no other name stands for it."""
        return _COUNTRY.fullmatch(self.id) is not None


class Parties:
    """The parties of all claims, with what any of them shows about affiliations."""

    def __init__(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        copies: Sequence[Copy],
        revisions: Sequence[Revision] = (),
        apart: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._reports = {report.id: report for report in reports}
        self._affiliations = _affiliations(claims)
        self._names = _names(claims)
        self._originals = _originals(self._reports, copies, revisions)
        self._pages = _pages(revisions)
        self._apart = {frozenset(map(self._root, pair)) for pair in apart}
        self._by_outlet: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            if report.outlet:
                self._by_outlet[medium_id(report.outlet)].append(report.id)
        self._offices = _offices(claims, self._reports)

    def of(self, claim: Claim) -> Standing:
        """Who stands behind a claim."""
        actor = claim.source.actor
        if claim.voice == "own":
            return self._chain(claim)
        if actor is None and claim.voice == "attributed":
            body = body_of(claim, self._reports[claim.report].language)
            if body is not None:
                return Standing(f"body:{body}", claim.source.text, "known")
        if claim.voice == "hearsay" or actor is None:
            return Standing(f"unresolved:{claim.report}", claim.source.text or "—", "none")
        if actor.kind == "media":
            return Standing(medium_id(actor.name), actor.name, "chain")
        root = self._root(actor.id)
        language = self._reports[claim.report].language
        if _COUNTRY.fullmatch(root) is None:
            named = body_of(claim, language) if actor.kind != "person" else _office(claim.source.text, language)
            body = self._offices.get(actor.id) or named
            if body is not None:
                return Standing(f"body:{body}", actor.name, "known")
        if root != actor.id or (actor.kind in _KNOWN and not things.find("anybody", actor.name, language)):
            if root.startswith(("media:", "outlet:")):
                return Standing(medium_id(self._name(root)), self._name(root), "chain")
            return Standing(root, self._name(root, self._reports[claim.report].language), "known")
        if actor.kind == "document" and things.find("running", actor.name, language):
            return self._chain(claim)  # "a latest toll" is nobody's but the report's
        if actor.kind == "unnamed":
            return self._unnamed(claim, actor)
        return Standing(actor.id, actor.name, "chain")

    def are_apart(self, a: str, b: str) -> bool:
        """Whether somebody has said that these are not one."""
        return frozenset((a, b)) in self._apart

    def page(self, report: str) -> str:
        """The first of the versions that one outlet published of this report, or itself."""
        return self._pages.get(report, report)

    def revised(self, report: str) -> bool:
        """Whether there are several versions of this report."""
        return report in self._pages

    def quoted_reports(self, standing: Standing) -> frozenset[str]:
        """The reports here of the outlet that a chain leads to."""
        return frozenset(self._by_outlet.get(standing.id, ()))

    def _chain(self, claim: Claim) -> Standing:
        """The far end of what the report shows: the farthest channel, the agency credited, the original's outlet."""
        report = self._original(claim.report)
        if claim.via:
            return Standing(medium_id(claim.via[-1].name), claim.via[-1].name, "chain")
        if report.agencies:
            return Standing(medium_id(report.agencies[0]), report.agencies[0], "chain")
        if report.outlet:
            return Standing(medium_id(report.outlet), report.outlet, "chain")
        return Standing(f"outlet:report-{report.id}", report.title or report.id, "chain")

    def _unnamed(self, claim: Claim, actor: Actor) -> Standing:
        """Unnamed sources are told apart by the chain they came through, never within it."""
        end = self._chain(claim)
        return Standing(f"unnamed:{end.id}", f"{actor.name} ({end.name})", "chain")

    def _original(self, report: str) -> Report:
        """The report at the root of its copies, or itself."""
        return self._reports[self._originals.get(report, report)]

    def _root(self, actor: str) -> str:
        """The far end of the affiliations, without going round in circles."""
        seen = {actor}
        while (nearer := self._affiliations.get(actor)) and nearer not in seen:
            actor = nearer
            seen.add(actor)
        return actor

    def _name(self, actor: str, language: str = "en") -> str:
        """As sources call it; a state that is none by its country's name; else what the id says."""
        if actor in self._names:
            return self._names[actor]
        kind, _, rest = actor.partition(":")
        country = (
            Locale(language if language in ("fr", "en") else "en").territories.get(rest) if kind == "state" else None
        )
        return country or rest.replace("-", " ") or actor


def body_of(claim: Claim, language: str) -> str | None:
    """The body that a source's words name ("chiffres de la préfecture de police", "a police official"), whatever its language.

    Of two in one name the head counts: the first in French and Spanish, the last in English.
    """
    actor = claim.source.actor
    for words in (claim.source.text, actor.name if actor else ""):
        mentions = things.find("body", words, language)
        if actor is None or actor.kind != "document":
            mentions = [mention for mention in mentions if _heads(mention, words, language)]
        found = [mention.thing.name for mention in mentions]
        named = [
            name for name in found if f"body:{name}" != AUTHORITIES
        ] or found  # "a police official" is the police's
        if named:
            return named[-1 if language == "en" else 0]
    return None


def _heads(mention: things.Mention, words: str, language: str) -> bool:
    """Whether a name is the body's own: it begins with it (in English ends with it), its people's words aside.

    "Ligue des secouristes" is a body of its own.
    """
    before, after = fold(words[: mention.span.start]), fold(words[mention.span.end :])
    if language == "en":
        return _TAIL.fullmatch(after) is not None
    # folding takes the space at the end away: "le dernier décompte du " leads up to the ministry
    return _LEAD.fullmatch(f"{before} " if before and before[-1] != "'" else before) is not None


def _offices(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """For each person the body that most sources name with him ("le ministre de l'Intérieur Jean Vauquet")."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        actor = claim.source.actor
        if actor is not None and actor.kind == "person":
            body = _office(claim.source.text, reports[claim.report].language)
            if body is not None and fold(actor.name).split(" ")[-1] in fold(claim.source.text):
                votes[actor.id][body] += 1
    return {actor: min(counts, key=lambda name: (-counts[name], name)) for actor, counts in votes.items()}


def _office(words: str, language: str) -> str | None:
    """The body whose name begins a person's ("le ministre de l'Intérieur Jean Vauquet"), or stands behind a comma."""
    for mention in things.find("body", words, language):
        before = fold(words[: mention.span.start])
        if re.fullmatch(r"(?:(?:[\w' -]+, ?)?(?:le|la|l'|un|une|the|a|an|el) ?|[\w' -]+, ?)?", before):
            return mention.thing.name
    return None


def same_party(a: Standing, b: Standing, languages: Mapping[str, frozenset[str]]) -> bool:
    """Whether two names may be one party: in doubt they are.

    One person's names of which one holds the other ("Kirby", "John Kirby"), one name
    under two ids, and, where no language has both, two names that share a word ("ministère
    de l'Intérieur", "Interior Ministry").
    """
    if a.id == b.id:
        return True
    if a.strength != b.strength or a.strength == "none":
        return False
    if a.id.startswith("body:") and b.id.startswith("body:"):
        return False
    first, second = _words(a.name), _words(b.name)
    if first and first == second:
        return True
    kinds = {a.id.partition(":")[0], b.id.partition(":")[0]}
    if len(kinds) == 1 and kinds <= {"person", "organisation", "group", "document"}:
        if first and second and (first <= second or second <= first):
            return True
        if kinds == {"person"}:
            return False
    if (a.country and b.country) or languages[a.id] & languages[b.id]:
        return False
    return any(x[:5] == y[:5] for x in first for y in second if min(len(x), len(y)) >= 4)


def meant(standing: Standing) -> frozenset[str] | None:
    """The bodies that a word for no one body may stand for; None where the party is named."""
    if standing.id == AUTHORITIES:
        return OFFICIAL
    if standing.id == MINISTRY:
        return frozenset(name for name in OFFICIAL if name.endswith("-ministry"))
    return None


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name).replace("'", " ").replace("-", " ").split() if len(word) > 2)


def _affiliations(claims: Sequence[Claim]) -> dict[str, str]:
    """For each actor the affiliation most claims show; what one report knows serves all."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        actor = claim.source.actor
        if actor is not None and actor.affiliation and actor.affiliation != actor.id:
            votes[actor.id][actor.affiliation] += 1
    return {actor: min(counts, key=lambda name: (-counts[name], name)) for actor, counts in votes.items()}


def _names(claims: Sequence[Claim]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.source.actor is not None:
            votes[claim.source.actor.id][claim.source.actor.name] += 1
    return {actor: min(counts, key=lambda name: (-counts[name], name)) for actor, counts in votes.items()}


def _pages(revisions: Sequence[Revision]) -> dict[str, str]:
    """Each revised or revising report with the first version at its address; they come in the order of their time."""
    first: dict[str, str] = {}
    for revision in revisions:
        first[revision.earlier] = first.get(revision.earlier, revision.earlier)
        first[revision.later] = first[revision.earlier]
    return first


def _originals(reports: Mapping[str, Report], copies: Sequence[Copy], revisions: Sequence[Revision]) -> dict[str, str]:
    """Each whole copy, and each revision, with the report at the root: one that no other is held to be earlier than."""
    whole = [copy for copy in copies if copy.extent == "whole"]
    later = {name for copy in whole for name in (copy.a, copy.b) if copy.original not in (None, name)}
    later |= {revision.later for revision in revisions}
    pairs = [(copy.a, copy.b) for copy in whole] + [(revision.earlier, revision.later) for revision in revisions]
    ids = sorted({name for pair in pairs for name in pair})
    places = {name: at for at, name in enumerate(ids)}
    joined = Joined(len(ids))
    for a, b in pairs:
        joined.join(places[a], places[b])
    roots: dict[str, str] = {}
    for group in joined.groups():
        names = [ids[at] for at in group]
        root = min(names, key=lambda name: (name in later, reports[name].published or "9999", name))
        roots |= dict.fromkeys(names, root)
    return roots
