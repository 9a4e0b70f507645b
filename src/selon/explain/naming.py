"""What to call a source in a sentence: a name, a country with its article, or the report's own words."""

import re
from dataclasses import dataclass

from selon.explain.definite import is_unplaced, names_place
from selon.explain.introducing import introductions
from selon.explain.labelled import holds_part_of_medium, label_of, learned_from, one_name
from selon.explain.page import Piece
from selon.explain.placing import place_of
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, Wording, load
from selon.languages import media
from selon.languages.names import is_particle
from selon.records import Actor, Claim, Report, Span

#: Longest wording of a source that is used at first mention instead of the bare name.
FULL = 110
#: Characters before a wording among which its determiner is looked for.
DETERMINER = 14


_VOWELS = "aeiouyéèêhàâîôû"
_NO_RULE: dict[str, list[str]] = {"singular": [], "plural": [], "bare": []}


@dataclass(frozen=True, slots=True)
class Who:
    """A source as a sentence calls it. `key` tells whether the next sentence has the same one.

    `by` is the claim, if another, whose words describe it.
    """

    pieces: tuple[Piece, ...]
    plural: bool
    key: str
    closes: bool = False
    by: str = ""

    @property
    def text(self) -> str:
        """The source as plain words."""
        return "".join(piece.text for piece in self.pieces)


def source_of(claim: Claim, story: Story, *, full: bool = False) -> Who | None:
    """Who says it; None when nobody is named (hearsay). With `full`, a person's description comes along once."""
    return story.recalled(("source", claim.id, full), lambda: _source_of(claim, story, full=full))


def _source_of(claim: Claim, story: Story, *, full: bool) -> Who | None:
    if claim.voice == "own":
        return _medium(claim, story)
    if claim.voice == "hearsay":
        return None
    report = story.report_of(claim)
    text = label_of(claim, report.language)
    if learned_from(claim, report.language):  # the agency only tells it
        return _words(determined(text, None, report), report, story, f"{report.id}:{text.lower()}")
    actor = _sure_actor(claim, text, report)
    if actor is not None and (actor.kind == "person" or _stands_for_country(actor, text, report, story)):
        placed = names_place(claim.content.text) or not _is_better_told(actor, text, report, story)
        return _named(actor, text, report, story, full=full, placed=placed)
    if text and is_nobody(text, report.language):
        return None
    taken = claim.source.resolution
    if taken is not None and taken.confidence >= SURE and _is_taken(claim, text, report):
        # "the official" is whoever the report called "a senior official of the port" before
        return _words(folded(taken.name), report, story, f"{report.id}:{taken.name}")
    if text and not is_pronoun(text, report.language):
        first = claim.source.spans[0]
        owned = _whose(claim, text, report, story)
        if owned:
            return _words(owned, report, story, actor.id if actor is not None else f"{report.id}:{owned}")
        return _described(actor, determined(text, first, report), report, story)
    if actor is not None:
        return _who(actor_name(actor, story), story, actor.id)
    if claim.source.resolution is not None:
        return _words(
            folded(claim.source.resolution.name), report, story, f"{report.id}:{claim.source.resolution.name}"
        )
    if text:
        quote = story.wording.quoted((Piece(text, "source", _foreign(report, story.wording)),))
        said = story.wording.say("hearsay.pronoun", quote=quote)
        return Who(tuple(said), plural=False, key=f"{claim.id}:{text}")
    return None


def _is_taken(claim: Claim, text: str, report: Report) -> bool:
    """Whether a bare noun is told by the words that it takes up: "the ministry" by "the transport ministry"."""
    actor, taken = claim.source.actor, claim.source.resolution
    if taken is None or not _is_pointing(text, report.language):
        return False
    vague = actor is None or actor.kind in ("unnamed", "group")
    return vague or (len(taken.name.split()) > len(text.split()) + 1 and not taken.name[:1].isupper())


