"""The flow's version: the same in every process, another one for every change that decides."""

import subprocess
import sys

import pytest

from bot.flows.conditions import ALWAYS, Has, notation, when
from bot.flows.outcomes import CARDS, OVERLAYS, RULES, STOPS
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.version import version_of

ASKS = (
    "from bot.flows.questionnaire import QUESTIONNAIRE;"
    "from bot.flows.version import version_of;"
    "print(version_of(QUESTIONNAIRE))"
)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_a_restart_speaks_with_the_same_version(seed):
    """Python orders sets anew in every process; the version must not follow."""
    environment = {"PYTHONHASHSEED": seed}
    told = subprocess.run(
        [sys.executable, "-c", ASKS], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == version_of(QUESTIONNAIRE)


def test_a_question_less_is_another_version():
    fewer = Questionnaire(QUESTIONNAIRE.questions[:-1])
    assert version_of(fewer) != version_of(QUESTIONNAIRE)


def test_a_condition_is_written_as_it_is_read():
    conditions = [question.asked_if for question in QUESTIONNAIRE.questions]
    conditions += [row.condition for row in (*RULES, *OVERLAYS, *CARDS, *STOPS)]
    for condition in conditions:
        if condition != ALWAYS:
            assert when(notation(condition)) == condition
    assert notation(Has("a", frozenset({"c", "b"}))) == "a[b c]"
