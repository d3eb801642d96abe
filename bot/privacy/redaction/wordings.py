"""Turns the words of the tables into patterns."""

import re
from collections.abc import Iterable

from bot.privacy.redaction.folding import shadow
from bot.privacy.redaction.tables import Cues


def words_of(cues: Iterable[Cues], *names: str) -> list[str]:
    """Return the words that some languages have under some names."""
    return [word for one in cues for name in names for word in one.raw.get(name, ())]


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    plain = sorted({shadow(word).lower() for word in words}, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, word.split(" "))) for word in plain)
    return "|".join(spaced) or r"(?!)"