def _sure_actor(claim: Claim, text: str, report: Report) -> Actor | None:
    """The actor, where its name may stand for the source's words; these are surer else."""
    actor, taken = claim.source.actor, claim.source.resolution
    if actor is None or is_pronoun(actor.name, report.language):
        return None
    if actor.kind != "person":
        return actor
    if text and not _is_one_person(actor, text, report.language):
        return None
    if holds_part_of_medium(actor.name, folded(claim.source.text)):
        return None
    # "le préfet de la Brume" taken for whoever was named: his own words say who
    unsure = taken is not None and taken.confidence < SURE and len(text.split()) > FEW
    return None if unsure else actor


def _stands_for_country(actor: Actor, text: str, report: Report, story: Story) -> bool:
    """Whether a country is named: "Bercy" and « le ministère » keep their own words where the page can say them."""
    named = country(actor.id, story)
    if named is None or _foreign(report, story.wording) or not text or is_pronoun(text, report.language):
        return named is not None
    of_its_own = any(char.isupper() for char in text)  # "l'Élysée"
    return named.split(" ")[-1].lower().removeprefix("l’") in text.lower() or not of_its_own


def _is_one_person(actor: Actor, text: str, language: str) -> bool:
    """Whether a person's name may stand for a source's words: not where these name several, or the name is none."""
    if actor.kind != "person" or not actor.name[:1].isupper():
        return False
    if language not in LANGUAGES or not text or is_pronoun(text, language) or actor.name in text:
        return True
    rule = load(language)["determiners"]
    several = load(language).is_plural(text)
    if any(word[:1].islower() and not is_particle(word) for word in actor.name.split(" ")):
        return False  # "Official figures"
    return not several and actor.name.split(" ")[0].lower() not in (*rule["singular"], *rule["plural"])


def _named(actor: Actor, text: str, report: Report, story: Story, *, full: bool, placed: bool) -> Who:
    """A person or country; `placed` is false of words that lack a place which other words name."""
    name = actor_name(actor, story)
    if report.language == story.wording.language and story.wording.is_joined(text) and len(text) <= FULL:
        return Who((Piece(story.wording.lowered(text), "source"),), True, f"{report.id}:{text.lower()}")
    if full and actor.kind == "person":
        if placed and _describes(actor, text, report, story) and (len(text) > len(actor.name) + 2):
            said = _trimmed(text)
            return Who((Piece(story.wording.lowered(said), "source"),), False, actor.id, closes="," in said)
        found = story.recalled(("described", actor.id), lambda: _described_elsewhere(actor, story))
        if found is not None:
            said = _trimmed(folded(found.source.text))
            return Who(
                (Piece(story.wording.lowered(said), "source"),), False, actor.id, closes="," in said, by=found.id
            )
    return _who(name, story, actor.id)


def _is_better_told(actor: Actor, text: str, report: Report, story: Story) -> bool:
    """Whether a source's words lack the town or body that another report's words on the person name."""
    return is_unplaced(text, actor.name, report.language) and actor.name in introductions(story)


def _describes(actor: Actor, text: str, report: Report, story: Story) -> bool:
    """Whether a source's words can introduce a person on the page: "the prosecutor, Ada Voss", not "his lawyer"."""
    if report.language != story.wording.language or len(text) > FULL or actor.name not in text or "…" in text:
        return False
    if story.wording.is_joined(text) or _OF_OTHERS.search(text) or _HALF.search(_trimmed(text)):
        return False
    if story.wording.is_plural(text):
        return False  # "the polls on which Ada Voss relies"
    if text.lower() in {f"{word} {actor.name}".lower() for word in load(report.language)["determiners"]["singular"]}:
        return False  # « le Ada Voss nouveau »
    begins = text.startswith(actor.name) or story.wording.lowered(text) != text or story.wording.language == "en"
    # behind a contraction (« du ministre Ada Voss ») the words have lost their article
    return (begins or _has_article(text, report.language)) and not _points_back(text, report.language)


def _has_article(text: str, language: str) -> bool:
    rule = load(language)["determiners"] if language in LANGUAGES else _NO_RULE
    known = (*rule["singular"], *rule["plural"])
    return any(text.lower().startswith(word if word[-1] in "'’" else f"{word} ") for word in known)


