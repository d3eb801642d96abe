"""The finite-state machine: one state a screen, one trigger, conditions generated from route."""

from collections.abc import Callable
from dataclasses import dataclass

from transitions import Machine

from bot.flows.conditions import ALWAYS
from bot.flows.questions import BY_KEY
from bot.flows.route import Route
from bot.flows.screens import RESULT, SCREENS, START, Screen

STATES: tuple[str, ...] = (*(screen.key for screen in SCREENS), RESULT)


@dataclass(slots=True)
class Position:
    """Where a conversation stands while the machine moves it; nothing is kept of it."""

    state: str


def _asks(screen: Screen) -> Callable[[Route], bool]:
    return lambda route: route.pending in screen.questions


def _is_over(route: Route) -> bool:
    return route.pending is None


def _build() -> Machine:
    """Generate the machine; from every screen the one that asks the pending question follows."""
    machine = Machine(
        model=None, states=list(STATES), initial=START, auto_transitions=False, send_event=False
    )
    for screen in SCREENS:
        machine.add_transition("advance", "*", screen.key, conditions=_asks(screen))
    machine.add_transition("advance", "*", RESULT, conditions=_is_over)
    return machine


MACHINE = _build()


def advance(state: str, route: Route) -> str:
    """Move on from `state` to the screen that the route asks for next."""
    position = Position(state)
    MACHINE.events["advance"].trigger(position, route)
    return position.state


def follows(state: str) -> tuple[str, ...]:
    """Name the screens that can come next on a first passage: up to the first always asked."""
    if state == RESULT:
        return ()
    after: list[str] = []
    for screen in SCREENS[STATES.index(state) + 1 :]:
        after.append(screen.key)
        if any(BY_KEY[key].asked_if == ALWAYS for key in screen.questions):
            return tuple(after)
    return (*after, RESULT)
