"""Passwords: what may be one, and how it is kept and compared."""

from dataclasses import dataclass
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 15, 128

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


def problem(password: str, name: str) -> str | None:
    """Say why something may not be a password, in one sentence."""
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters. Four or five words will do."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    if name.casefold() in password.casefold():
        return "Your name must not be part of the password."
    if len(set(password)) < SHORTEST // 3:
        return "That repeats itself too much. Four or five words will do."
    return None
