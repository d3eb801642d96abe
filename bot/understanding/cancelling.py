"""The kinds of what calls a sign off: where its words must stand, and what overrules them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.matching import Pattern, Text


@dataclass(frozen=True, slots=True)
class Found:
    """One sign in a text, and where the clause and the sentences around it begin and end."""

    text: Text
    start: int
    end: int
    clause: int
    """Where its clause begins."""
    opened: int
    """Where its sentence begins."""
    closed: int
    """Where its sentence ends."""
    beyond: int
    """Where the next sentence ends."""

    def in_clause(self, pattern: Pattern) -> bool:
        """Tell whether a phrase stands before the sign in its clause."""
        return pattern.search(self.text, self.clause, self.start)

    def in_sentence(self, pattern: Pattern) -> bool:
        """Tell whether a phrase stands in the sentence of the sign."""
        return pattern.search(self.text, self.opened, self.closed)

    def in_both(self, pattern: Pattern) -> bool:
        """Tell whether a phrase stands in the sentence of the sign or the next."""
        return pattern.search(self.text, self.opened, self.beyond)


Canceller = Callable[[Found], bool]

_MARKS = frozenset(",.?")
_FEW = 6
_NEAR = 5
_ITEM = 4


def denial(denial: Pattern, fillers: Pattern, going_on: frozenset[str]) -> Canceller:
    """Find a denial with nothing but fillers, or a list with `or`, between it and the sign."""

    def denied(sign: Found) -> bool:
        ends = (no.end for no in denial.find(sign.text, sign.clause, sign.start))
        return any(_reaches(sign, end, fillers, going_on) for end in ends)

    return denied


def _reaches(sign: Found, place: int, fillers: Pattern, going_on: frozenset[str]) -> bool:
    """Go on from a denial over the items of a list, each with its `or`, then over fillers."""
    for _ in range(_FEW):
        if _fills(sign, place, fillers):
            return True
        item = range(place + 1, min(place + _ITEM, sign.start - 1) + 1)
        joined = next((at for at in item if sign.text.words[at] in going_on), None)
        if joined is None or not _MARKS.isdisjoint(sign.text.words[place:joined]):
            return False
        place = joined + 1
    return _fills(sign, place, fillers)


def _fills(sign: Found, place: int, fillers: Pattern) -> bool:
    """Tell whether nothing but fillers stands from a place to the sign."""
    for _ in range(_FEW):
        if place == sign.start:
            return True
        place = fillers.at(sign.text, place, sign.start)
        if place < 0:
            return False
    return place == sign.start


def answered_no(answer: Pattern) -> Canceller:
    """Call off what is asked and answered: "trouble breathing? no"."""

    def cancels(sign: Found) -> bool:
        marked = sign.end < len(sign.text) and sign.text.words[sign.end] in _MARKS
        return answer.at(sign.text, sign.end + marked, sign.beyond) >= 0

    return cancels


def supposed(pattern: Pattern, told: Pattern, now: Pattern) -> Canceller:
    """Call off what stands behind these words, unless a pause and a telling come between."""

    def cancels(sign: Found) -> bool:
        if not sign.in_clause(pattern) or sign.in_both(now):
            return False
        commas = [at for at in range(sign.clause, sign.start) if sign.text.words[at] == ","]
        if not commas:
            return True
        last = commas[-1] + 1
        told_now = told.search(sign.text, last, sign.end)
        return not told_now or pattern.search(sign.text, last, sign.start)

    return cancels


def imagined(pattern: Pattern, told: Pattern, now: Pattern) -> Canceller:
    """Call off what is only named behind these words, unless it is told as happening."""

    def cancels(sign: Found) -> bool:
        found = next(pattern.find(sign.text, sign.opened, sign.end), None)
        if found is None or found.start >= sign.start or sign.in_sentence(now):
            return False
        return not told.search(sign.text, found.end, sign.end)

    return cancels


def thought_through(frame: Pattern, now: Pattern) -> Canceller:
    """Call off a sign that stands inside a supposed case: "if my lip went white who would ..."."""

    def cancels(sign: Found) -> bool:
        cases = frame.find(sign.text, sign.opened, sign.closed)
        framed = any(case.start < sign.start < case.end for case in cases)
        return framed and not sign.in_sentence(now)

    return cancels


def case_asked(case: Pattern, asked: Pattern, now: Pattern) -> Canceller:
    """Call off a case and what one would do in it: "if my lids droop some day, who do I ring?"."""

    def cancels(sign: Found) -> bool:
        text = sign.text
        cases = case.find(text, sign.opened, sign.start)
        framed = any(_MARKS.isdisjoint(text.words[one.end : sign.start]) for one in cases)
        return (
            framed
            and (asked.search(text, sign.opened, sign.start) or asked.search(text, sign.end))
            and not sign.in_sentence(now)
        )

    return cancels


def rumoured(rumour: Pattern, told_so: Pattern, happening: Pattern, now: Pattern) -> Canceller:
    """Call off what befell a stranger once, or is wondered at: "is that even possible?"."""

    def cancels(sign: Found) -> bool:
        found = next(rumour.find(sign.text, sign.opened, sign.end), None)
        if found is None or sign.in_both(now) or happening.search(sign.text, found.end, sign.end):
            return False
        return told_so.search(sign.text, found.start, sign.beyond)

    return cancels


def asked_about(behind: Pattern, told: Pattern, now: Pattern) -> Canceller:
    """Call off what is asked about behind it: "is double vision a side effect?"."""
    return lambda sign: (
        behind.at(sign.text, sign.end, sign.closed) >= 0
        and not sign.in_sentence(now)
        and not told.search(sign.text, sign.clause, sign.end)
    )


def asked_as_effect(question: Pattern, now: Pattern) -> Canceller:
    """Call off what is asked after right behind these words: "can it make me suicidal?"."""

    def cancels(sign: Found) -> bool:
        asked = question.find(sign.text, sign.clause, sign.start)
        between = (sign.text.words[one.end : sign.start] for one in asked)
        near = any(len(words) <= _NEAR and _MARKS.isdisjoint(words) for words in between)
        return near and not sign.in_both(now)

    return cancels


def asked_alone(question: Pattern) -> Canceller:
    """Call off what is a whole question about the treatment: "I'm a wimp, does it hurt a lot?"."""

    def cancels(sign: Found) -> bool:
        words = sign.text.words
        asked = sign.closed < len(words) and words[sign.closed] == "?"
        commas = (at + 1 for at in range(sign.opened, sign.start) if words[at] == ",")
        starts = (sign.opened, *commas) if asked else ()
        return any(question.at(sign.text, start, sign.closed) == sign.closed for start in starts)

    return cancels


def of_another(another: Pattern, own: Pattern) -> Canceller:
    """Call off what befalls an animal or somebody in a story: "in the film her face fell"."""

    def cancels(sign: Found) -> bool:
        found = next(another.find(sign.text, sign.clause, sign.end), None)
        if found is None or found.start >= sign.start:
            return False
        between = sign.text.words[found.end : sign.start]
        return _MARKS.isdisjoint(between) and not own.search(sign.text, found.end, sign.end)

    return cancels


def settled(settled: Pattern, still: Pattern, next_thing: Pattern) -> Canceller:
    """Call off what has gone, unless it came back or went only today."""

    def cancels(sign: Found) -> bool:
        text = sign.text
        others = list(next_thing.find(text, sign.end, sign.beyond))
        same = others[0].start if others else sign.beyond
        # A sign that reaches over a comma may hold its own end: "double vision in 2019, all gone".
        pauses = (at + 1 for at in range(sign.start, sign.end) if text.words[at] == ",")
        gone = settled.search(text, next(pauses, sign.end), same) or any(
            settled.at(text, other.end, sign.beyond) >= 0 for other in others[:3]
        )
        # What the sign itself says ("lost my voice") is not what makes it last.
        return gone and not (
            still.search(text, sign.opened, sign.start) or still.search(text, sign.end, sign.beyond)
        )

    return cancels


def lost(lost: Pattern, time: Pattern, now: Pattern) -> Canceller:
    """Call off the death of somebody long ago: where the sign itself tells of it."""
    return lambda sign: (
        any(told.end == sign.end for told in lost.find(sign.text, sign.clause, sign.end))
        and sign.in_sentence(time)
        and not sign.in_sentence(now)
    )


def unless_wished(wish: Pattern, cancellers: Sequence[Canceller]) -> Canceller:
    """Call off by what cannot end a wish of one's own as of now: "quiero morir hace años"."""

    def cancels(sign: Found) -> bool:
        wishes = wish.find(sign.text, sign.clause, sign.end)
        # One small word may stand between: "i want to | kill myself".
        wished = any(one.end >= sign.start - 1 for one in wishes)
        return not wished and any(off(sign) for off in cancellers)

    return cancels
