"""Folding: any text becomes comparable, and none breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.folding import LONGEST, fold, mark, plain

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Can't", "cant"),
        ("CAN\u2019T", "cant"),
        ("can\u00b4t", "cant"),
        ("can`t", "cant"),
        ("can\u200bt", "cant"),
        ("  Visible   PORES ", "visible pores"),
        ("light-headed", "light headed"),
        ("\uff12", "2"),
        ("\u0662", "2"),
        ("\u096b", "5"),
        ("2\ufe0f\u20e3", "2"),
        ("\u2461", "2"),
        ("a\x00b\ud800c\u202e", "abc"),
        ("\U0001f62d breathe", "breathe"),
        ("\ufb01ne", "fine"),
        ("", ""),
    ],
)
def test_texts_that_mean_the_same_fold_alike(text, folded):
    assert folded == fold(text)


def test_marks_say_where_a_clause_and_a_sentence_end():
    expected = "no pain , yes . why ? one . two"
    assert expected == mark("No pain, yes. Why? One\nTwo")


def test_a_hyphen_between_spaces_is_a_dash_and_within_a_word_or_between_numbers_none():
    assert mark("no - a follow-up") == "no , a follow up"
    assert mark("3 - 4 weeks") == "3 4 weeks"


def test_a_text_is_read_up_to_4096_utf16_units():
    lengths = len(plain("a" * 9000)), len(plain("\U00020000" * 9000))
    expected = (LONGEST, LONGEST // 2)
    assert expected == lengths


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    assert fold(text) == fold(fold(text))