def _described_elsewhere(actor: Actor, story: Story) -> Claim | None:
    """The claim whose words say best who a person is: those used most, then the shortest; None where none say more than the name."""
    seen: dict[str, list[Claim]] = {}
    for claim in story.claims.values():
        if claim.source.actor is None or claim.source.actor.id != actor.id or len(claim.source.spans) != 1:
            continue
        text = folded(claim.source.text)
        report = story.report_of(claim)
        if _is_better_told(actor, text, report, story):
            continue
        if len(text) > len(actor.name) + 2 and _describes(actor, text, report, story):
            seen.setdefault(text, []).append(claim)
    if not seen:
        return None
    return min(seen[max(seen, key=lambda text: (len(seen[text]), -len(text), text))], key=lambda claim: claim.id)


def _is_common(actor: Actor, story: Story) -> bool:
    """Whether a body's name is made of common words of its language ("Interior Ministry"), which the page quotes."""
    return actor.kind == "state" and country(actor.id, story) is None


def _described(actor: Actor | None, text: str, report: Report, story: Story) -> Who:
    if actor is not None and actor.kind == "media" and text.lower() == one_name(actor.name).lower():
        return _who(actor_name(actor, story), story, actor.id)
    proper = actor is not None and actor.kind not in ("unnamed", "group") and actor.name[:1].isupper()
    if actor is not None and proper and one_name(actor.name).lower() not in text.lower():
        return _who(actor_name(actor, story), story, actor.id)
    foreign = _foreign(report, story.wording)
    if actor is not None and proper and foreign and not _is_common(actor, story) and not _OWNED.search(actor.name):
        return _who(actor_name(actor, story), story, actor.id)
    # "le document" of another report is another document
    key = actor.id if actor is not None and proper else f"{report.id}:{text.lower()}"
    closes = "," in text and not story.wording.is_joined(text)
    return _words(_cut(text), report, story, key, closes=closes)


def _whose(claim: Claim, text: str, report: Report, story: Story) -> str:
    """« ses services de renseignement » as « les services de renseignement (Ukraine) », where the records know whose; else nothing."""
    if _foreign(report, story.wording) or report.language not in LANGUAGES:
        return ""
    place = _owner(claim, text, report, story) or place_of(claim, story)
    head, rest = text.split(" ", 1) if " " in text else (text, "")
    if not place:
        return ""
    if not _points_back(text, report.language):
        return f"{story.wording.lowered(text)} ({place})"
    article = load(report.language)["determiners.owned"].get(head.lower())
    if not article or not rest:
        return ""
    joined = "" if article in ("le", "la") and rest[:1].lower() in _VOWELS else f"{article} "
    return f"{joined or 'l’'}{rest} ({place})"


def _owner(claim: Claim, text: str, report: Report, story: Story) -> str | None:
    """The state whose "his services" are: by the actor, else by whose words these are told along with.

    "L'agence de renseignement" right behind "ses services de renseignement" is of the same state.
    """
    if _points_back(text, report.language):
        actor = claim.source.actor
        kind, _, code = (actor.affiliation or "" if actor else "").partition(":")
        if kind == "state":
            return story.wording.locale.territories.get(code)
        return _told_along(claim, story)
    of = _OF_WHAT.search(text)
    if of is None:
        return None
    start = claim.source.spans[0].start
    for other in reversed([item for item in story.told_of(claim.report) if item.source.spans]):
        same = other.source.text.endswith(of.group()) and _points_back(folded(other.source.text), report.language)
        if same and 0 < start - other.source.spans[-1].end <= BEHIND and _may_be_one(claim, other):
            return _owner(other, folded(other.source.text), report, story)
    return None


def _may_be_one(claim: Claim, other: Claim) -> bool:
    """Whether two actors may speak for one state: the records do not say of the first that it speaks for another."""
    mine = claim.source.actor.affiliation if claim.source.actor is not None else None
    theirs = other.source.actor.affiliation if other.source.actor is not None else None
    return not mine or mine == theirs


