"""From answers to what is asked: the one rule that back, edit, resume and restart follow from."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.flows.answers import Answers
from bot.flows.conditions import Held, could_hold, holds
from bot.flows.outcomes import RULE, STOPS
from bot.flows.questions import ORDER, QUESTIONS, Question

CHECK = "check"


@dataclass(frozen=True, slots=True)
class Route:
    """The open questions in order, what is held as their answers, and where the route stands.

    `pending` is the first open question without an answer. `stopped` says that an answer ended
    the route early; `finished` that nothing is left to ask.
    """

    keys: tuple[str, ...]
    held: Held
    pending: str | None = None
    stopped: bool = False

    @property
    def finished(self) -> bool:
        """Tell whether every open question is answered and none of them stopped the route."""
        return self.pending is None and not self.stopped


def walk(answers: Answers) -> Route:
    """Derive the route from the answers."""
    keys: list[str] = []
    held: dict[str, frozenset[str]] = {}
    for question in QUESTIONS:
        if not holds(question.asked_if, held):
            continue
        keys.append(question.key)
        given = _given(question, answers, held)
        if not given:
            return Route(tuple(keys), held, pending=question.key)
        held[question.key] = frozenset(given)
        _derive(question.key, given, held)
        if _stops(question.key, held):
            return Route(tuple(keys), held, stopped=True)
    return Route((*keys, CHECK), held)


def _given(question: Question, answers: Answers, held: Held) -> Sequence[str]:
    """Return what was answered; a main concern that is no longer ticked counts as no answer."""
    given = answers.get(question.key, ())
    if question.key == "main_concern" and not held["concerns"].union({"skip"}).issuperset(given):
        return ()
    return given


def _derive(key: str, given: Sequence[str], held: dict[str, frozenset[str]]) -> None:
    """Keep the derived names: `several` ticked concerns, and the `main` one."""
    if key == "concerns":
        several = len(given) > 1
        held["several"] = frozenset({"concerns"} if several else ())
        held["main"] = frozenset(() if several else given)
    if key == "main_concern":
        held["main"] = frozenset(given)


def _stops(key: str, held: Held) -> bool:
    return any(
        stop.after == key
        and holds(stop.condition, held)
        and (not stop.rules or any(holds(RULE[rule].condition, held) for rule in stop.rules))
        for stop in STOPS
    )


def still_possible(answers: Answers) -> tuple[str, ...]:
    """Name the questions that are, or could yet be, asked and have no answer, in order.

    Answering the pending question never adds to them: what hangs on an open answer counts as
    possible until the answer rules it out. Only a change of an answer can add.
    """
    route = walk(answers)
    if route.pending is None:
        return ()
    possible: list[str] = []
    unknown: set[str] = set()
    held = dict(route.held)
    for question in QUESTIONS[ORDER[route.pending] :]:
        if not could_hold(question.asked_if, held, unknown):
            continue
        given = _given(question, answers, held) if holds(question.asked_if, held) else ()
        if given and question.key not in unknown:
            held[question.key] = frozenset(given)
            _derive(question.key, given, held)
        elif question.key not in answers or question.key == route.pending:
            possible.append(question.key)
        if not given:
            unknown |= {question.key} | _DERIVED.get(question.key, frozenset())
    return tuple(possible)


_DERIVED = {"concerns": frozenset({"several", "main"}), "main_concern": frozenset({"main"})}
