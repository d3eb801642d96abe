"""From answers to what is asked: the one rule that back, edit, resume and restart follow from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.flows.answers import Answers
from bot.flows.conditions import Held, could_hold
from bot.flows.outcomes import RULE, STOPS
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import SKIP, Question
from bot.flows.screens import CHECK


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
    questionnaire: Questionnaire = field(default=QUESTIONNAIRE, repr=False)

    @property
    def finished(self) -> bool:
        """Tell whether every open question is answered and none of them stopped the route."""
        return self.pending is None and not self.stopped


def walk(answers: Answers, questionnaire: Questionnaire = QUESTIONNAIRE) -> Route:
    """Derive the route from the answers."""
    return _walked(tuple(answers.items()), questionnaire)


# One turn asks for the same two routes a dozen times: before and after its answer.
@lru_cache(maxsize=8)
def _walked(
    given_answers: tuple[tuple[str, tuple[str, ...]], ...], questionnaire: Questionnaire
) -> Route:
    answers = dict(given_answers)
    keys: list[str] = []
    held: dict[str, frozenset[str]] = {}
    for question in questionnaire.questions:
        if not question.asked_if.holds(held):
            continue
        keys.append(question.key)
        given = _given(question, answers, held)
        if not given:
            return Route(tuple(keys), held, question.key, questionnaire=questionnaire)
        held[question.key] = frozenset(given)
        _derive(question.key, given, held)
        if _stops(question.key, held):
            return Route(tuple(keys), held, stopped=True, questionnaire=questionnaire)
    return Route((*keys, CHECK), held, questionnaire=questionnaire)


def _given(question: Question, answers: Answers, held: Held) -> Sequence[str]:
    """Return what was answered; a main concern that is no longer ticked counts as no answer."""
    given = answers.get(question.key, ())
    if question.key == "main_concern" and not {SKIP, *held.get("concerns", ())}.issuperset(given):
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
        stop.condition.holds(held)
        and (not stop.rules or any(RULE[rule].condition.holds(held) for rule in stop.rules))
        for stop in STOPS
        if stop.after == key
    )


def still_possible(
    answers: Answers, questionnaire: Questionnaire = QUESTIONNAIRE
) -> tuple[str, ...]:
    """Name the questions that are, or could yet be, asked and have no answer, in order.

    Answering the pending question never adds to them: what hangs on an open answer counts as
    possible until the answer rules it out. Only a change of an answer can add.
    """
    route = walk(answers, questionnaire)
    return tuple(key for key in ahead(route, answers) if key not in answers or key == route.pending)


def ahead(route: Route, answers: Answers) -> Iterator[str]:
    """Name what is, or could yet be, asked from the pending question on, answered or not."""
    questionnaire = route.questionnaire
    place = questionnaire.order.get(route.pending or "", len(questionnaire.questions))
    unknown: set[str] = set()
    held = dict(route.held)
    for question in questionnaire.questions[place:]:
        if not could_hold(question.asked_if, held, unknown):
            continue
        yield question.key
        given = _given(question, answers, held) if question.asked_if.holds(held) else ()
        if given and question.key not in unknown:
            held[question.key] = frozenset(given)
            _derive(question.key, given, held)
        if not given:
            unknown |= {question.key} | _DERIVED.get(question.key, frozenset())


_DERIVED = {"concerns": frozenset({"several", "main"}), "main_concern": frozenset({"main"})}


def visited(route: Route) -> tuple[str, ...]:
    """Name the screens walked so far, in order, the pending one last."""
    screen_of = route.questionnaire.screen_of
    return tuple(dict.fromkeys(screen_of[key] for key in route.keys if key in screen_of))
