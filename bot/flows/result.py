"""From answers to the result: one outcome, its reasons, overlays, cards and vetting questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.flows.answers import Answers, in_order
from bot.flows.conditions import Held, when
from bot.flows.outcomes import CARDS, OVERLAYS, RULES, Row
from bot.flows.questions import BY_KEY, OWN_WORDS
from bot.flows.route import Route, walk
from bot.flows.vetting import vetting

_PLAIN = frozenset({"urgent", "crisis", "call_clinic", "under_18"})
"""Outcomes that carry O8 alone: nothing may stand beside the one thing to do."""

_DECLINED = when("consent[decline]")

_WITHOUT_VETTING = _PLAIN | {"kind_pause"}


@dataclass(frozen=True, slots=True)
class Reason:
    """An open question and the options of its answer that made a rule hold."""

    question: str
    options: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers amount to; `outcome` is None while the route is open or declined."""

    route: tuple[str, ...]
    outcome: str | None = None
    rule: str | None = None
    overlays: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    vetting: tuple[str, ...] = ()


def decide(answers: Answers) -> Result:
    """Judge the answers; own_words is answered with its reading for danger, or skip."""
    return judge(walk(answers))


def judge(route: Route) -> Result:
    """Judge a walked route."""
    if route.pending or _DECLINED.holds(route.held):
        return Result(route.keys)
    return _judged(route.keys, tuple(route.held.items()))


# One turn asks for the same two results half a dozen times, as it does for their routes.
@lru_cache(maxsize=8)
def _judged(keys: tuple[str, ...], answered: tuple[tuple[str, frozenset[str]], ...]) -> Result:
    answers = dict(answered)
    rule = next(row for row in RULES if row.condition.holds(answers))
    held = {
        **answers,
        "rule": frozenset({rule.key}),
        "outcome": frozenset({rule.outcome}),
    }
    overlays = tuple(_holding(OVERLAYS, held))
    if rule.outcome in _PLAIN:
        overlays = tuple(row for row in overlays if row.key == "O8")
    cards = tuple(_holding(CARDS, held))
    return Result(
        route=keys,
        outcome=rule.outcome,
        rule=rule.key,
        overlays=tuple(row.key for row in overlays),
        cards=tuple(row.key for row in cards),
        reasons=tuple(_reasons(rule, overlays, cards, held)),
        vetting=() if rule.outcome in _WITHOUT_VETTING else vetting(held),
    )


def _holding(rows: Iterable[Row], held: Held) -> Iterator[Row]:
    return (row for row in rows if row.condition.holds(held))


def _reasons(
    rule: Row, overlays: Iterable[Row], cards: Iterable[Row], held: Held
) -> Iterator[Reason]:
    """Cite the deciding rule, then R10 (which is no row of its own), then the overlays."""
    yield from _cited(rule, rule.key, held)
    for card in cards:
        if card.key == "see_doctor_soon":
            yield from _cited(card, "R10", held)
    for overlay in overlays:
        yield from _cited(overlay, overlay.key, held)


def _cited(row: Row, rule: str, held: Held) -> Iterator[Reason]:
    for citation in row.cites:
        options = citation.options & held.get(citation.key, frozenset())
        if options and citation.key == OWN_WORDS:
            yield Reason(OWN_WORDS, (), rule)
        elif options:
            yield Reason(citation.key, in_order(BY_KEY[citation.key], tuple(options)), rule)