def _told_along(claim: Claim, story: Story) -> str | None:
    """The one state that says the beginning of the same words: "Ukraine holds …, according to its services"."""
    start = claim.content.spans[0].start
    states = {
        other.source.actor.id.partition(":")[2]
        for other in story.told_of(claim.report)
        if other.id != claim.id and other.content.spans[0].start == start and other.source.actor is not None
        if country(other.source.actor.id, story) is not None
    }
    return story.wording.locale.territories.get(states.pop()) if len(states) == 1 else None


def _cut(text: str) -> str:
    """A very long wording, cut at a word."""
    return text if len(text) <= FULL else text[:FULL].rsplit(" ", 1)[0] + "…"


def _trimmed(text: str) -> str:
    """A person's name and apposition without a bare noun behind, whose clause was cut: "Nora Lind, head of the Ring, a society | that …"."""
    aired = _AIRED.search(text)
    if aired is not None and media.find(aired[1]) is not None:
        text = text[: aired.start()]
    return _DANGLING.sub("", text) if text.count(",") > 1 else text


def _medium(claim: Claim, story: Story) -> Who:
    report, actor = story.report_of(claim), claim.source.actor
    if actor is not None:
        return _who(actor_name(actor, story), story, actor.id)
    return Who(
        (Piece(story.wording.medium(folded(report.outlet or "")) or story.label(report), "source"),),
        False,
        f"outlet:{report.outlet or report.id}",
    )


def _who(name: str, story: Story, key: str) -> Who:
    return Who((Piece(name, "source"),), story.wording.is_plural(name), key)


def _words(text: str, report: Report, story: Story, key: str, *, closes: bool = False) -> Who:
    """A source in the words of its report: of another language in quotation marks, as it stands."""
    foreign = _foreign(report, story.wording)
    if foreign:
        plural = load(foreign).is_plural(text) if foreign in LANGUAGES else False
        return Who(story.wording.quoted((Piece(text, "source", foreign),)), plural, key)
    words = story.wording.lowered(text)
    if _points_back(text, report.language):  # whose is not known: the words are the report's
        return Who(story.wording.quoted((Piece(words, "source"),)), story.wording.is_plural(words), key)
    return Who((Piece(words, "source"),), story.wording.is_plural(words), key, closes=closes)


def _foreign(report: Report, wording: Wording) -> str | None:
    return report.language if report.language not in (wording.language, "und") else None


def actor_name(actor: Actor, story: Story) -> str:
    """An actor's name within a sentence: a country in the page's language with its article."""
    if actor.kind == "state":
        named = country(actor.id, story)
        if named:
            return named
    if actor.kind == "media":
        return story.wording.medium(one_name(actor.name))
    if actor.kind == "person":
        second = actor.name.replace("’", " ").replace("'", " ").split(" ")[1:2]
        return story.wording.lowered(actor.name) if second and second[0].islower() else actor.name
    return story.wording.lowered(story.wordings.get(actor.id, actor.name))


def country(party: str, story: Story) -> str | None:
    """A country by its actor id ("state:KP" is « la Corée du Nord »); None when the id is not a country's."""
    kind, _, code = party.partition(":")
    return story.wording.with_article(code) if kind == "state" else None


def party_name(party: str, story: Story, *, heading: bool = False) -> str:
    """A party's name; in a heading a country stands without its article."""
    kind, _, code = party.partition(":")
    if kind == "state" and code in story.wording.locale.territories and len(code) == 2:
        return story.wording.locale.territories[code] if heading else country(party, story) or code
    if party in story.actors:
        return actor_name(story.actors[party], story)
    if party in story.party_names:
        return story.party_names[party]
    return code.replace("-", " ") if code else party


