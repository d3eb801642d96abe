"""Answers to results, judged beside a second implementation written by another hand."""

import json
import random

import pytest
from generator import NON_OBJECT_LINES, OWN_WORDS, known_reading, random_case
from oracle import judge

from bot.operations.cases import try_case

CASES = 10_000


@pytest.mark.parametrize("seed", range(4))
def test_both_implementations_come_to_the_same_result(seed):
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    for _ in range(CASES // 4):
        case = random_case(chance)
        expected, result = judge(case, known_reading), try_case(case, known_reading)
        if "error" in expected:
            assert set(result) == {"id", "error"}, case
        else:
            assert json.dumps(expected) == json.dumps(result), case


@pytest.mark.parametrize("line", NON_OBJECT_LINES)
def test_a_line_that_is_no_object_is_an_error_without_id(line):
    assert try_case(line, known_reading)["id"] is None


def test_own_words_appear_nowhere_in_a_result():
    chance = random.Random(9)  # noqa: S311 - cases, not secrets
    for _ in range(500):
        case = random_case(chance)
        told = json.dumps(try_case(case, known_reading))
        assert not any(words in told for words in OWN_WORDS if words != "skip")
