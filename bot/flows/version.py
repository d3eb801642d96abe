"""The version of the flow: a hash of all that it decides by."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache

from bot.flows.conditions import notation
from bot.flows.outcomes import CARDS, OVERLAYS, RULES, STOPS
from bot.flows.questionnaire import Questionnaire


@lru_cache(maxsize=4)
def version_of(questionnaire: Questionnaire) -> str:
    """Name the version of a questionnaire and the rules; the same in every process."""
    return hashlib.sha256("\n".join(_lines(questionnaire)).encode()).hexdigest()[:16]


def _lines(questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions:
        answers = " ".join(question.answers)
        limits = f"{question.kind} {question.at_most}"
        yield f"{question.key}: {limits}: {answers}: {notation(question.asked_if)}"
    for row in (*RULES, *OVERLAYS, *CARDS):
        yield f"{row.key} -> {row.outcome}: {notation(row.condition)}: {' '.join(row.facts)}"
    for stop in STOPS:
        yield f"{stop.after}: {' '.join(stop.rules)}: {notation(stop.condition)}"
