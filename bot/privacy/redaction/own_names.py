"""Knows the sender's own names again, in any case, with any accents, in another script."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction.folding import key
from bot.privacy.redaction.forms import is_slip_of

_LATIN = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ا": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "th",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "و": "w",
    "ي": "y",
    "ء": "",
}
_SOUNDS = (
    (r"kh|gh|q", "k"),
    (r"ph", "f"),
    (r"ts|z", "s"),
    (r"zh|j|dj", "g"),
    (r"sch|sh|ch", "s"),
    (r"th", "t"),
    (r"[aeiouyw]", ""),
    (r"v", "b"),
    (r"h", ""),
    (r"x", "ks"),
    (r"c", "k"),
    (r"(.)\1+", r"\1"),
)
_SHORTEST = 2
_SLIPS_FROM = 5
_BONES_FROM = 3


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Names that go wherever they stand; they live in memory only."""

    words: frozenset[str] = field(default=frozenset(), repr=False)
    bones: frozenset[str] = field(default=frozenset(), repr=False)
    """The consonants of the names, as they sound: the same in every script."""

    @classmethod
    def of(cls, names: Iterable[str]) -> "OwnNames":
        """Cut names and user names into words."""
        pieces = (piece for name in names for piece in regex.findall(r"[\p{L}\p{M}]+", name or ""))
        words = frozenset(word for piece in pieces if len(word := key(piece)) >= _SHORTEST)
        bones = frozenset(bone for word in words if len(bone := _bone(word)) >= _BONES_FROM)
        return cls(words, bones)

    def has(self, word: str, *, grammar: bool, capital: bool) -> bool:
        """Tell whether a word is one of the names; a word of grammar only with a capital."""
        if not self.words or (grammar and not capital):
            return False
        if word in self.words or any(_is_slip(word, name) for name in self.words):
            return True
        foreign = any(word[:1].isascii() != name[:1].isascii() for name in self.words)
        return foreign and _bone(word) in self.bones


def _is_slip(word: str, name: str) -> bool:
    if len(name) < _SLIPS_FROM:
        return len(name) >= _BONES_FROM and word.startswith(name) and len(word) - len(name) <= 1
    return is_slip_of(word, name) or (word.startswith(name) and len(word) - len(name) <= 2)  # noqa: PLR2004 - endings


def _bone(word: str) -> str:
    """Return the consonants of a name in Latin letters, alike ones as one."""
    latin = "".join(_LATIN.get(letter, letter) for letter in word)
    for pattern, sound in _SOUNDS:
        latin = regex.sub(pattern, sound, latin)
    return latin
