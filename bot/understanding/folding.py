"""Any text -> text that can be compared: one case, one kind of digit, apostrophe and space."""

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate

LONGEST = 4096
"""UTF-16 units that are read: as much as Telegram lets anybody send."""

_REMEMBERED = 4096
_BEYOND_BASIC = 0xFFFF
_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u00b4\u0060\uff07\u05f3"
_ONE_LETTER = str.maketrans(
    "\u0649\u0629\u06a9\u06cc\u0671", "\u064a\u0647\u0643\u064a\u0627", "\u0640"
)
"""Letters of Arabic that people write for one another; the stroke that only makes words longer."""
_ADDRESS = re.compile(
    r"(?<!\S)(?:\S{1,64}@[\w-]{1,63}\.\S{1,190}|@\w{3,32}(?!\S)|https?://\S{1,2000})"
)
"""Mail, handles and links: their letters would speak against an emergency told beside them."""
_DASH = re.compile(r"(?<=[^\W\d] )(?:-{1,3}|/)(?= [^\W\d])")
"""A hyphen or a stroke that stands alone between words is a dash: "no - I want to die"."""
_LINES = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_SPELT_OUT = re.compile(r"(?<!\S)(?:[a-z](?: [a-z]){2,}|[^\W\d_](?: [^\W\d_]){4,})(?!\S)")
_QUESTION = "?\u061f\u037e"
_SENTENCE = ".!\n\u2026\u3002\u06d4\u00a1\u00bf"
_PAUSE = ",;:()[]{}&+\u2013\u2014\u060c\u061b\u3001|"
_ENDS = re.compile(f"[{re.escape(_QUESTION + _SENTENCE + _PAUSE)}]+")


class Characters(dict[int, str]):
    """What each character becomes: told once for each, and remembered of not too many."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        """Tell what a character becomes that was not met yet."""
        told = self._become(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = told
        return told


class Typed:
    """What somebody typed, folded in the ways in which it is read, each of them once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        """In one case and with one kind of digit, apostrophe and space."""
        self.bare = bare_word(_parted(self.plain, _WORDS))
        """Its words without accents."""
        self.marked = _marked(_ADDRESS.sub(" , ", self.plain))
        """Its words and marks; an address is no word, and says nothing of danger or of a topic."""
        self.words = bare_word(self.marked).split()
        """Its words without accents, and its marks."""

    @property
    def sentences(self) -> list[str]:
        """Its parts, where it pauses or ends."""
        return _ENDS.split(self.text)


def plain(text: str) -> str:
    """Unify case, digits, spaces and lines; drop apostrophes and what cannot be seen."""
    composed = unicodedata.normalize("NFKC", _cut(text).translate(_SPOKEN)).casefold()
    return composed.translate(_PLAIN)


def fold(text: str) -> str:
    """Reduce a text to its words and numbers, one space between them."""
    return _parted(plain(text), _WORDS)


def mark(text: str) -> str:
    """Reduce a text to words, and the marks `,` `.` `?` as words where it pauses or ends."""
    return _marked(plain(text))


def bare(text: str) -> str:
    """Reduce a text as `fold` does, and drop accents and what Arabic writes in several ways."""
    if text.isascii() and text.isalnum():
        return text[:LONGEST].lower()
    return bare_word(fold(text))


def bare_word(folded: str) -> str:
    """Take accents and other marks off letters, in every script."""
    return folded if folded.isascii() else folded.translate(_BARE)


def bare_letters(written: str) -> str:
    """Reduce the letters of a phrase as `bare` does, and leave the signs between them."""
    if written.isascii():
        return written.replace("'", "").lower()
    return unicodedata.normalize("NFKC", written).casefold().translate(_WRITTEN)


def _parted(text: str, characters: Characters) -> str:
    """Part words by one space."""
    return " ".join(text.translate(characters).split())


def _marked(text: str) -> str:
    """Part words by one space, and leave what pauses or ends."""
    return _parted(_DASH.sub(",", text), _MARKED)


def _cut(text: str) -> str:
    """Read no more than Telegram sends; a surrogate pair counts as two units."""
    if len(text) * 2 <= LONGEST:
        return text
    near = text[:LONGEST]
    units = accumulate(1 + (ord(character) > _BEYOND_BASIC) for character in near)
    return near[: sum(length <= LONGEST for length in units)]


def _plain_character(character: str) -> str:
    """Return what stands for one character once case and composition are settled."""
    if character in _LINES:
        return "\n"
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    match unicodedata.category(character):
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Cf" | "Cs" | "Cn" | "Co" | "Me":
            return ""
        case "Cc":
            return " " if character == "\t" else ""
        case _:
            return "" if unicodedata.name(character, "").startswith("VARIATION") else character


def _bare_character(character: str) -> str:
    """Take the marks off one letter."""
    apart = unicodedata.normalize("NFD", character).translate(_ONE_LETTER)
    return "".join(one for one in apart if unicodedata.category(one) != "Mn")


def _word_character(character: str) -> str:
    """Keep letters, their marks and digits; everything else parts words."""
    return character if unicodedata.category(character)[0] in "LMN" else " "


def _marked_character(character: str) -> str:
    """Keep what a word is made of, and say where a clause or a sentence ends."""
    if character in _QUESTION:
        return " ? "
    if character in _SENTENCE:
        return " . "
    return " , " if character in _PAUSE else _word_character(character)


_SPOKEN = Characters(lambda character: "" if character in _APOSTROPHES else character)
_PLAIN = Characters(_plain_character)
_BARE = Characters(_bare_character)
_WRITTEN = Characters(lambda letter: "" if letter in _APOSTROPHES else _bare_character(letter))
_WORDS = Characters(_word_character)
_MARKED = Characters(_marked_character)


def marked_words(typed: Typed) -> list[str]:
    """Reduce raw words to what danger is read from: `noooo` is no, `d i e` die; marks are words."""
    bare = bare_word(_STRETCHED.sub(r"\1", typed.marked))
    return _SPELT_OUT.sub(lambda letters: letters[0].replace(" ", ""), bare).split()
