"""A text while it is read: its pieces, what is known of each, and what goes."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field

from bot.privacy.redaction.forms import nominatives
from bot.privacy.redaction.lexicon import ORDINARY, Known, Lexicon, script_of
from bot.privacy.redaction.tables import Heard, Phrase
from bot.privacy.redaction.tokens import Piece

_SECOND = frozenset({Known.BOTH, Known.FAMILY, Known.NAME})
_MOSTLY = 0.6
_FEW = 3
_SHORT = 2
_JOINED = ("ب", "ل", "ف", "و", "ك")
_SHORTEST = 3
_AND, _STOP = frozenset("وف"), frozenset({"stop"})
_ALIKE = frozenset({"علي", "عائشة", "ليلى"})
"""Names that differ by one sign from "on", "living" and "at night", and lose it in the key."""

_TOWNS = "towns"
_LED_BY_JOINED = ("clinic_head_first", "kin", "title")
"""Kinds of Arabic words that are cues as well when "in", "to" or "and" is written together."""


@dataclass(slots=True)
class Reading:
    """Pieces of one text in one language."""

    pieces: list[Piece]
    language: str
    heard: Heard = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    weigh: Callable[[str], Known] = field(repr=False)
    """Says what is known of a word of this text."""
    known: list[Known] = field(default_factory=list)
    cased: bool = False
    """Whether capitals mean something in this text: some words have them, and most have not."""

    _kinds: list[frozenset[str]] = field(default_factory=list, repr=False)
    _found: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Weigh every word, and look for the cues."""
        self._kinds = [self._kinds_of(piece.key) for piece in self.pieces]
        self._find_phrases()
        self.known = [
            self.weigh(piece.key) if piece.kind == "word" else Known.EVERYDAY
            for piece in self.pieces
        ]
        words = [piece for piece in self.pieces if piece.kind == "word" and len(piece.key) > 1]
        capitals = sum(piece.text[0].isupper() for piece in words)
        shouted = sum(piece.text.isupper() for piece in words)
        some = capitals <= max(_FEW, _MOSTLY * len(words))
        self.cased = some and shouted < _MOSTLY * len(words)

    def _kinds_of(self, word: str) -> frozenset[str]:
        """Name of which kinds a word is a cue; Arabic writes "and" together with the next word."""
        kinds = self.heard.kinds_of(word)
        if self.language == "ar" and not kinds and word[:1] in _AND:
            return self.heard.kinds_of(word[1:]) & _STOP
        return kinds

    def is_word(self, at: int) -> bool:
        """Tell whether a word stands here that has not gone."""
        if not 0 <= at < len(self.pieces):
            return False
        piece = self.pieces[at]
        return piece.kind == "word" and not piece.label

    def is_over(self, at: int) -> bool:
        """Tell whether a clause is over here: the text ends, or a mark stands."""
        return not 0 <= at < len(self.pieces) or self.pieces[at].kind == "mark"

    def is_stop(self, at: int) -> bool:
        """Tell whether a piece ends a name: a mark, a number, or a word of grammar."""
        if not 0 <= at < len(self.pieces) or self.pieces[at].kind != "word":
            return True
        return "stop" in self._kinds[at]

    def is_alike(self, at: int) -> bool:
        """Tell whether a name stands here that a plain word is spelt nearly as: `علي`."""
        return self.is_word(at) and self.pieces[at].text in _ALIKE

    def has(self, kind: str, at: int) -> bool:
        """Tell whether a piece is a word of a kind."""
        return 0 <= at < len(self._kinds) and kind in self._kinds[at]

    def is_any(self, at: int, kinds: Container[Known]) -> bool:
        """Tell whether a word stands here that is known to be one of some kinds."""
        return self.is_word(at) and self.known[at] in kinds

    def is_named(self, at: int) -> bool:
        """Tell whether a Russian word may be a name in another case: `лены`."""
        word, tables = self.pieces[at].key, self.lexicon.tables
        if self.language != "ru" or self.has("describing", at):
            return False
        return any(form in tables.names or form in tables.both for form in nominatives(word))

    def is_named_whole(self, at: int) -> bool:
        """Tell whether a first name and a surname stand here, though both are words."""
        first = self.is_any(at, {Known.BOTH}) and not self.is_stop(at)
        second = self.is_any(at + 1, _SECOND) and not self.is_stop(at + 1)
        return first and second and self.touches(at + 1)

    def is_verb(self, at: int) -> bool:
        """Tell whether an ordinary word ends as verbs do: "the doctor recommends"."""
        if self.known[at] not in ORDINARY or self.begins_large(at):
            return False
        if self.pieces[at].key.startswith("ال"):
            return False
        return self.pieces[at].text.lower().endswith(self.heard.own.verb_endings)

    def is_merely_common(self, at: int) -> bool:
        """Tell whether a word is everyday only as one of the commonest English ones."""
        tables, word = self.lexicon.tables, self.pieces[at].key
        common = word in tables.commonest and word not in tables.everyday["any"]
        return self.language == "en" and common and word not in tables.everyday["en"]

    def is_month(self, at: int) -> bool:
        """Tell whether a word is the name of a month."""
        return self.pieces[at].key in self.heard.months

    def is_capital(self, at: int) -> bool:
        """Tell whether a word has a capital that means something."""
        return self.cased and self.pieces[at].capital

    def begins_large(self, at: int) -> bool:
        """Tell whether a word has a capital, in a text where capitals mean something."""
        return self.cased and self.pieces[at].text[:1].isupper()

    def is_seldom(self, at: int) -> bool:
        """Tell whether a rare Arabic word stands here that hardly anybody uses."""
        word = self.pieces[at].key
        rare = self.known[at] is Known.RARE and script_of(word, self.language) == "ar"
        return rare and not self.is_stop(at) and self.lexicon.is_seldom(word)

    def is_strange(self, at: int) -> bool:
        """Tell whether nothing is known of a word, and it is no slip of the finger either."""
        piece = self.pieces[at]
        if self.known[at] is Known.RARE:
            return self.is_seldom(at)
        if self.known[at] is not Known.NOTHING:
            return False
        if self.is_capital(at):
            return True
        return len(piece.key) > _SHORT and not self.lexicon.is_slip(piece.key)

    def touches(self, at: int) -> bool:
        """Tell whether at most a space parts a piece from the one before."""
        return at > 0 and self.pieces[at].start - self.pieces[at - 1].end <= 1

    def skip(self, at: int, marks: str) -> int:
        """Step over marks that may stand between a cue and what it announces."""
        while self.is_over(at) and at < len(self.pieces) and self.pieces[at].text in marks:
            at += 1
        return at

    def mark(self, start: int, label: str, end: int | None = None) -> None:
        """Let a piece go, or all from `start` to before `end`."""
        for piece in self.pieces[start : start + 1 if end is None else end]:
            if piece.kind != "hole" and not piece.label:
                piece.label = label

    def phrases(self, kind: str) -> Sequence[tuple[int, int]]:
        """Name where phrases of a kind stand, as the first piece and the one after the last."""
        return self._found.get(kind, ())

    def _find_phrases(self) -> None:
        """Look for every cue at every word, once: labels change while a text is read, words not."""
        by_first = self.heard.by_first
        for at, piece in enumerate(self.pieces):
            if piece.kind != "word":
                continue
            seen: set[str] = set()
            following = self.pieces[at + 1].key if at + 1 < len(self.pieces) else ""
            for kind, phrase in by_first.get(piece.key, ()):
                if len(phrase) > 1 and phrase[1] != following:
                    continue
                if kind not in seen and self._stands(phrase, at):
                    seen.add(kind)
                    self._found.setdefault(kind, []).append((at, at + len(phrase)))
            if self.language == "ar" and not seen:
                self._find_joined(piece.key, at)

    def _find_joined(self, word: str, at: int) -> None:
        """Find an Arabic cue that is written together with "in" or "to": `فصالون`, `لأختي`."""
        for front in _JOINED:
            rest = word.removeprefix(front)
            if rest != word:
                kinds = self.heard.own.kinds.get(rest, ()) if len(rest) >= _SHORTEST else ()
                found = [(kind, 1) for kind in _LED_BY_JOINED if kind in kinds]
                for kind, length in (*found, *self._towns(rest, at)):
                    self._found.setdefault(kind, []).append((at, at + length))

    def _towns(self, first: str, at: int) -> Iterator[tuple[str, int]]:
        """Name towns of several words of which the first is written together with "in"."""
        for kind, phrase in self.heard.own.by_first.get(first, ()):
            words = self.pieces[at + 1 : at + len(phrase)]
            if kind == _TOWNS and tuple(piece.key for piece in words) == phrase[1:]:
                yield kind, len(phrase)

    def _stands(self, phrase: Phrase, at: int) -> bool:
        """Tell whether a phrase stands here, of which the first two words do."""
        if len(phrase) <= _SHORT:
            return True
        words = self.pieces[at : at + len(phrase)]
        return tuple(piece.key for piece in words) == phrase
