"""Who may come in: nobody is asked on this machine alone; elsewhere a token says who one is.

A user file has one person per line, `NAME TOKEN`; `#` begins a remark. Tokens are
compared in constant time, and only a keyed digest of one is put into a cookie.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from selon.errors import UsageError

#: A shorter token could be guessed.
SHORTEST = 16


def _secret() -> bytes:
    return secrets.token_bytes(32)


@dataclass(frozen=True)
class Keys:
    """Tokens by the name of whom they let in; none: whoever reaches the desk may use it.

    `secret` signs what the desk gives out, and is another at every start.
    """

    tokens: dict[str, str] = field(default_factory=dict, repr=False)
    secret: bytes = field(default_factory=_secret, repr=False)

    @property
    def asked(self) -> bool:
        """Whether one must say who one is."""
        return bool(self.tokens)

    def who(self, token: str) -> str | None:
        """The name that goes with a token."""
        given = token.encode("utf-8", "replace")
        found = None
        for name, known in self.tokens.items():
            if hmac.compare_digest(known.encode(), given):
                found = name
        return found

    def pass_for(self, name: str) -> str:
        """What a signed-in reader's cookie holds."""
        return f"{name}:{self.signed('pass', name, self.tokens[name])}"

    def who_has(self, shown: str) -> str | None:
        """The name in a cookie, if this desk gave it out and the name is still let in."""
        name, _, signature = shown.rpartition(":")
        if name not in self.tokens:
            return None
        right = self.signed("pass", name, self.tokens[name])
        return name if hmac.compare_digest(right.encode(), signature.encode("utf-8", "replace")) else None

    def signed(self, *parts: str) -> str:
        """A keyed digest of some words, 64 hexadecimal digits."""
        return hmac.new(self.secret, "\x1f".join(parts).encode("utf-8", "replace"), sha256).hexdigest()


def keys(token: str | None, users: Path | None) -> Keys:
    """The keys that the command line names.

    Raises:
        UsageError: a file that cannot be read, a line without a token, a name given twice, or a token that is too short.
    """
    tokens = {"desk": token} if token is not None else {}
    if users is not None:
        try:
            lines = users.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{users}: the user file cannot be read: {error}") from None
        for number, line in enumerate(lines, 1):
            words = line.partition("#")[0].split()
            if not words:
                continue
            if len(words) != 2 or words[0] in tokens:
                raise UsageError(f"{users}, line {number}: each line is NAME TOKEN, and every name stands once")
            tokens[words[0]] = words[1]
        if not tokens:
            raise UsageError(f"{users}: the user file names nobody")
    for name, known in tokens.items():
        if len(known) < SHORTEST:
            raise UsageError(f"the token of {name} is too short: {SHORTEST} characters or more")
    return Keys(tokens)
