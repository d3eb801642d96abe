"""What calls a sign off: denied, supposed, feared, read somewhere, long past, settled, lasting.

Each kind of canceller is a list of phrases in the lexicon; here stands where it must be found.
A list that a language does not have calls nothing off.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.understanding.matching import Pattern, Text
from bot.understanding.phrases import Grammar


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
_VERB = 2
"""How many words behind a sign its verb may stand."""
_ITEM = 4


def _lists(grammar: Grammar, table: Mapping[str, Any]) -> Mapping[str, Pattern]:
    """Compile the cancellers of a lexicon by name; one that a language lacks finds nothing."""
    nothing = grammar.pattern(())
    made = {name: grammar.pattern(phrases) for name, phrases in table["cancellers"].items()}
    return defaultdict(lambda: nothing, made)


def calms_urgent(grammar: Grammar, table: Mapping[str, Any]) -> tuple[Canceller, ...]:
    """List what calls an urgent sign off."""
    lists = _lists(grammar, table)
    now, told = lists["now"], lists["told_of_oneself"]
    denied = _denial(grammar, table, lists["denied"])
    cannot = grammar.pattern(["{cannot}"])
    return (
        # "no pain cant swallow": what says "cannot" itself is never denied by a "no" before it.
        lambda sign: not cannot.search(sign.text, sign.start, sign.end) and denied(sign),
        lambda sign: (
            not cannot.search(sign.text, sign.start, sign.end)
            and lists["denied_behind"].at(sign.text, sign.end, sign.closed) >= 0
        ),
        _answered_no(lists["answered_no"]),
        _of_another(lists["another"], lists["own"]),
        lambda sign: sign.in_both(lists["only_named"]) and not sign.in_both(now),
        _supposed(lists["supposed"], told, now),
        _imagined(lists["imagined"], told, now),
        _imagined(lists["reported"], lists["own"], now),
        _thought_through(lists["thought_through"], now),
        _asked_about(lists["asked_about"], told, now),
        _asked_alone(lists["asked_alone"]),
        _settled(lists["settled"], lists["not_settled"], lists["next_thing"]),
        lambda sign: (
            sign.in_sentence(lists["past"])
            and lists["past_verb"].search(
                sign.text, sign.clause, min(sign.end + _VERB, sign.closed)
            )
            and not sign.in_sentence(now)
        ),
        lambda sign: sign.in_sentence(lists["lasting"]) and not sign.in_sentence(lists["worse"]),
    )


def calms_doubt(grammar: Grammar, table: Mapping[str, Any]) -> Canceller:
    """Call off a doubtful sign in a sentence that tells of being well."""
    well = _lists(grammar, table)["well"]
    return lambda sign: sign.in_sentence(well)


def calms_crisis(grammar: Grammar, table: Mapping[str, Any]) -> tuple[Canceller, ...]:
    """List what calls words of self-harm off: little."""
    lists = _lists(grammar, table)
    denied = _denial(grammar, table, lists["denied_crisis"])
    # "today" unsettles a sign of the body; "today I am well" settles what one once did to oneself.
    still = lists["not_settled_crisis"] if "not_settled_crisis" in lists else lists["not_settled"]
    return (
        # "not going to kill myself today": a denial that takes itself back is none.
        lambda sign: (
            denied(sign) and not lists["denial_doubted"].search(sign.text, sign.end, sign.closed)
        ),
        lambda sign: lists["denied_behind"].at(sign.text, sign.end, sign.closed) >= 0,
        lambda sign: sign.in_clause(lists["asked_as_effect"]) and not sign.in_both(lists["now"]),
        _of_another(lists["another"], lists["own"]),
        _settled(lists["settled_crisis"], still, lists["next_thing"]),
        _imagined(lists["fiction"], lists["own"], lists["now"]),
        _lost(lists["lost_somebody"], lists["past"], lists["now"]),
        lambda sign: sign.in_sentence(lists["by_accident"]),
    )


def _denial(grammar: Grammar, table: Mapping[str, Any], denial: Pattern) -> Canceller:
    """Find a denial with nothing but fillers, or a list with `or`, between it and the sign."""
    fillers = grammar.pattern(table["fillers"])
    going_on = frozenset(table["list_words"])

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


def _answered_no(answer: Pattern) -> Canceller:
    """Call off what is asked and answered: "trouble breathing? no"."""

    def cancels(sign: Found) -> bool:
        marked = sign.end < len(sign.text) and sign.text.words[sign.end] in _MARKS
        return answer.at(sign.text, sign.end + marked, sign.beyond) >= 0

    return cancels


def _supposed(pattern: Pattern, told: Pattern, now: Pattern) -> Canceller:
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


def _imagined(pattern: Pattern, told: Pattern, now: Pattern) -> Canceller:
    """Call off what is only named behind these words, unless it is told as happening."""

    def cancels(sign: Found) -> bool:
        found = next(pattern.find(sign.text, sign.opened, sign.end), None)
        if found is None or found.start >= sign.start or sign.in_sentence(now):
            return False
        return not told.search(sign.text, found.end, sign.end)

    return cancels


def _thought_through(frame: Pattern, now: Pattern) -> Canceller:
    """Call off a sign that stands inside a supposed case: "if my lip went white who would ..."."""

    def cancels(sign: Found) -> bool:
        cases = frame.find(sign.text, sign.opened, sign.closed)
        framed = any(case.start < sign.start < case.end for case in cases)
        return framed and not sign.in_sentence(now)

    return cancels


def _asked_about(behind: Pattern, told: Pattern, now: Pattern) -> Canceller:
    """Call off what is asked about behind it: "is double vision a side effect?"."""
    return lambda sign: (
        behind.at(sign.text, sign.end, sign.closed) >= 0
        and not sign.in_sentence(now)
        and not told.search(sign.text, sign.clause, sign.end)
    )


def _asked_alone(question: Pattern) -> Canceller:
    """Call off what is a whole question about the treatment: "I'm a wimp, does it hurt a lot?"."""

    def cancels(sign: Found) -> bool:
        words = sign.text.words
        asked = sign.closed < len(words) and words[sign.closed] == "?"
        commas = (at + 1 for at in range(sign.opened, sign.start) if words[at] == ",")
        starts = (sign.opened, *commas) if asked else ()
        return any(question.at(sign.text, start, sign.closed) == sign.closed for start in starts)

    return cancels


def _of_another(another: Pattern, own: Pattern) -> Canceller:
    """Call off what befalls an animal or somebody in a story: "in the film her face fell"."""

    def cancels(sign: Found) -> bool:
        found = next(another.find(sign.text, sign.clause, sign.end), None)
        if found is None or found.start >= sign.start:
            return False
        between = sign.text.words[found.end : sign.start]
        return _MARKS.isdisjoint(between) and not own.search(sign.text, found.end, sign.end)

    return cancels


def _settled(settled: Pattern, still: Pattern, next_thing: Pattern) -> Canceller:
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


def _lost(lost: Pattern, time: Pattern, now: Pattern) -> Canceller:
    """Call off the death of somebody long ago: where the sign itself tells of it."""
    return lambda sign: (
        any(told.end == sign.end for told in lost.find(sign.text, sign.clause, sign.end))
        and sign.in_sentence(time)
        and not sign.in_sentence(now)
    )
