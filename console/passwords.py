"""Passwords: what may be one, and how it is kept and compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from console.known import bare, is_known

SHORTEST, LONGEST = 15, 128
SHORTEST_WORD = 4
PRODUCT = "askfirst"
ADVICE = "Four or five words that have nothing to do with each other will do."

NOBODYS = "nobody has this password, and nobody ever will"
"""Compared with where there is nobody, so that a stranger's sign-in takes as long as any."""


@dataclass(frozen=True, eq=False)
class Passwords:
    """argon2id at a given cost; the defaults are those of RFC 9106, second choice."""

    time_cost: int = 3
    memory_kib: int = 65_536
    parallelism: int = 4

    @cached_property
    def _hasher(self) -> PasswordHasher:
        return PasswordHasher(self.time_cost, self.memory_kib, self.parallelism)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(NOBODYS)

    def prepare(self) -> None:
        """Make at start what the first stranger would otherwise wait for."""
        _ = self._nobodys

    def hash(self, password: str) -> str:
        """Hash a password to be kept."""
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Compare a password; takes as long where there is none to compare with."""
        try:
            # Cut, so that nobody makes us hash a book.
            self._hasher.verify(kept or self._nobodys, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


def problem(password: str, ours: Iterable[str] = ()) -> str | None:
    """Say why something may not be a password, in one sentence; `ours` are names it may lean on."""
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters. {ADVICE}"
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    rest = _without(bare(password), ours)
    if len(password) - len(bare(password)) + len(rest) < SHORTEST:
        return (
            "Names that anybody would guess do not count: yours, the clinic's, askfirst."
            f" Without them at least {SHORTEST} characters must be left. {ADVICE}"
        )
    if len(set(password)) < SHORTEST // 3:
        return f"That repeats itself too much. {ADVICE}"
    if is_known(password) or is_known(rest):
        return f"That password is on lists that attackers try first. {ADVICE}"
    return None


def _without(password: str, ours: Iterable[str]) -> str:
    """Take names out of a password, whole names and their longer words, the longest first."""
    names = {bare(name) for name in (PRODUCT, *ours)}
    words = {bare(word) for name in ours for word in name.split()}
    guessed = names | {word for word in words if len(word) >= SHORTEST_WORD}
    for one in sorted(guessed - {""}, key=len, reverse=True):
        password = password.replace(one, "")
    return password
