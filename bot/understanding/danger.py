"""Do these words tell of danger now? Signs by table, then what may call a sign off, by table.

In doubt between urgent and anything else: urgent. So every canceller has to be found, and
whatever speaks for the present (a time, a sentence about oneself) overrules it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal

from bot.understanding.folding import mark
from bot.understanding.phrases import Finder, Grammar, closed_by, commas_of_lists, words_of
from bot.understanding.spelling import Spelling, by_first_letter

Reading = Literal["none", "urgent", "crisis", "both"]
"""How words read for danger."""

Signs = tuple[Finder, ...]

_READINGS: Mapping[tuple[bool, bool], Reading] = {
    (False, False): "none",
    (True, False): "urgent",
    (False, True): "crisis",
    (True, True): "both",
}
_MASK = "~ "
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_NEXT_THING = re.compile(r"(?<= )(?:, |and my |but my |my )")
_SENTENCE_ENDS = re.compile(r"[.?] ")


@dataclass(frozen=True, slots=True)
class Found:
    """One sign in a text, and the words around it."""

    words: str
    clause: str
    """What stands before it in its clause."""
    before: str
    """What stands before it in its sentence."""
    after: str
    """What stands behind it in its sentence."""
    beyond: str
    """What stands behind it in its sentence and the next."""

    @property
    def sentence(self) -> str:
        """Return the whole sentence."""
        return f"{self.before}{self.words}{self.after}"

    @property
    def told(self) -> str:
        """Return the whole sentence and the next."""
        return f"{self.before}{self.words}{self.beyond}"


Canceller = Callable[[Found], bool]


@dataclass(frozen=True, slots=True)
class Danger:
    """The danger part of a lexicon, compiled."""

    spelling: Spelling
    idioms: re.Pattern[str]
    turns: re.Pattern[str]
    lists: re.Pattern[str]
    urgent: Signs
    crisis: Signs
    calms_urgent: tuple[Canceller, ...]
    calms_crisis: tuple[Canceller, ...]


def read_danger(text: str, lexicon: Danger) -> Reading:
    """Judge raw words: signs of an emergency, words of self-harm, both or none."""
    marked = _prepare(text, lexicon)
    urgent = _present(marked, lexicon.urgent, lexicon.calms_urgent, lexicon.turns)
    crisis = _present(marked, lexicon.crisis, lexicon.calms_crisis, lexicon.turns)
    return _READINGS[urgent, crisis]


def compile_danger(table: Mapping[str, Any]) -> Danger:
    """Compile the `danger` section of a lexicon."""
    grammar = Grammar(table["groups"], closed_by(table["closes_a_gap"]))
    cancel = {
        name: grammar.pattern(phrases)
        for name, phrases in table["cancellers"].items()
        if name not in ("denied", "denied_crisis")
    }
    denied = _to_denials(grammar, table)
    return Danger(
        spelling=_to_spelling(table),
        idioms=replace(grammar, keeps_gaps=True).pattern(table["idioms"]),
        turns=grammar.pattern(table["turns"]),
        lists=commas_of_lists(table["no_list_goes_on_with"]),
        urgent=_to_signs(grammar, table["urgent"]),
        crisis=_to_signs(grammar, table["crisis"]),
        calms_urgent=(denied[0], *_urgent_cancellers(cancel)),
        calms_crisis=(denied[1], *_crisis_cancellers(cancel)),
    )


def _prepare(text: str, lexicon: Danger) -> str:
    """Fold, mend spelling, make lists with `or` one clause and take idioms out."""
    words = _STRETCHED.sub(r"\1", mark(text)).split()
    mended = f" {lexicon.spelling.mend(words)} "
    return lexicon.idioms.sub(_take_out, lexicon.lists.sub("or ", mended))


def _take_out(saying: re.Match[str]) -> str:
    """Take a saying out; a sign that stands in its gaps ("the price ... i feel faint") stays."""
    return _MASK + "".join(f"{gap}{_MASK}" for gap in saying.groups() if gap)


def _present(
    marked: str, signs: Signs, cancellers: tuple[Canceller, ...], turns: re.Pattern[str]
) -> bool:
    """Tell whether any sign stands that nothing calls off."""
    found = chain.from_iterable(sign.find(marked) for sign in signs)
    return any(
        not any(cancels(sign) for cancels in cancellers)
        for sign in (_around(marked, match, turns) for match in found)
    )


def _around(marked: str, match: re.Match[str], turns: re.Pattern[str]) -> Found:
    """Cut out the clause and the sentence in which a sign stands."""
    ahead = marked[: match.start()]
    before = " " + _SENTENCE_ENDS.split(ahead)[-1].lstrip()
    behind = _SENTENCE_ENDS.split(marked[match.end() :], maxsplit=2)
    return Found(
        words=match[0],
        clause=" " + turns.split(before)[-1].lstrip(),
        before=before,
        after=behind[0],
        beyond=" , ".join(behind[:2]),
    )


def _to_denials(grammar: Grammar, table: Mapping[str, Any]) -> tuple[Canceller, Canceller]:
    """Compile what denies a sign that follows at once: urgent, crisis."""
    cancellers, fillers = table["cancellers"], table["fillers"]
    cannot = grammar.pattern(["{cannot}"])
    urgent = grammar.ending(cancellers["denied"], fillers)
    crisis = grammar.ending(cancellers["denied_crisis"], fillers)

    def denied(sign: Found) -> bool:
        # "no pain cant swallow": what says "cannot" itself is never denied by a "no" before it.
        return not cannot.match(" " + sign.words, 1) and bool(urgent.search(sign.clause))

    doubted = grammar.pattern(cancellers["denial_doubted"])

    def denied_crisis(sign: Found) -> bool:
        # "not going to kill myself today": a denial that takes itself back is none.
        return bool(crisis.search(sign.clause)) and not doubted.search(" " + sign.after)

    return denied, denied_crisis


def _urgent_cancellers(cancel: Mapping[str, re.Pattern[str]]) -> tuple[Canceller, ...]:
    """List what calls an urgent sign off, beside a denial."""
    now, told = cancel["now"], cancel["told_of_oneself"]
    return (
        _answered_no(cancel["answered_no"]),
        _supposed(cancel["supposed"], told, now),
        _imagined(cancel["imagined"], told, now),
        _imagined(cancel["reported"], cancel["own"], now),
        _thought_through(cancel["thought_through"], now),
        lambda sign: (
            bool(cancel["asked_about"].match(" " + sign.after, 1))
            and not now.search(sign.sentence)
            and not told.search(f"{sign.clause}{sign.words}")
        ),
        _settled(cancel["settled"], cancel["not_settled"]),
        _past(cancel["past"], cancel["past_verb"], now),
        lambda sign: (
            bool(cancel["lasting"].search(" " + sign.sentence))
            and not cancel["worse"].search(" " + sign.sentence)
        ),
    )


def _crisis_cancellers(cancel: Mapping[str, re.Pattern[str]]) -> tuple[Canceller, ...]:
    """List what calls words of self-harm off, beside a denial: little."""
    return (
        _before(cancel["asked_as_effect"], unless=cancel["now"]),
        _settled(cancel["settled_crisis"], cancel["not_settled"]),
        _lost(cancel["lost_somebody"], cancel["past"], cancel["now"]),
        lambda sign: bool(cancel["by_accident"].search(" " + sign.sentence)),
    )


def _answered_no(answer: re.Pattern[str]) -> Canceller:
    """Call off what is asked and answered: "trouble breathing? no"."""
    return lambda sign: bool(answer.match(" " + re.sub(r"^\s*[,.?] ", "", sign.beyond), 1))


def _before(pattern: re.Pattern[str], *, unless: re.Pattern[str]) -> Canceller:
    """Call off what stands behind these words in the same clause."""
    return lambda sign: bool(pattern.search(sign.clause)) and not unless.search(sign.told)


def _supposed(pattern: re.Pattern[str], told: re.Pattern[str], now: re.Pattern[str]) -> Canceller:
    """Call off what stands behind these words, unless a pause and a telling come between."""
    called_off = _before(pattern, unless=now)

    def cancels(sign: Found) -> bool:
        *earlier, last = sign.clause.split(", ")
        told_now = told.search(f" {last}{sign.words}") and not pattern.search(f" {last}")
        return called_off(sign) and not (earlier and told_now)

    return cancels


def _imagined(pattern: re.Pattern[str], told: re.Pattern[str], now: re.Pattern[str]) -> Canceller:
    """Call off what is only named behind these words, unless it is told as happening."""

    def cancels(sign: Found) -> bool:
        led = f"{sign.before}{sign.words}"
        found = pattern.search(led)
        if found is None or found.start() >= len(sign.before) or now.search(sign.sentence):
            return False
        return not told.search(f" {led[found.end() :]}")

    return cancels


def _thought_through(frame: re.Pattern[str], now: re.Pattern[str]) -> Canceller:
    """Call off a sign that stands inside a supposed case: "if my lip went white who would ..."."""

    def cancels(sign: Found) -> bool:
        start = len(sign.before)
        cases = frame.finditer(sign.sentence)
        framed = any(case.start() < start < case.end() for case in cases)
        return framed and not now.search(sign.sentence)

    return cancels


def _settled(settled: re.Pattern[str], still: re.Pattern[str]) -> Canceller:
    """Call off what has gone, unless it came back or went only today."""

    def cancels(sign: Found) -> bool:
        same, *others = _NEXT_THING.split(f" {sign.beyond}")
        gone = settled.search(f" {same}") or any(settled.match(f" {o}", 1) for o in others[:3])
        return bool(gone) and not still.search(f" {sign.before}{sign.words}{sign.beyond}")

    return cancels


def _past(time: re.Pattern[str], verb: re.Pattern[str], now: re.Pattern[str]) -> Canceller:
    """Call off what is told of a time long past."""

    def cancels(sign: Found) -> bool:
        told = f" {sign.clause}{sign.words}"
        past = time.search(" " + sign.sentence) and verb.search(told)
        return bool(past) and not now.search(" " + sign.sentence)

    return cancels


def _lost(lost: re.Pattern[str], time: re.Pattern[str], now: re.Pattern[str]) -> Canceller:
    """Call off the death of somebody long ago: where the sign itself tells of it."""

    def cancels(sign: Found) -> bool:
        told = f" {sign.clause}{sign.words}"
        ends = any(found.end() == len(told) for found in lost.finditer(told))
        return ends and bool(time.search(" " + sign.sentence)) and not now.search(sign.sentence)

    return cancels


def _to_signs(grammar: Grammar, facts: Mapping[str, Mapping[str, Iterable[str]]]) -> Signs:
    """Compile the signs of every fact, one pattern a sign."""
    return tuple(grammar.finder(signs) for fact in facts.values() for signs in fact.values())


def _to_spelling(table: Mapping[str, Any]) -> Spelling:
    """Gather the words whose spelling is mended, and those that are right as they are."""
    listed = {slip: meant for meant, slips in table["spellings"].items() for slip in slips}
    phrases = chain(table["idioms"], *table["groups"].values(), *_phrases_of(table))
    return Spelling(
        listed=listed,
        known=words_of(phrases) | frozenset(table["no_slips"]),
        forgiven=by_first_letter(table["forgiven"]),
        short=[(long, short) for short, longs in table["said_short"].items() for long in longs],
    )


def _phrases_of(table: Mapping[str, Any]) -> Iterable[Iterable[str]]:
    """Go through every list of phrases among signs and cancellers."""
    for fact in chain(table["urgent"].values(), table["crisis"].values()):
        yield from fact.values()
    yield from table["cancellers"].values()
