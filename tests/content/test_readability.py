"""The reading grade is the published formula, with our own ear for syllables."""

import pytest

from bot.content.readability import count_syllables, grade


@pytest.mark.parametrize(
    ("word", "count"),
    [("skin", 1), ("smiles", 1), ("treated", 2), ("people", 2), ("area", 3), ("something", 2),
     ("practitioner", 4), ("medicine", 3), ("serious", 3), ("don't", 1), ("usually", 4)],
)  # fmt: skip
def test_syllables_are_counted_by_ear(word, count):
    assert count == count_syllables(word)


def test_the_grade_is_the_formula():
    text = "The doctor looks at your skin. Then she asks you things."
    words, sentences, syllables = 11, 2, 12
    formula = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert grade(text) == pytest.approx(formula)


def test_an_allowed_term_counts_as_an_easy_word():
    text = "Ask the practitioner."
    assert grade(text, ["practitioner"]) == pytest.approx(grade("Ask the doctor."))
