"""Words of one's own -> options, with how sure that is: found, denied, hedged, left over."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.understanding.folding import Typed, bare, bare_word
from bot.understanding.matching import MARKS, Pattern, Span, Text, widest
from bot.understanding.phrases import Grammar, words_of
from bot.understanding.spelling import Spelling

_GLUED = re.compile(r"(\d)(?!(?:st|nd|rd|th)\b)([^\W\d_]+)")
_REACH = 6
_SAY_NO = frozenset({"no", "none", "never", "not_sure", "decline", "skip"})
"""Options whose own words deny: no denial before them turns them round."""

_NOWHERE_ELSE = frozenset({"none", "elsewhere", "something_else", "other", "not_sure", "skip"})
"""Options that "everything but ..." does not mean, and that are doubtful beside another."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The options that a text seems to name."""

    options: tuple[str, ...]
    sure: bool
    """Nothing is hedged, denied or left over."""
    plain: bool = False
    """Nothing but the words of one option stands there."""
    denied: bool = False
    """Options are named only to say that they do not hold."""


class Hints:
    """The hints of one language: what words of one's own are evidence for."""

    def __init__(self, table: Mapping[str, Any], groups: Mapping[str, Any] | None = None) -> None:
        glued = table.get("glued", {})
        self.grammar = Grammar(groups or {}, (), glued.get("before", ()), glued.get("behind", ()))
        self._patterns = {
            question: self.grammar.named(options) for question, options in table["answers"].items()
        }
        self._nothing = Pattern()
        self._not = self.grammar.pattern(table["not"])
        self._not_behind = self.grammar.pattern(table["not_behind"])
        self._all_but = self.grammar.pattern(table["all_but"])
        self._hedges = self.grammar.pattern(table["hedges"])
        self._turns = frozenset(map(bare_word, table["turns"]))
        self._left_by = self.grammar.pattern(table.get("left_by", ()))
        self._question = self.grammar.pattern(table["question"])
        self._inside = self.grammar.pattern(table.get("question_inside", ()))
        self.fillers = frozenset(map(bare_word, table["fillers"]))
        self._spelling = _to_spelling(table, groups or {})

    def read(self, typed: Typed) -> Text:
        """Part figures from what is glued to them, and mend spelling."""
        words = _GLUED.sub(r"\1 \2", " ".join(typed.words)).split()
        return self.grammar.read(words, self._mended)

    def _mended(self, word: str) -> str:
        """Mend a word that is evidence for nothing as it stands."""
        return word if word in self.fillers else self._spelling.correct(word)

    def asks(self, text: Text) -> bool:
        """Tell whether a text is a question: by its mark, or by how a sentence of it begins."""
        if "?" in text.words or self._inside.search(text):
            return True
        starts = [0, *(at + 1 for at, word in enumerate(text.words) if word in MARKS)]
        return any(self._question.at(text, start) >= 0 for start in starts)

    def hedged(self, text: Text) -> bool:
        """Tell whether a text takes back part of what it says."""
        return "?" in text.words or self._hedges.search(text)

    def refuses(self, text: Text, question: str) -> bool:
        """Tell whether a text says "never" or "I don't remember" to a question."""
        hits = self._patterns.get(question, self._nothing).find(text)
        return any(hit.name in ("never", "not_sure") for hit in hits)

    def guess(self, text: Text, question: str, options: Sequence[str], *, single: bool) -> Guess:
        """Find the options a text names; without any the guess is empty."""
        hits = widest(self._patterns.get(question, self._nothing).find(text))
        hits = [hit for hit in hits if hit.name in options]
        denied = [hit for hit in hits if hit.name not in _SAY_NO and self._denies(text, hit, hits)]
        held = [hit for hit in hits if hit not in denied]
        named = [hit.name for hit in (self._behind_turn(text, held) if single else held)]
        if hits and self._all_but.search(text, 0, hits[-1].start):
            return _complement(hits, options)
        chosen = _chosen(named, single=single)
        if not chosen:
            return Guess((), sure=False, denied=bool(denied))
        clean = len(chosen) == len(set(named)) and not self.hedged(text)
        clean = clean and not (len(chosen) > 1 and chosen & _NOWHERE_ELSE)
        clean = clean and not self._one_by_another(text, hits)
        ordered = tuple(option for option in options if option in chosen)
        return Guess(
            ordered,
            sure=clean and not self.left_over(text, hits),
            plain=clean and not denied and len(ordered) == 1 and _nothing_else(text, hits),
        )

    def _behind_turn(self, text: Text, hits: Sequence[Span]) -> Sequence[Span]:
        """Keep what stands behind the last "but": "British but I live in Berlin"."""
        turns = [at for at, word in enumerate(text.words) if word in self._turns]
        return [hit for hit in hits if turns and hit.start > turns[-1]] or hits

    def _one_by_another(self, text: Text, hits: Sequence[Span]) -> bool:
        """Tell whether one option is named as the cause of another: "redness from acne"."""
        later = (hit.start for hit in hits[1:])
        return any(self._left_by.at(text, start - 1, start) >= 0 for start in later)

    def left_over(self, text: Text, hits: Iterable[Span]) -> list[str]:
        """List the words that no hit and no filler explains."""
        explained = {at for hit in hits for at in range(hit.start, hit.end)}
        return [
            word
            for at, word in enumerate(text.words)
            if at not in explained and word not in MARKS and word not in self.fillers
        ]

    def _denies(self, text: Text, hit: Span, hits: Sequence[Span]) -> bool:
        """Look for a denial before a hit, or right behind it; a turn or a mark ends its reach."""
        if self._denied_behind(text, hit, hits):
            return True
        within = {at for one in hits if one != hit for at in range(one.start, one.end)}
        start = hit.start
        for at in range(hit.start - 1, max(hit.start - _REACH, 0) - 1, -1):
            word = text.words[at]
            if word in MARKS or word in self._turns:
                break
            if at not in within and word not in self.fillers and not self._is_not(text, at, hit):
                break
            start = at
        # "not knowing who to see and the price": the "not" is part of another option's words.
        return any(
            no.end <= hit.start and no.start not in within
            for no in self._not.find(text, start, hit.start)
        )

    def _denied_behind(self, text: Text, hit: Span, hits: Sequence[Span]) -> bool:
        """Look right behind a hit, or behind what an "and" joins to it: "brow and neck no"."""
        if self._not_behind.at(text, hit.end) >= 0:
            return True
        joined = (
            one
            for one in hits
            if hit.end < one.start
            and self.fillers.issuperset(text.words[hit.end : one.start])
            and self._turns.isdisjoint(text.words[hit.end : one.start])
        )
        return any(self._denied_behind(text, one, hits) for one in joined)

    def _is_not(self, text: Text, at: int, hit: Span) -> bool:
        return self._not.at(text, at, hit.start) >= 0


