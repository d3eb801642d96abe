"""`askfirst interpret`: the contract, line by line."""

import json
import subprocess
import sys

import pytest
from chat import readers
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.operations.interpreting import interpret


def told(text, question=None, **more):
    line = {"id": 1, "locale": "en", "country": "uk", "question": question, "text": text, **more}
    return interpret(line, readers())


@pytest.mark.parametrize(
    ("question", "text", "kind", "options", "topic"),
    [
        ("pore_areas", "2", "answer", ["cheeks"], None),
        ("concerns", "maybe pores", "confirm", ["pores"], None),
        (None, "does it hurt?", "topic", [], "does_it_hurt"),
        (None, "i cant swallow since yesterday", "urgent", [], None),
        (None, "i want to die", "crisis", [], None),
        (None, "i cant breathe and i want to die", "urgent", [], None),
        (None, "I feel unwell after my injection", "urgent", [], None),
        (None, "/unwell", "command", ["unwell"], None),
        ("event", "back", "command", ["back"], None),
        (None, "asdfgh", "unclear", [], None),
        ("own_words", "does it hurt?", "answer", [], None),
        ("own_words", "my throat is closing", "urgent", [], None),
        ("own_words", "skip", "command", ["skip"], None),
        ("own_words", "smaller pores and a fresh look", "answer", [], None),
        ("after_signs", "trouble breathing", "answer", ["breathing"], None),
        ("after_signs", "i cant breathe at all", "urgent", [], None),
        ("conditions", "asthma since childhood", "confirm", ["swallow_breathe"], None),
        ("conditions", "i cant breathe since this morning", "urgent", [], None),
        ("medicines", "not_sure", "answer", ["not_sure"], None),
    ],
)
def test_a_line_is_told_as_the_contract_says(question, text, kind, options, topic):
    expected = {"id": 1, "kind": kind, "options": options, "topic": topic}
    assert told(text, question) == expected


def test_positions_at_the_main_concern_count_among_what_was_ticked():
    ticked = {"concerns": ["lines", "pores", "oily"]}
    assert told("3", "main_concern", answers=ticked)["options"] == ["lines"]
    assert told("3", "main_concern")["options"] == ["texture"]


def test_on_the_page_that_shows_every_answer_words_are_read_as_anywhere():
    assert told("what does it cost", "check")["topic"] == "cost"
    assert told("i cant breathe", "check")["kind"] == "urgent"
    assert told("3", "check")["kind"] == "unclear"


@pytest.mark.parametrize(
    "line",
    [
        None,
        [],
        {"id": 7, "locale": "en", "question": None, "text": 5},
        {"id": 7, "locale": "xx", "question": None, "text": "hi"},
        {"id": 7, "locale": "en", "question": "colour", "text": "hi"},
        {"id": 7, "locale": ["en"], "question": None, "text": "hi"},
        {"id": 7, "locale": "en", "question": ["adult"], "text": "hi"},
        {"id": 7, "locale": "en", "question": None, "text": "hi", "today": "soon"},
    ],
)
def test_a_line_that_cannot_be_read_is_an_error_with_its_id(line):
    assert interpret(line, readers()) == {"id": line["id"] if line else None, "error": ANY_SENTENCE}


class _Sentence:
    def __eq__(self, other):
        return isinstance(other, str) and other.endswith(".")

    __hash__ = None


ANY_SENTENCE = _Sentence()


def test_the_command_keeps_the_order_and_ends_with_1_after_an_error():
    lines = [
        json.dumps({"id": "a", "locale": "es", "question": None, "text": "no puedo respirar"}),
        "no json",
        json.dumps({"id": "b", "locale": "ru", "question": None, "text": "назад"}),
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "interpret"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(one["id"], one.get("kind")) for one in told] == [
        ("a", "urgent"),
        (None, None),
        ("b", "command"),
    ]
    assert ran.returncode == 1


@settings(deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=400))
def test_no_text_of_any_script_breaks_it(text):
    for locale in readers():
        assert "kind" in told(text, "event", locale=locale, today="2026-11-25")


@pytest.mark.parametrize(
    "piece", ["a ", "no ", "1 ", "\u0627", "не ", "\x00", "\ud800", "?", "3 months "]
)
def test_no_text_of_any_length_breaks_it(piece):
    assert "kind" in told((piece * 200_000)[:200_000], "last_toxin")
