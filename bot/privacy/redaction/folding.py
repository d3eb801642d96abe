"""Any text -> the same length of plain characters; any word -> the key it is looked up by."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = {
    "ё": "е",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "ß": "ss",
    "ø": "o",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "ـ": "",
    "'": "",
    "’": "",
    "ʼ": "",
    "ª": "a",
    "º": "o",
}
_TABLE = str.maketrans(_LETTERS)
_SIMPLE = re.compile("[a-z\u0430-\u044f\u0621-\u063a\u0641-\u064a]*")
"""Letters that need no further folding: nearly all words."""

_SIMPLE_PHRASE = re.compile("[a-z\u0430-\u044f\u0621-\u063a\u0641-\u064a ]*")
_WORD = re.compile(r"(?:[^\W_]|['’ªº])+")
_OWN = {"\u0306": "и", "\u0303": "n"}
"""Marks that make a letter of its own: й, ñ."""

_LIKE = {"’": "'", "ʼ": "'", "`": "'", "´": "'", "٫": ".", "٬": ",", "،": ",", "؛": ";", "؟": "?"}


def key(word: str) -> str:
    """Return the key of a word: small letters without accents."""
    if word.isascii():
        return word.lower().replace("'", "")
    simple = word.lower().translate(_TABLE)
    if _SIMPLE.fullmatch(simple):
        return simple
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_TABLE)
    apart = unicodedata.normalize("NFD", plain)
    letters = [
        character
        for before, character in zip(f" {apart}", apart, strict=False)
        if _is_letter(character) or _OWN.get(character) == before
    ]
    return unicodedata.normalize("NFC", "".join(letters)).translate(_TABLE)


def keys(words: Iterable[str]) -> frozenset[str]:
    """Return the keys of many words without spaces: much quicker than one by one."""
    given = list(words)
    simple = " ".join(given).lower().translate(_TABLE).split(" ")
    pairs = zip(given, simple, strict=True)
    return frozenset(one if _SIMPLE.fullmatch(one) else key(word) for word, one in pairs)


def cut(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a table into keys as a text is cut: dots, dashes and colons part words."""
    simple = phrase.lower().translate(_TABLE)
    if _SIMPLE_PHRASE.fullmatch(simple):
        return tuple(simple.split())
    return tuple(map(key, _WORD.findall(phrase)))


def shadow(text: str) -> str:
    """Return the text in plain characters, each in its place: what the shapes are sought in."""
    return "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return one character for one: digits of any script, styled letters, spaces, dashes."""
    if character in _LIKE:
        return _LIKE[character]
    if character in "ªº":
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if category == "Pd":
        return "-"
    return _bare(unicodedata.normalize("NFKC", character).translate(_TABLE)) or character


def _bare(letter: str) -> str:
    """Return a letter without its accent; nothing where that is not one character."""
    apart = unicodedata.normalize("NFD", letter)
    if len(apart) > 1 and _OWN.get(apart[1]) == apart[0].lower():
        return letter if len(letter) == 1 else ""
    bare = "".join(one for one in apart if unicodedata.category(one)[0] != "M")
    return bare if len(bare) == 1 else ""
