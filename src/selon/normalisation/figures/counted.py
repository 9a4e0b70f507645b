"""The thing a number counts: the noun after it with its modifiers, lower-cased."""

import re

from selon.normalisation.figures.lexicon import Lexicon

_WORD = re.compile(r"(?:[dlnsjmtc]|qu)['’](?=\w)|[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")
_GAP = re.compile(r"[\s\u00a0\u202f«»“”\"()\[\]]*")
_NOUN = re.compile(r"\s*([^\W\d_A-ZÀ-Þ]{4,})")
#: Most words a counted thing is given.
LONGEST = 5


def counted(text: str, at: int, end: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The noun group that begins at `at`, and where it ends; (None, at) where there is none."""
    words: list[str] = []
    last = at
    for _ in range(LONGEST):
        gap = _GAP.match(text, at, end)
        assert gap is not None
        if words and ("\n" in gap.group() or any(mark in gap.group() for mark in "()[]")):
            break
        word = _WORD.match(text, gap.end(), end)
        if word is None:
            break
        if not words and _is(lexicon, "skip", word.group()):
            at = word.end()
            continue
        if _is(lexicon, "stop", word.group()) and not (words and _links(text, word, end, words, lexicon)):
            break
        if words and not _goes_on(word.group(), words, lexicon):
            break
        words.append(word.group())
        at = word.end()
        if word.group()[-1] not in "'’" and not _is(lexicon, "stop", word.group()):
            last = at
    phrase = _joined(words[: _complete(words, lexicon)])
    return (phrase.lower() or None), last if phrase else at


def _is(lexicon: Lexicon, kind: str, word: str) -> bool:
    return any(entry.regex.fullmatch(word) for entry in lexicon.entries[kind])


def _links(text: str, word: re.Match[str], end: int, words: list[str], lexicon: Lexicon) -> bool:
    """As in "cas de fraude", "doses of vaccine": the linking word and a bare noun after it belong to the thing."""
    if not _is(lexicon, "link", word.group()) or len(words) > 2:
        return False
    following = _NOUN.match(text, word.end(), end)
    return following is not None and not _is(lexicon, "stop", following.group(1))


def _goes_on(word: str, words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word after the first still belongs: an adjective that agrees, or a noun after its adjective."""
    previous = words[-1]
    if _is(lexicon, "link", previous) or _is(lexicon, "link", word):
        return True
    return any(
        entry.regex.fullmatch(word) and not re.fullmatch(entry.row.get("unless", r"(?!)"), previous, re.IGNORECASE)
        for entry in lexicon.entries["goes"]
    )


def _complete(words: list[str], lexicon: Lexicon) -> int:
    """How many words to keep: none that links to nothing may end the phrase."""
    keep = len(words)
    while keep and (_is(lexicon, "stop", words[keep - 1]) or words[keep - 1].endswith(("'", "’"))):
        keep -= 1
    return keep


def _joined(words: list[str]) -> str:
    return re.sub(r"(['’]) ", r"\1", " ".join(words))
