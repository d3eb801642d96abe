"""What leaves the redactor, as whoever stores it sees it."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.redaction.redactor import Redactor
from bot.privacy.redaction.tables import Tables
from bot.privacy.redaction.values import LABELS, WITHHELD, Entity
from bot.privacy.redaction.wordlist import WordList
from bot.redacting import tables
from tests.redacting import redact

LANGUAGES = ("en", "es", "pt", "ru", "ar")
SENTENCES = {"en": "hello", "es": "hola", "pt": "olá", "ru": "привет", "ar": "مرحبا"}
ANY_LANGUAGE = st.sampled_from(LANGUAGES)
ANY_TEXT = st.text() | st.text("abc АБВ ابت 0189@._-+/:()'\n\u200f\u0301😀", max_size=300)
LONG = settings(deadline=None)
"""The first text of a language waits until its patterns are compiled."""

LENGTH = 4096
ENDLESS = 5
"""Seconds: a pattern that tries every way takes minutes, on any machine."""


def test_a_word_that_nothing_is_known_of_goes():
    assert redact("the zzorvik hurts").text == "the [word] hurts"


def test_what_telegram_marked_goes():
    done = redact("call me at home", entities=(Entity(0, 4, "phone_number"),))
    assert done.text == "[phone] me at home"


def test_the_count_says_when_to_ask_again():
    assert redact("Zzorvik Brannoch").mostly_masked
    assert not redact("my skin is oily, asked zzorvik").mostly_masked
    assert not redact("").mostly_masked


def test_a_text_that_is_longer_than_telegram_lets_anybody_send_is_withheld():
    done = redact("a" * (LENGTH + 1))
    assert (done.text, done.failed, done.mostly_masked) == (WITHHELD, True, True)


def test_an_error_lets_nothing_out():
    broken = Redactor.of(Tables())
    assert broken.redact("my name is Zoe", "en").text == WITHHELD


@pytest.mark.parametrize("label", sorted(LABELS))
def test_a_placeholder_is_never_redacted_again(label):
    assert redact(f"my [{label}] here").text == f"my [{label}] here"


def test_no_label_spells_a_part_of_what_it_hides():
    assert "[phone]" not in redact("five five five oh one nine two one").text


def test_no_label_spells_a_part_of_what_another_hides():
    assert "mail" not in redact("write to m_orlo85@mail.test or dinah@bk.test").text


@LONG
@given(ANY_TEXT, ANY_LANGUAGE)
def test_no_text_breaks_it(text, language):
    done = redact(text, language)
    assert not done.failed
    assert done.masked <= done.words


@LONG
@given(ANY_TEXT, ANY_LANGUAGE)
def test_what_is_stored_stays_as_it_is_when_redacted_again(text, language):
    once = redact(text, language).text
    assert redact(once, language).text == once


@LONG
@given(
    st.lists(st.sampled_from(["my", "skin", "is", "oily", "ask", "about", "line"]), max_size=12),
    st.sampled_from(["Zoe", "Oksana", "Thandiwe", "Xochitl", "Вероника", "سارة"]),
    st.integers(0, 12),
    ANY_LANGUAGE,
)
def test_a_name_never_comes_through(words, name, at, language):
    text = " ".join([*words[:at], name.lower(), *words[at:]])
    assert name.lower() not in redact(text, language).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        "ا",
        "@",
        "1",
        "1 ",
        "a@",
        "a.",
        "a_",
        "a1 ",
        "nine ",
        "12 may ",
        "xq vrob ",
        "ref-1 A ",
    ],
)
def test_the_longest_text_takes_no_time(piece, language):
    text = (piece * LENGTH)[:LENGTH]
    redact("warm 1", language)
    start = time.thread_time()
    assert not redact(text, language).failed
    assert time.thread_time() - start < ENDLESS


class Shelf(dict):
    """Dictionaries that note which of them are opened."""

    def __init__(self):
        super().__init__({language: WordList() for language in LANGUAGES})
        self.opened = []

    def __getitem__(self, language):
        self.opened.append(language)
        return super().__getitem__(language)


@pytest.fixture(scope="module")
def unprepared():
    shelf = Shelf()
    return shelf, Redactor.of(replace(tables(), dictionaries=shelf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prepared_redactor_has_compiled_and_read_all_before_the_first_text(unprepared, language):
    shelf, prepared = unprepared
    prepared.prepare(language)
    opened, shapes = set(shelf.opened), dict(prepared._shapes)
    prepared.redact(SENTENCES[language], language)
    assert set(shelf.opened) == opened
    assert prepared._shapes == shapes
    assert all("compiled" in vars(row) for row in shapes[language].rows)
