"""What is understood of phrases in five languages that other hands wrote.

The tables were widened with these phrases known, so the floors only hold what was reached;
what strangers type is measured on sets that nobody here has seen (bench/understanding/README.md).
"""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from bench.understanding.measure import NoQuestionsError, among, measured
from bot.operations.interpreting import interpret

SEEN = Path(__file__).parent / "seen"
# language: (urgent, crisis, false alarms at most, topics, answers right or confirmed)
FLOORS = {
    "en": (0.99, 0.98, 0.06, 0.94, 0.95),
    "es": (0.99, 0.98, 0.06, 0.94, 0.95),
    "pt-BR": (0.99, 0.98, 0.06, 0.96, 0.92),
    "ru": (0.99, 0.98, 0.06, 0.97, 0.97),
    "ar": (0.99, 0.98, 0.06, 0.98, 0.97),
}


def phrases(locale):
    lines = (SEEN / f"{locale}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def figures(readers):
    """Interpret every seen phrase of a language, once."""

    @cache
    def of(locale):
        told = measured((row, interpret(row, readers)) for row in phrases(locale))
        return defaultdict(dict, told)

    return of


@pytest.mark.parametrize("locale", FLOORS)
def test_danger_is_heard_and_look_alikes_are_not(locale, figures):
    urgent, crisis, alarms, *_ = FLOORS[locale]
    got = figures(locale)
    assert got["urgent"]["heard"] >= urgent
    assert got["crisis"]["heard"] >= crisis
    assert got["lookalike"]["alarm"] <= alarms


@pytest.mark.parametrize("locale", FLOORS)
def test_danger_is_heard_in_the_middle_of_a_long_message(locale, readers):
    told = among(phrases(locale), many=10)
    got = measured((row, interpret(row, readers)) for row in told)
    assert got["urgent"]["heard"] >= 0.85
    assert got["crisis"]["heard"] >= 0.85
    assert got["lookalike"]["alarm"] <= 0.05


@pytest.mark.parametrize("locale", FLOORS)
def test_typed_questions_find_their_topic_and_typed_answers_their_option(locale, figures):
    *_, topics, answers = FLOORS[locale]
    got = figures(locale)
    assert got["topic"]["right"] >= topics
    # A question behind the card of a doubt counts as wrong, though it is answered.
    assert got["topic"]["wrong"] <= 0.04
    assert got["answer"]["right"] >= answers
    assert got["answer"]["silently_wrong"] <= 0.01


@pytest.mark.parametrize("locale", FLOORS)
def test_on_a_safety_question_nothing_wrong_is_taken(locale, figures):
    assert figures(locale)["safety"]["silently_wrong"] == 0


def test_no_long_message_is_made_of_a_set_without_questions():
    alone = [row for row in phrases("en") if row["group"] != "topic"]
    with pytest.raises(NoQuestionsError):
        list(among(alone, many=10))