def determined(name: str, span: Span | None, report: Report) -> str:
    """The wording with the determiner that stands before it in the report ("le" + "porte-parole"), if it lacks one."""
    text = folded(name)
    if span is None or report.language not in LANGUAGES or not text[:1].islower():
        return text
    rule = load(report.language)["determiners"]
    for opening, said in rule["openings"].items():  # "de source judiciaire" is how a French sentence ends, not begins
        if text.startswith(opening):
            return str(said) + text[len(opening) :]
    known = (*rule["singular"], *rule["plural"])
    if any(text.lower().startswith(word if word[-1] in "'’" else f"{word} ") for word in known):
        return text
    before = report.text[max(0, span.start - DETERMINER) : span.start].lower()
    for word in sorted(known, key=len, reverse=True):
        ending = word if word[-1] in "'’" else f"{word} "
        if re.search(rf"(?:^|[\s\W]){re.escape(ending)}$", before):
            return ending + text
    return text


def is_nobody(text: str, language: str) -> bool:
    """Whether a source's words name nobody at all ("personne ne sait")."""
    return language in LANGUAGES and text.lower().strip(" ,.") in load(language)["determiners.nobody"]


def _points_back(text: str, language: str) -> bool:
    """Whether a wording leans on what stands before it (« son avocat »): a reader would not know whose."""
    return language in LANGUAGES and text.lower().split(" ")[0] in load(language)["determiners.possessive"]


def _is_pointing(text: str, language: str) -> bool:
    """Whether a wording is a bare noun that takes up what was named before it (« le quotidien », "the group")."""
    if language not in LANGUAGES:
        return False
    words = re.findall(r"[\w-]+", text.lower())
    return 0 < len(words) <= 2 and words[-1] in load(language)["determiners.pointing"]


#: "Lind's office" is no name, but words of its language.
_OWNED = re.compile(r"\w['’]s(?:\s|$)")
#: Below this confidence a description of more words than these is told in its own words.
SURE, FEW = 0.75, 3
#: Two, of whom only the text before says which.
_THE_TWO = re.compile(r"(?:les|ces|the|these)\s(?:deux|trois|two|three)\s", re.IGNORECASE)
#: "One of the organisers", "another candidate", "…, invited": of what, than whom, by whom a reader does not know.
_OF_OTHERS = re.compile(
    r"\bl['’]une? des\b|\bone of\b|^(?:une?|l['’])\s?autre\b|^(?:another|the other)\b"
    r"|,\s(?:invitée?|interrogée?|jointe?|citée?|interviewée?|asked|quoted)s?$",
    re.IGNORECASE,
)
#: A bare noun at the end, which something told of it was cut from: "head of the Ferry Union, association".
_HALF = re.compile(r",\s(?:association|société|entreprise|organisation|syndicat|collectif|groupe|company|group|union)$")
#: What stands for a noun before it: « ceux des sauveteurs », "those of the rescuers".
_STANDING_FOR = re.compile(
    r"(?:celui|celle|ceux|celles)\s(?:de\s|du\s|des\s|d['’])|(?:that|those)\sof\s", re.IGNORECASE
)
#: "The former candidate": somebody whom the report has mostly named already.
_FORMERLY = re.compile(
    r"(?:[Ll]['’]ex-?|[Ll]['’]ancien(?:ne)?|[Tt]he\s(?:ex-|former))\s?[a-zà-ÿ](?!.*[a-zà-ÿ],?\s[A-ZÀ-Þ][a-zà-ÿ’'-]+\s[A-ZÀ-Þ])"
)
#: What a service is for, at the end of its name, and how far behind "its services" "the agency" is still theirs.
#: One noun, with an article at most, behind an apposition.
_AIRED = re.compile(r"\s(?:sur|au micro de|on)\s(?:la\s|l['’])?([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ\d][\w’'-]*)*)$")
_DANGLING = re.compile(r"(?<=[\w)]),\s(?:(?:une?|an?)\s)?[a-zà-ÿ-]{4,}$")
_OF_WHAT = re.compile(r"\s(?:de|of)\s[a-zà-ÿ]{5,}$")
BEHIND = 400


