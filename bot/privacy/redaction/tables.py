"""The tables that a redactor is built from: words, names, and the cues of each language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.privacy.redaction.folding import cut, key
from bot.privacy.redaction.wordlist import WordList

Phrase = tuple[str, ...]

_NONE: frozenset[str] = frozenset()

_LISTS = (
    "name_after name_maybe_after name_i_am name_sign_off name_taking name_before kin title says "
    "says_surely copula adjectives "
    "describing particles stop articles generic at went_to place_after place_before "
    "clinic_head_first clinic_head_last clinic_head_own clinic_called name_verbs thanks speaks "
    "visits there led_by at_firm plain_there praise at_hands said_to "
    "joins loosely charges works mild books moves skin judged "
    "called place_words street_first districts called_roads street_after home_in flat "
    "toward closes towns elder coined head_of_gone town_first"
    " called_after"
)
_NO_WORDS = frozenset({"describing", "adjectives", "particles", "verb_endings", "name_verbs"}) | {
    "coined",
    "towns",
    "plain_beginnings",
    "act_endings",
}
KINDS = tuple(_LISTS.split())
"""Kinds of cues that are looked for among the words of a text."""


@dataclass(frozen=True)
class Cues:
    """The cues of one language, as its file has them."""

    raw: Mapping[str, Any] = field(repr=False)

    @cached_property
    def phrases(self) -> Mapping[str, frozenset[Phrase]]:
        """Return every phrase as it is looked up, by kind."""
        return {kind: frozenset(map(cut, given)) - {()} for kind, given in self.raw.items()}

    @cached_property
    def by_first(self) -> Mapping[str, tuple[tuple[str, Phrase], ...]]:
        """Return every phrase with its kind, by its first word, the longest first."""
        table: dict[str, list[tuple[str, Phrase]]] = {}
        rows = [(kind, phrase) for kind in KINDS for phrase in self._of(kind)]
        for kind, phrase in sorted(rows, key=lambda row: len(row[1]), reverse=True):
            table.setdefault(phrase[0], []).append((kind, phrase))
        return {first: tuple(same) for first, same in table.items()}

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Return of which kinds a word is a cue by itself."""
        return {
            first: frozenset(kind for kind, phrase in same if len(phrase) == 1)
            for first, same in self.by_first.items()
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word of the cues but names: they are ordinary words."""
        told = self.phrases.keys() - _NO_WORDS
        return frozenset(word for kind in told for phrase in self._of(kind) for word in phrase)

    @cached_property
    def verb_endings(self) -> tuple[str, ...]:
        """Return how words end that are no surname in small letters: verbs and adverbs."""
        return tuple(self.raw.get("verb_endings", ()))

    @cached_property
    def plain_beginnings(self) -> tuple[str, ...]:
        """Return how words begin that name no firm: parts of the body, and who treats them."""
        return tuple(self.raw.get("plain_beginnings", ()))

    @cached_property
    def counts(self) -> frozenset[str]:
        """Return the words for numbers."""
        return frozenset(key(word) for word in self.raw.get("digits", ()))

    @cached_property
    def act_endings(self) -> tuple[str, ...]:
        """Return how words end that say what somebody does."""
        return tuple(self.raw.get("act_endings", ()))

    @cached_property
    def months(self) -> frozenset[str]:
        """Return the names of months."""
        return frozenset(word for phrase in self._of("months") for word in phrase)

    def _of(self, kind: str) -> frozenset[Phrase]:
        return self.phrases.get(kind, frozenset())


@dataclass(frozen=True, slots=True)
class Heard:
    """The cues of a language and of English, which is heard everywhere, by word."""

    own: Cues = field(repr=False)
    kinds: Mapping[str, frozenset[str]] = field(repr=False)
    """Of which kinds a word is a cue by itself."""
    by_first: Mapping[str, tuple[tuple[str, Phrase], ...]] = field(repr=False)
    """Every phrase with its kind, by its first word: its own first, the longest of each first."""
    months: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, own: Cues, english: Cues) -> "Heard":
        """Join the cues of two languages; of English alone when they are one."""
        if own is english:
            return cls(own, own.kinds, own.by_first, own.months)
        kinds, by_first = dict(english.kinds), dict(english.by_first)
        for word, same in own.kinds.items():
            kinds[word] = same | kinds.get(word, _NONE)
        for first, rows in own.by_first.items():
            by_first[first] = rows + by_first.get(first, ())
        return cls(own, kinds, by_first, own.months | english.months)

    def kinds_of(self, word: str) -> frozenset[str]:
        """Return of which kinds a word is a cue by itself."""
        return self.kinds.get(word, _NONE)


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything a redactor knows, by language where languages differ."""

    cues: Mapping[str, Cues] = field(default_factory=dict)
    dictionaries: Mapping[str, WordList] = field(default_factory=dict)
    everyday: Mapping[str, frozenset[str]] = field(default_factory=dict)
    commonest: frozenset[str] = frozenset()
    """The commonest English words; surnames among them."""
    used: Callable[[], frozenset[str]] = frozenset
    """Arabic words that people use in such chats, read when first asked for."""
    lent: frozenset[str] = frozenset()
    """English words that other languages borrow in chats about skin."""
    capitals: WordList = field(default_factory=WordList)
    names: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    places_both: frozenset[str] = frozenset()
