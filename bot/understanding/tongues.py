"""Danger words of every language at once: in whatever language a text is, it is heard."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from typing import Any

from bot.understanding.danger import Danger, Facts, Tables
from bot.understanding.folding import Typed, bare_word, marked_words
from bot.understanding.heard import Heard
from bot.understanding.judged import Judged

_WRITTEN_IN_LATIN = 2
"""How many words make out a language that is written in letters not its own."""

_LATIN = "latin"
_SCRIPTS = {
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    _LATIN: re.compile(r"[^\W\d_\u0400-\u052f\u0600-\u06ff]"),
}
"""The letters of each script; Latin are all others. Figures are at home in every one."""


class Tongue:
    """One language: how it is known, and its danger words, compiled when first needed."""

    def __init__(self, at_sight: Mapping[str, Any], danger: Callable[[], Danger]) -> None:
        self._compiled = danger
        self.script: str = at_sight.get("script", _LATIN)
        latin = at_sight.get("in_latin_letters", {}).values()
        self._common = frozenset(map(bare_word, chain(at_sight["common"], *latin)))

    @cached_property
    def danger(self) -> Danger:
        """Return the danger words, compiled."""
        return self._compiled()

    def familiar(self, words: list[str]) -> int:
        """Count the words of a text that everybody who writes this language uses."""
        return sum(map(self._common.__contains__, words))


class Tongues:
    """Reads danger in the languages that a text can be in."""

    def __init__(
        self,
        at_sight: Mapping[str, Mapping[str, Any]],
        lexicons: Mapping[str, Mapping[str, Any]],
        signs: Mapping[str, Facts],
        weights: Mapping[str, Mapping[str, Any]],
    ) -> None:
        def compiled(locale: str) -> Danger:
            latin = at_sight[locale].get("in_latin_letters", {})
            return Danger(Tables(lexicons[locale]["danger"], signs, latin, weights[locale]))

        self._tongues = {
            locale: Tongue(known, partial(compiled, locale)) for locale, known in at_sight.items()
        }

    def read(self, typed: Typed, locale: str = "") -> Judged:
        """Judge raw words in the language of the locale and every other that they may be."""
        marked = marked_words(typed)
        judged = [tongue.danger.read(marked) for tongue in self._likely(marked, locale)]
        return Judged(
            urgent=any(one.urgent for one in judged),
            crisis=any(one.crisis for one in judged),
            sign=any(one.sign for one in judged),
            feared=any(one.feared for one in judged),
            nearly=any(one.nearly for one in judged),
            beyond=max((one.beyond for one in judged), default=0),
        )

    def language(self, typed: Typed) -> str:
        """Name the language that raw words are of; of several the first."""
        likely = next(self._likely(marked_words(typed), ""))
        return next(name for name, tongue in self._tongues.items() if tongue is likely)

    def hear(self, typed: Typed, locale: str) -> Heard:
        """Tell what stands in raw words of a language: signs, and what speaks beside them."""
        return self._tongues[locale].danger.hear(marked_words(typed))

    def _likely(self, words: list[str], locale: str) -> Iterator[Tongue]:
        """Name the languages whose letters a text has, or most everyday words of all."""
        text = " ".join(words)
        there = {script for script, letters in _SCRIPTS.items() if letters.search(text)}
        there = there or {_LATIN}
        familiar = {name: tongue.familiar(words) for name, tongue in self._tongues.items()}
        most = max(familiar.values(), default=0)
        for name, tongue in self._tongues.items():
            latin, written = tongue.script == _LATIN, tongue.script in there
            best = familiar[name] >= max(most, 0 if latin else _WRITTEN_IN_LATIN)
            # Between equals the patient's own language is meant, and its neighbours mislead.
            meant = name == locale if most and familiar.get(locale) == most else best
            # Latin letters are those of many languages, and other letters those of one.
            if name == locale or ((written and meant) if latin else (written or meant)):
                yield tongue
