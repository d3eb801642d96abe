"""Lines are broken in time, and their runs stand as a reader of each script meets them."""

import pytest
from fpdf.enums import TextDirection

from bot.handouts.typesetting import direction_of, letters_of, lines

LEFT, RIGHT = TextDirection.LTR, TextDirection.RTL


def set_in(words, direction, room=1000):
    """Set a paragraph in type of which every letter is one wide."""
    return [[run.text for run in line] for line in lines(letters_of(words, direction), len, room)]


def test_a_line_is_broken_before_the_word_that_has_no_room():
    assert set_in("one two three", LEFT, 8) == [["one two"], ["three"]]


def test_a_word_longer_than_the_room_stands_alone():
    assert set_in("a questionnaire b", LEFT, 5) == [["a"], ["questionnaire"], ["b"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("قبل 30 يوما", [" يوما", "30", "قبل "]),
        ("قال Micro-Botox هنا", [" هنا", "Micro-Botox", "قال "]),
        ("\u2068تاريخ\u2069: \u20682026-11-25\u2069", ["2026-11-25", ": ", "تاريخ"]),
    ],
)
def test_numbers_and_names_inside_arabic_stay_whole(words, expected):
    assert set_in(words, RIGHT) == [expected]


def test_a_word_from_the_right_within_a_name_from_the_left_keeps_its_place_there():
    line = set_in("هو \u2066A قلم B\u2069 هنا", RIGHT)
    assert line == [[" هنا", "A ", "قلم", " B", "هو "]]


def test_a_sentence_from_the_left_keeps_a_word_from_the_right_in_its_place():
    assert set_in("see قلم here", LEFT) == [["see ", "قلم", " here"]]


def test_no_sign_that_only_tells_a_direction_is_printed():
    ((run,),) = set_in("\u200f\u2068abc\u2069\u200e", LEFT)
    assert run == "abc"


@pytest.mark.parametrize(
    ("words", "direction"),
    [("Hello", LEFT), ("Привет", LEFT), ("مرحبا", RIGHT), ("askfirst يسأل أولا قبل", RIGHT)],
)
def test_the_letters_tell_a_direction(words, direction):
    assert direction_of(words) is direction
