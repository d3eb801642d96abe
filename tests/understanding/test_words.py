"""Typed answers: exact words and positions are taken, everything else is unclear."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words import Understanding, Understood, join_labels

CONCERNS = (
    *("pores", "oily", "texture", "lines", "folds", "volume", "sagging", "acne", "redness"),
    *("scars", "pigment", "spot", "something_else", "none", "skip"),
)
MEDICINES = (
    *("injected_antibiotic", "muscle_relaxant", "nerve_medicine", "blood_thinner", "none"),
    *("skip", "not_sure"),
)
SHOW = ("moving_only", "moving_and_rest", "rest_only", "not_sure", "skip")
SIGNS = ("breathing", "allergy_swelling", "none", "skip", "not_sure")
ASKED = {"concerns": CONCERNS, "medicines": MEDICINES, "lines_show": SHOW, "after_signs": SIGNS}
ASKED |= {"consent": ("agree", "decline"), "pore_areas": ("t_zone", "cheeks", "chin", "elsewhere")}


@pytest.mark.parametrize(
    ("question", "text", "chosen"),
    [
        ("concerns", "Visible pores", ("pores",)),
        ("concerns", "  visible PORES! ", ("pores",)),
        ("concerns", "wrinkles", ("lines",)),
        ("concerns", "something_else", ("something_else",)),
        ("concerns", "pores, lines", ("pores", "lines")),
        ("concerns", "lines and pores", ("pores", "lines")),
        ("concerns", "acne & scars", ("acne", "scars")),
        ("concerns", "acne, scars", ("acne", "scars")),
        ("concerns", "acne scars", ("scars",)),
        ("concerns", "oily skin + redness", ("oily", "redness")),
        ("concerns", "pores\nlines or wrinkles\nacne", ("pores", "lines", "acne")),
        ("concerns", "pores, oily skin, and texture", ("pores", "oily", "texture")),
        ("concerns", "None: I'm happy as I am", ("none",)),
        ("concerns", "2", ("oily",)),
        ("concerns", "2.", ("oily",)),
        ("concerns", "#2", ("oily",)),
        ("concerns", "1 3", ("pores", "texture")),
        ("concerns", "1, 3 and 4", ("pores", "texture", "lines")),
        ("concerns", "1&3", ("pores", "texture")),
        ("concerns", "\u0661\u060c \u0663", ("pores", "texture")),
        ("concerns", "2\ufe0f\u20e3", ("oily",)),
        ("concerns", "14", ("none",)),
        ("concerns", "skip", ("skip",)),
        ("concerns", "I'd rather not say", ("skip",)),
        ("medicines", "not sure", ("not_sure",)),
        ("medicines", "dont know", ("not_sure",)),
        ("medicines", "aspirin", ("blood_thinner",)),
        ("medicines", "none of these", ("none",)),
        ("lines_show", "3", ("rest_only",)),
        ("after_signs", "Hives, swelling, wheeze, faint", ("allergy_swelling",)),
        (
            "after_signs",
            "trouble breathing, hives, swelling, wheeze, faint",
            ("breathing", "allergy_swelling"),
        ),
        ("consent", "No, thanks", ("decline",)),
        ("pore_areas", "Forehead and nose (T-zone) and chin", ("t_zone", "chin")),
    ],
)
def test_exact_words_and_positions_are_an_answer(question, text, chosen, understand):
    understood = understand(text, question, ASKED[question], numbered=True)
    assert (understood.kind, understood.options) == ("answer", chosen)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("concerns", ""),
        ("concerns", "15"),
        ("concerns", "0"),
        ("concerns", "1, 15"),
        ("concerns", "no 2"),
        ("concerns", "1-3"),
        ("concerns", "2.5"),
        ("concerns", "3 months"),
        ("concerns", "-1"),
        ("concerns", "not pores"),
        ("concerns", "maybe pores"),
        ("concerns", "pores mostly"),
        ("concerns", "pores, dunno"),
        ("concerns", "pores and none"),
        ("concerns", "1, 14"),
        ("concerns", "not sure"),
        ("medicines", "6"),
        ("medicines", "none but aspirin"),
        ("medicines", "none, aspirin"),
        ("medicines", "not that I know of"),
        ("medicines", "no"),
        ("medicines", "no aspirin"),
        ("medicines", "aspirin?"),
        ("medicines", "I don't take blood thinner"),
        ("lines_show", "4"),
        ("consent", "yes but"),
    ],
)
def test_hedges_denials_mixtures_and_wrong_positions_are_unclear(question, text, understand):
    understood = understand(text, question, ASKED[question], numbered=True)
    assert (understood.kind, understood.options) == ("unclear", ())


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("back", "back"),
        ("Why?", "why"),
        ("Done.", "done"),
        ("start over", "restart"),
        ("STOP", "stop"),
        ("delete my data", "delete"),
        ("None of the rest", "none_of_rest"),
        ("go on", "continue"),
        ("see my answers", "see_answers"),
        ("start fresh", "start_fresh"),
        ("skip", "skip"),
    ],
)
def test_a_whole_text_may_be_a_command(text, command, understand):
    understood = understand(text, "consent", ASKED["consent"], numbered=False)
    assert understood == Understood("command", (command,), "none")


def test_positions_do_not_count_where_options_are_not_numbered(understand):
    understood = understand("2", "concerns", CONCERNS, numbered=False)
    assert understood == Understood("unclear", (), "none")


def test_without_a_question_only_commands_are_understood(understand):
    meant = [understand(text, None, (), numbered=False).kind for text in ("pores", "1", "help")]
    assert meant == ["unclear", "unclear", "command"]


def test_danger_is_told_beside_the_answer(understand):
    understood = understand("trouble breathing", "after_signs", SIGNS, numbered=True)
    assert understood == Understood("answer", ("breathing",), "urgent")


def test_a_phrase_listed_for_two_options_names_neither(danger):
    labels = {"jaw": {"left": ("side",), "right": ("side", "right side")}}
    understand = Understanding(labels, {}, danger)
    meant = [understand(t, "jaw", ("left", "right"), numbered=True).options for t in ("side", "1")]
    assert meant == [(), ("left",)]


def test_labels_are_joined_option_by_option():
    joined = join_labels({"q": {"a": ("one",)}}, {"q": {"a": ("uno",), "b": ("two",)}})
    assert joined == {"q": {"a": ("one", "uno"), "b": ("two",)}}


def test_no_phrase_of_the_lexicon_names_two_options_of_a_question(lexicon):
    named = Counter(
        (question, phrase)
        for question, options in lexicon["synonyms"].items()
        for phrases in options.values()
        for phrase in set(phrases)
    )
    doubled = {where for where, times in named.items() if times > 1}
    assert doubled == set()


@given(text=st.text(st.characters(codec=None), max_size=200))
def test_no_text_breaks_the_understanding(text, understand):
    understood = understand(text, "concerns", CONCERNS, numbered=True)
    assert understood.kind in {"answer", "command", "unclear"}
