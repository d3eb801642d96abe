"""Where we are: the machine with the current state lit, the answers, why the next is asked."""

from functools import cache

from bot.flows.asking import screens_left
from bot.flows.changing import PAGES, shown
from bot.flows.conditions import ALWAYS, atoms
from bot.flows.machine import follows
from bot.flows.machine import states as states_of
from bot.flows.outcomes import STOPS
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.questions import BY_KEY, QUESTIONS
from bot.flows.replies import Text
from bot.flows.route import Route, visited, walk
from bot.flows.screens import RESULT, START
from preview.drawer.shelf import Kept
from preview.drawer.teller import Teller
from preview.things import Json

_WITHOUT_WHY = ("consent", "own_words")


@cache
def machine() -> Json:
    """Draw the machine: screens, what can follow on a first passage, what ends it early."""
    always = {
        screen.key: any(BY_KEY[key].asked_if == ALWAYS for key in screen.questions)
        for screen in QUESTIONNAIRE.screens
    }
    edges = [[state, after] for state in states_of() for after in follows(state)]
    stops = [
        {
            "from": QUESTIONNAIRE.screen_of[stop.after],
            "to": RESULT,
            "rules": list(stop.rules) or ["declined"],
        }
        for stop in STOPS
    ]
    states = [{"key": key, "always": always.get(key, True)} for key in states_of()]
    return {"states": states, "edges": edges, "stops": stops}


def position(kept: Kept | None, teller: Teller) -> Json:
    """Tell where the conversation stands on the machine."""
    route = walk(teller.conversation.answers)
    state = shown(teller.conversation) if kept else START
    path = list(visited(route)) if kept else [START]
    if route.pending is None and kept:
        path.append(RESULT)
    return {
        "machine": machine(),
        "state": state,
        "path": path,
        "page": state in PAGES,
        "answers": _answers(route, teller),
        "next": _next(route, teller) if route.pending else None,
        "left": screens_left(teller.conversation.answers),
    }


def _answers(route: Route, teller: Teller) -> list[Json]:
    """List all answers; those that the route does not ask for now lie on the shelf."""
    return [
        {
            "question": question.key,
            "name": teller.name(question.key),
            "answer": teller.answer(question.key),
            "shelved": question.key not in route.held,
        }
        for question in QUESTIONS
        if question.key in teller.conversation.answers
    ]


def _next(route: Route, teller: Teller) -> Json:
    key = str(route.pending)
    why = "" if key in _WITHOUT_WHY else teller.say(Text(f"why-{QUESTIONNAIRE.screen_of[key]}"))
    return {
        "question": key,
        "name": teller.name(key),
        "why": why,
        "always": BY_KEY[key].asked_if == ALWAYS,
        "because": _opened_by(key, route, teller),
    }


def _opened_by(key: str, route: Route, teller: Teller) -> list[Json]:
    """Name the answers that the condition of a question reads."""
    read = {_source(atom.key) for atom in atoms(BY_KEY[key].asked_if)}
    return [
        {"name": teller.name(question.key), "answer": teller.answer(question.key)}
        for question in QUESTIONS
        if question.key in read and question.key in route.held
    ]


_DERIVED = {"several": "concerns", "main": "main_concern"}


def _source(name: str) -> str:
    """Name the question behind a derived name."""
    return _DERIVED.get(name, name)
