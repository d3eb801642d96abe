"""Passwords that stood in a breach, as the first bytes of their hashes: none stands here in clear.

`passwords.bin` holds those that are long enough for us; `bench/passwords/pack.py` made it.
"""

import hashlib
import unicodedata
from bisect import bisect_left
from functools import cache
from importlib.resources import files

KEPT_BYTES = 5
"""One good password in three million is refused by chance."""


def bare(text: str) -> str:
    """Return letters and digits alone: capitals, spaces and stops hide no known password."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())


def is_known(password: str) -> bool:
    """Tell whether a password stood in a breach."""
    wanted, kept = mark(password), _kept()
    size = len(kept) // KEPT_BYTES
    place = bisect_left(range(size), wanted, key=lambda number: _at(kept, number))
    return place < size and _at(kept, place) == wanted


def mark(password: str) -> bytes:
    """Return what is kept of a password."""
    return hashlib.sha256(bare(password).encode()).digest()[:KEPT_BYTES]


def _at(kept: bytes, number: int) -> bytes:
    return kept[number * KEPT_BYTES : (number + 1) * KEPT_BYTES]


@cache
def _kept() -> bytes:
    return files("console.known").joinpath("passwords.bin").read_bytes()
