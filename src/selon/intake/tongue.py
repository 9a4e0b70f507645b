"""Which language a text is in, or that it cannot be told."""

from functools import cache

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from selon.errors import UsageError
from selon.languages import supported
from selon.records import Notice

UNKNOWN = "und"

#: Languages that news is written in. The detector knows some forty more, small ones, which
#: it sees in damaged or very short text of the great ones far oftener than they come.
_NEWS = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ka ko lt lv mk ms nl no pl pt ro ru sk sl sq sr "
    "sv sw ta te th tr uk ur vi zh"
).split()
#: Below so many letters no guess is worth anything; below such a probability neither.
_FEWEST_LETTERS = 10
_LOWEST = 0.85
#: A language that we can read is the likelier one in the hands of our readers, even in a line or two.
_LOWEST_OF_OURS = 0.6
#: A text says what it is in long before this many characters.
_SAMPLE = 20_000


def detect(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The ISO 639-1 code of a text's language; "und", with a notice, when that is unsure."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    # One Chinese or Korean letter says as much as two or three Latin ones.
    weight = sum(2 for character in sample[:500] if character > "\u2fff")
    if letters + weight < _FEWEST_LETTERS:
        return UNKNOWN, (Notice("language-unsure", "Too short to tell the language."),)
    language, probability = _identifier().classify(sample)
    if probability < (_LOWEST_OF_OURS if language in supported() else _LOWEST):
        message = f"The language cannot be told for sure; the likeliest is {language} ({probability:.0%})."
        return UNKNOWN, (Notice("language-unsure", message),)
    return str(language), ()


def language_code(value: object) -> str | None:
    """A language as metadata give it ("fr-BE", "fra", "FR", "French") as ISO 639-1, or None when it names none."""
    if not isinstance(value, str):
        return None
    head = value.strip().replace("_", "-").split("-")[0].casefold()
    if not head.isascii() or not head.isalpha():
        return None
    found = None
    if len(head) == 2:
        found = pycountry.languages.get(alpha_2=head)
    elif len(head) == 3:
        found = pycountry.languages.get(alpha_3=head) or pycountry.languages.get(bibliographic=head)
    elif len(head) <= 30:
        found = pycountry.languages.get(name=head.capitalize())
    code = getattr(found, "alpha_2", None)
    return code if isinstance(code, str) else None


def asked_language(value: str) -> str:
    """The code of a language that the caller asks for.

    Raises:
        UsageError: there is no such language.
    """
    code = language_code(value)
    if code is None:
        raise UsageError(f"{value!r} is no language; give a code such as fr or en")
    return code


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_NEWS)
    return identifier
