"""Spelling: one slip is forgiven, two are not, and honest words stay."""

import pytest

from bot.understanding.spelling import Spelling, one_slip


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("swallow", True),
        ("swalow", True),
        ("swalllow", True),
        ("swallaw", True),
        ("wsallow", True),
        ("swlalow", True),
        ("swalo", False),
        ("shallows", False),
        ("wallowing", False),
        ("", False),
    ],
)
def test_one_edit_is_a_slip_and_two_are_not(typed, near):
    assert near == one_slip(typed, "swallow")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("chokng", "choking"), ("cooking", "cooking"), ("tounge", "tongue"), ("jhoking", "jhoking")],
)
def test_a_listed_word_a_known_word_and_a_slip_are_told_apart(typed, meant):
    spelling = Spelling({"tounge": "tongue"}, frozenset({"cooking"}), ["choking"])
    assert meant == spelling.correct(typed)


def test_two_words_that_are_read_as_one_become_one():
    spelling = Spelling({"breth": "breathe"}, frozenset(), short=[("does not", "doesnt")])
    mended = spelling.mend(["she", "does", "not", "breth", ",", "does", "nothing"])
    assert mended == "she doesnt breathe , does nothing"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("bision", "vision"), ("serrada", "cerrada"), ("inchada", "hinchada"), ("mision", "mision")],
)
def test_a_word_written_by_ear_is_known_by_its_sound(typed, meant):
    known = frozenset({"vision", "cerrada", "hinchada", "mision"})
    spelling = Spelling({}, known, alike=(("h", ""), ("v", "b"), ("z", "s"), ("ce", "se")))
    assert meant == spelling.correct(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lvie", "live"),
        ("llive", "live"),
        ("ot", "to"),
        ("tolive", "to live"),
        ("iving", "living"),
        ("give", "give"),
        ("lie", "lie"),
        ("loving", "loving"),
    ],
)
def test_of_the_words_that_matter_most_short_ones_and_missing_spaces_are_forgiven(typed, meant):
    core = frozenset({"live", "living", "to"})
    spelling = Spelling({}, frozenset({"loving", *core}), forgiven=core, core=core)
    assert meant == spelling.correct(typed)
