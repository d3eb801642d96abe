"""Danger words of every language at once: in whatever language a text is, it is heard."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from bot.understanding.danger import Danger, Facts, Judged, marked_words
from bot.understanding.folding import bare_word
from bot.understanding.matching import REMEMBERED

_WRITTEN_IN_LATIN = 2
"""How many words make out a language that is written in letters not its own."""

_LATIN = "latin"
_SCRIPTS = {"cyrillic": ("\u0400", "\u052f"), "arabic": ("\u0600", "\u06ff")}


class Tongue:
    """One language: how it is known, and its danger words, compiled when first needed."""

    def __init__(self, table: Mapping[str, Any], signs: Mapping[str, Facts]) -> None:
        self._table, self._signs = table, signs
        self.script: str = table.get("script", _LATIN)
        slips = [slip for slips in table.get("spellings", {}).values() for slip in slips]
        latin = [slip for slip in slips if slip.isascii() and self.script != _LATIN]
        self._common = frozenset(map(bare_word, (*table["common"], *latin)))

    @cached_property
    def danger(self) -> Danger:
        """Return the danger words, compiled."""
        return Danger(self._table, self._signs)

    def familiar(self, words: list[str]) -> int:
        """Count the words of a text that everybody who writes this language uses."""
        return sum(word in self._common for word in words)


class Tongues:
    """Reads danger in the languages that a text can be in."""

    def __init__(
        self, lexicons: Mapping[str, Mapping[str, Any]], signs: Mapping[str, Facts]
    ) -> None:
        self._tongues = {
            locale: Tongue(lexicon["danger"], signs) for locale, lexicon in lexicons.items()
        }

    def read(self, text: str, locale: str = "") -> Judged:
        """Judge raw words in the language of the locale and every other that they may be."""
        marked = marked_words(text)
        judged = [tongue.danger.read(marked) for tongue in self._likely(marked, locale)]
        urgent = any(one.urgent for one in judged)
        crisis = any(one.crisis for one in judged)
        return Judged(urgent, crisis, feared=any(one.feared for one in judged))

    def _likely(self, words: list[str], locale: str) -> Iterator[Tongue]:
        """Name the languages whose letters a text has, or most everyday words of all."""
        there = {script(word) for word in words} - {_LATIN}
        familiar = {name: tongue.familiar(words) for name, tongue in self._tongues.items()}
        most = max(familiar.values(), default=0)
        for name, tongue in self._tongues.items():
            enough = 0 if tongue.script == _LATIN else _WRITTEN_IN_LATIN
            best = familiar[name] >= max(most, enough)
            # Between equals the patient's own language is meant, and its neighbours mislead.
            meant = name == locale if most and familiar.get(locale) == most else best
            if tongue.script in there or meant or name == locale:
                yield tongue


@lru_cache(maxsize=REMEMBERED)
def script(word: str) -> str:
    """Name the script of a word by the letters it has of ours; latin for all others."""
    for name, (first, last) in _SCRIPTS.items():
        if any(first <= letter <= last for letter in word):
            return name
    return _LATIN
