"""What is known of a word: everyday, rare, somebody's name, a place, both, or nothing at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.privacy.redaction import forms
from bot.privacy.redaction.tables import Tables


class Known(Enum):
    """What the lists know of a word."""

    NAME = "name"
    """A first name or surname that is no ordinary word of the language."""
    PLACE = "place"
    BOTH = "both"
    """A first name that is an ordinary word too."""
    FAMILY = "family"
    """A surname that is an ordinary word too."""
    EVERYDAY = "everyday"
    """A word of chats, of skin and of treatments: it stays, whatever stands before it."""
    RARE = "rare"
    """A word that the dictionary has."""
    NOTHING = "nothing"


ORDINARY = frozenset({Known.EVERYDAY, Known.RARE})
UNUSUAL = frozenset({Known.NAME, Known.PLACE, Known.NOTHING})

_ONE_SCRIPT = frozenset({"ru", "ar"})
"""Languages whose lists of words that are names as well hold words of no other language."""

_JOINED = ("و", "ف", "ب", "ل", "ك", "لل", "ال", "ول", "وب")
_SHORTEST = 3
_FORGIVEN = 4
_LATIN = "en"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Looks words up, in the tables and in what can be made of them."""

    tables: Tables = field(repr=False)
    common: frozenset[str] = field(repr=False)
    """The everyday words of all languages."""
    letters: Mapping[str, str] = field(repr=False)
    """The letters of everyday words, by the language whose dictionary they belong to."""
    plain: Mapping[str, frozenset[str]] = field(repr=False)
    """The everyday words of each language that are nobody's name: nearly all that is typed."""

    @classmethod
    def of(cls, tables: Tables) -> "Lexicon":
        """Prepare what every word is looked up in."""
        common = tables.commonest.union(*tables.everyday.values())
        letters: dict[str, str] = {}
        for letter in sorted(frozenset("".join(common))):
            script = script_of(letter, _LATIN)
            letters[script] = letters.get(script, "") + letter
        named = tables.both | tables.family | tables.names
        plain = {language: _everyday(tables, language) - named for language in tables.cues}
        return cls(tables, common, letters, plain)

    def weigh(self, word: str, language: str) -> Known:
        """Say what is known of a word's key."""
        script = script_of(word, language)
        if word in self.plain[script]:
            return Known.EVERYDAY
        tables = self.tables
        everyday = word in tables.everyday[script] or word in tables.everyday["any"]
        everyday = everyday or (script == "en" and word in tables.commonest)
        listed = everyday or self._is_listed(word, script) or word in tables.lent
        ordinary = listed or script in _ONE_SCRIPT
        if (named := self._named(word, everyday=everyday, listed=ordinary)) is not None:
            return named
        if everyday or word in self.common:
            return Known.EVERYDAY
        return Known.RARE if listed else self._made_of(word, script)

    def _named(self, word: str, *, everyday: bool, listed: bool) -> Known | None:
        """Say what the lists of names know; a name that is no word of the language is only that."""
        tables = self.tables
        if word in tables.both:
            return Known.BOTH if listed else Known.NAME
        if word in tables.family:
            return Known.FAMILY if listed else Known.NAME
        if word in tables.names:
            return Known.FAMILY if everyday else Known.NAME
        return Known.PLACE if word in tables.places and not everyday else None

    def is_slip(self, word: str) -> bool:
        """Tell whether a word that is nobody's name is an everyday one with a slip in it."""
        if len(word) < _SHORTEST or word in self.tables.capitals:
            return False
        slips = forms.slips(word, self.letters[script_of(word, _LATIN)], _FORGIVEN)
        return any(one in self.common for one in slips)

    def is_seldom(self, word: str) -> bool:
        """Tell whether an Arabic word is one that hardly anybody uses in such chats."""
        if len(word) < _SHORTEST or forms.ARABIC_ACT.fullmatch(word):
            return False
        spelt = (word, *forms.respelt(word))
        stems = (stem for one in spelt for stem in (one, *forms.arabic_stems(one)))
        return not any(map(self.is_used, stems))

    def is_used(self, word: str) -> bool:
        """Tell whether an Arabic word is one that people use in such chats."""
        return len(word) >= _SHORTEST and (word in self.common or word in self.tables.used())

    def _is_word(self, word: str, script: str) -> bool:
        return word in self.common or self._is_listed(word, script)

    def _is_listed(self, word: str, script: str) -> bool:
        tables = self.tables
        return word in tables.dictionaries[script] or (script == "ar" and word in tables.used())

    def _made_of(self, word: str, script: str) -> Known:
        """Say what is known of a word that stands in no list as it is."""
        if forms.LAUGHTER.fullmatch(word) or len(word) == 1:
            return Known.EVERYDAY
        if forms.MEDICINE.search(word):
            return Known.RARE
        known = Known.NOTHING
        if any(self._is_word(rest, script) for rest in forms.unprefixed(word)):
            return Known.RARE
        if script == "ar":
            known = self._arabic(word)
        elif script == "ru":
            known = self._russian(word)
        elif script in {"es", "pt"}:
            known = self._iberian(word, script)
        return self._drawn_out(word, script) if known is Known.NOTHING else known

    def _drawn_out(self, word: str, script: str) -> Known:
        for less in forms.without_repeats(word):
            if less in self.common:
                return Known.EVERYDAY
            if less in self.tables.dictionaries[script]:
                return Known.RARE
        return Known.NOTHING

    def _arabic(self, word: str) -> Known:
        """Look a word up without what is written together with it."""
        for front in _JOINED:
            rest = word.removeprefix(front)
            if rest == word or (front != "و" and rest in self.common):
                continue
            if rest in self.common:
                return Known.EVERYDAY
            if len(rest) >= _SHORTEST and rest in self.tables.names:
                return Known.NAME
            # "To the" swallows a letter: `للمنصورة` is المنصورة.
            whole = f"ال{rest}" if front == "لل" else rest
            if len(rest) >= _SHORTEST and not self.tables.places.isdisjoint((rest, whole)):
                return Known.PLACE
        if any(self._is_word(other, "ar") for other in forms.respelt(word)):
            return Known.RARE
        known = any(
            stem in self.common or (len(stem) >= _SHORTEST and self._is_word(stem, "ar"))
            for stem in forms.arabic_stems(word)
        )
        return Known.RARE if known else Known.NOTHING

    def _russian(self, word: str) -> Known:
        """Know patronymics, and listed names in another case."""
        named = any(form in self.tables.names for form in forms.nominatives(word))
        return Known.NAME if named or forms.PATRONYMIC.search(word) else Known.NOTHING

    def _iberian(self, word: str, script: str) -> Known:
        """Know ordinary words made small or large, not names made so."""
        small = any(
            form not in self.tables.both and self._is_word(form, script)
            for form in forms.undiminished(word)
        )
        return Known.RARE if small else Known.NOTHING


def _everyday(tables: Tables, language: str) -> frozenset[str]:
    """Return the everyday words of a language, brands among them."""
    words = tables.everyday[language] | tables.everyday["any"]
    return words | tables.commonest if language == "en" else words


def script_of(word: str, language: str) -> str:
    """Name the language whose dictionary a word belongs to, by its letters."""
    letter = word[:1]
    if "\u0400" <= letter <= "\u04ff":
        return "ru"
    if "\u0600" <= letter <= "\u06ff":
        return "ar"
    return language if language in {"en", "es", "pt"} else "en"
