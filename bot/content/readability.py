"""How hard a text is to read: the Flesch-Kincaid grade, for English only (docs/readability.md)."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
_END = re.compile(r"[.!?:;]+(?=\s|$|[\"\u201d)])|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SOUNDS = re.compile(
    r"[aeiouy]ing|(?<![tcx])iou|(?<![tc])ia(?!ge)|io(?!n|u)|eo(?!us|n)|iu|(?<![qg])ua|uou|iet|(?<!q)uid"
)
_SILENT_WITHIN = re.compile(
    r"(?<=[^aeiouy])e(?=(?:thing|one|where|times|body|less|ful|ment|ly)s?$)"
)
_SILENT_END = re.compile(
    r"(?<![aeiouylr])(?:e|es|ed)$|(?<=[aeiouylr])ed$|(?<=[aeiouy][lr])(?:e|es)$"
)
_HEARD_END = re.compile(r"(?:[td]ed|[sxzcg]es|ches|shes)$")
_ODD = {
    "area": 3, "areas": 3, "idea": 3, "ideas": 3, "create": 2, "creates": 2, "people": 2,
    "everyone": 3, "everywhere": 3, "science": 2, "being": 2, "business": 2, "evening": 2,
}  # fmt: skip
"""Words that the rules below get wrong."""

EASY = 2
"""Syllables that an allowed hard term counts for: it is explained, or has no plainer word."""


def grade(text: str, allowed: Iterable[str] = ()) -> float:
    """Return the US school grade of a plain text (no tags)."""
    terms = _pattern(allowed)
    plain, found = terms.subn(" allowed ", text) if terms else (text, 0)
    words = _WORD.findall(plain)
    if not words:
        return 0.0
    sentences = sum(1 for part in _END.split(plain) if _WORD.search(part or ""))
    syllables = sum(count_syllables(word) for word in words)
    syllables -= found * (count_syllables("allowed") - EASY)
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / len(words) - 15.59


def count_words(text: str) -> int:
    """Count the words a reader meets; a number alone is none."""
    return len(_WORD.findall(text))


def count_syllables(word: str) -> int:
    """Count the syllables of an English word, by its vowels; never less than one."""
    letters = re.sub(r"[^a-z]", "", word.casefold().split("'")[0].split("\u2019")[0])
    if letters in _ODD:
        return _ODD[letters]
    spoken = letters if _HEARD_END.search(letters) else _SILENT_END.sub("", letters)
    spoken = _SILENT_WITHIN.sub("", spoken)
    return max(1, len(_VOWELS.findall(spoken)) + len(_TWO_SOUNDS.findall(spoken)))


def _pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    return (
        re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE) if longest_first else None
    )
