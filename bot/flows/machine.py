"""The finite-state machine: one state a screen, one trigger, conditions generated from route."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from transitions import Machine

from bot.flows.conditions import ALWAYS
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.route import Route
from bot.flows.screens import RESULT, START, Screen


@dataclass(slots=True)
class Position:
    """Where a conversation stands while the machine moves it; nothing is kept of it."""

    state: str


def _asks(screen: Screen) -> Callable[[str | None], bool]:
    return lambda pending: pending in screen.questions


def _is_over(pending: str | None) -> bool:
    return pending is None


def states(questionnaire: Questionnaire = QUESTIONNAIRE) -> tuple[str, ...]:
    """Name the states: one a screen, and the result."""
    return (*(screen.key for screen in questionnaire.screens), RESULT)


@lru_cache(maxsize=4)
def machine_of(questionnaire: Questionnaire = QUESTIONNAIRE) -> Machine:
    """Generate the machine; from every screen the one that asks the pending question follows."""
    machine = Machine(
        model=None,
        states=list(states(questionnaire)),
        initial=START,
        auto_transitions=False,
        send_event=False,
    )
    for screen in questionnaire.screens:
        machine.add_transition("advance", "*", screen.key, conditions=_asks(screen))
    machine.add_transition("advance", "*", RESULT, conditions=_is_over)
    return machine


def advance(state: str, route: Route) -> str:
    """Move on from `state` to the screen that the route asks for next."""
    return _advanced(state, route.pending, route.questionnaire)


@lru_cache(maxsize=128)
def _advanced(state: str, pending: str | None, questionnaire: Questionnaire) -> str:
    position = Position(state)
    machine_of(questionnaire).events["advance"].trigger(position, pending)
    return position.state


def follows(state: str, questionnaire: Questionnaire = QUESTIONNAIRE) -> tuple[str, ...]:
    """Name the screens that can come next on a first passage: up to the first always asked."""
    if state == RESULT:
        return ()
    after: list[str] = []
    for screen in questionnaire.screens[states(questionnaire).index(state) + 1 :]:
        after.append(screen.key)
        if any(questionnaire.by_key[key].asked_if == ALWAYS for key in screen.questions):
            return tuple(after)
    return (*after, RESULT)