def is_pointing_only(claim: Claim, story: Story) -> bool:
    """Whether only a bare noun says who speaks ("le quotidien"), and the records do not know which is meant."""
    actor = claim.source.actor
    known = actor is not None and actor.kind not in ("unnamed", "group") and actor.name[:1].isupper()
    text, language = folded(claim.source.text), story.report_of(claim).language
    taken = claim.source.resolution
    unknown = bool(text) and not known and (taken is None or taken.confidence < SURE)
    return unknown and (
        _is_pointing(text, language)
        or is_pronoun(text, language)
        or bool(_THE_TWO.match(text) or _STANDING_FOR.match(text) or _FORMERLY.match(text))
    )


def is_pronoun(text: str, language: str) -> bool:
    """Whether a source's words only point to somebody named elsewhere ("a-t-il", "they")."""
    if language not in LANGUAGES:
        return False
    return text.lower().strip(" ,.") in load(language)["determiners.pronouns"]


def pronoun(who: Who, story: Story) -> tuple[str, str] | None:
    """What takes a source up in the next sentence, as its subject and after "according to"; None where no form is sure."""
    rule = story.wording["pronouns"]
    if any(piece.lang for piece in who.pieces):
        return None
    actor = story.actors.get(who.key)
    if actor is not None and actor.kind == "person":
        gender = story.genders.get(actor.id)
        forms = rule[gender] if gender else []
    elif who.plural:
        forms = rule["many"]
    else:
        article = who.text.split(" ")[0].lower()
        forms = rule["the"] or (rule[article] if article in ("le", "la") else [])
        forms = [] if actor is None and story.wording.language == "en" else forms
    return (forms[0], forms[1]) if forms else None


def shortened_name(who: Who, story: Story) -> Who:
    """A person by the one word that the reports use for them, where there is one."""
    short = story.shorts.get(who.key)
    return Who((Piece(short, "source"),), who.plural, who.key) if short and not who.plural else who


def is_paper(claim: Claim, story: Story) -> bool:
    """Whether a source is a paper or a count, which says nothing by itself ("un nouveau bilan")."""
    language = story.report_of(claim).language
    if language not in LANGUAGES:
        return False
    words = re.findall(r"[\w-]+", folded(claim.source.text).lower())[:4]
    return any(word in load(language)["shapes.papers"] for word in words)


def is_readable(claim: Claim, story: Story) -> bool:
    """Whether a source's words can stand in a sentence of the page: no bare noun, no "his lawyer", no foreign phrase."""
    report, actor = story.report_of(claim), claim.source.actor
    text = folded(claim.source.text)
    foreign = _foreign(report, story.wording)
    if foreign and foreign in LANGUAGES and load(foreign).is_joined(text):
        return False
    if actor is not None and ((actor.kind == "person" and actor.name[:1].isupper()) or country(actor.id, story)):
        return True
    if not text or is_pronoun(text, report.language):
        return actor is not None and actor.kind != "unnamed"
    named = actor is not None and actor.kind not in ("unnamed", "group") and actor.name[:1].isupper()
    if foreign:
        # "Satellite images" are no name, nor is "Interior Ministry"
        named = named and actor is not None and actor.kind != "document" and not _is_common(actor, story)
        return named and any(map(str.isupper, text))
    if _whose(claim, text, report, story):
        return True
    if (
        claim.source.resolution is not None
        and claim.source.resolution.confidence >= SURE
        and _is_taken(claim, text, report)
    ):
        return True
    if _points_back(text, report.language) or (not named and _is_pointing(text, report.language)):
        return False
    said = determined(text, claim.source.spans[0] if claim.source.spans else None, report)
    rule = load(report.language)["determiners"] if report.language in LANGUAGES else _NO_RULE
    begins = _has_article(said, report.language)
    proper = text[:1].isupper() and (len(text.split(" ")) > 1 or named)
    bare = report.language == "en" and (said.split(" ")[0].endswith("s") or said.split(" ")[-1].endswith("s"))
    return begins or proper or bare or text.lower() in rule["bare"]