def _chosen(named: Sequence[str], *, single: bool) -> set[str]:
    """Choose among the options named: where one counts, the first; beside others no "none"."""
    distinct = list(dict.fromkeys(named))
    if len(distinct) > 1:
        distinct = [option for option in distinct if option not in _SAY_NO] or distinct[:1]
    return set(distinct[:1] if single else distinct)


def _complement(hits: Iterable[Span], options: Iterable[str]) -> Guess:
    """Read "everything but ..."."""
    spared = {hit.name for hit in hits} | _NOWHERE_ELSE
    return Guess(tuple(option for option in options if option not in spared), sure=False)


def _nothing_else(text: Text, hits: Iterable[Span]) -> bool:
    explained = {at for hit in hits for at in range(hit.start, hit.end)}
    return all(at in explained or word in MARKS for at, word in enumerate(text.words))


def _to_spelling(table: Mapping[str, Any], groups: Mapping[str, Any]) -> Spelling:
    """Forgive slips in every word that is evidence for something."""
    listed = (
        (slip, meant) for meant, slips in table.get("spellings", {}).items() for slip in slips
    )
    evidence = words_of(chain(_phrases(table["answers"]), _phrases(table["commands"])))
    evidence |= words_of(chain.from_iterable(groups.values()))
    return Spelling(
        listed={bare(slip): bare(meant) for slip, meant in listed},
        known=evidence | words_of(table["fillers"]) | words_of(table.get("no_slips", ())),
        forgiven=evidence,
    )


def _phrases(table: Mapping[str, Any]) -> Iterator[str]:
    """Go through every phrase below a table."""
    for below in table.values():
        if isinstance(below, Mapping):
            yield from _phrases(below)
        else:
            yield from below
