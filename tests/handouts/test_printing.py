"""The sheet as a page: all that the text says, on one leaf of A4, in every script."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from chat import claims, words
from fontTools.ttLib import TTFont

from bot.flows.answers import Conversation
from bot.flows.asking import Asker, option_text
from bot.flows.handout import _sheet, printed_sheet
from bot.flows.outcomes import RULES
from bot.flows.questions import BY_KEY, EXCLUSIVE, QUESTIONS
from bot.flows.replies import Text
from bot.flows.result import _WITHOUT_VETTING, Reason, Result
from bot.flows.vetting import FIRST, VETTING
from bot.handouts.printing import FONTS, SETTINGS, DoesNotFit, Paper, print_page
from bot.pages import Line, Page, page_of
from bot.rendering import Library, Speaker, plain

TODAY = "2026-11-25"
LARGEST = 60_000
SHEETS = tuple(rule for rule in RULES if rule.outcome not in _WITHOUT_VETTING)

ANSWERS = {
    "consent": ("agree",),
    "adult": ("yes",),
    "country": ("us",),
    "after_injection": ("no",),
    "concerns": ("pores", "oily", "lines"),
    "main_concern": ("lines",),
    "pore_areas": ("t_zone", "cheeks"),
    "basic_care": ("over_3_months",),
    "line_areas": ("frown", "forehead", "neck_bands"),
    "lines_show": ("moving_and_rest",),
    "spread_softens": ("yes",),
    "last_toxin": ("over_4_months",),
    "prior_result": ("wore_off_fast",),
    "event": ("over_4_weeks",),
    **dict.fromkeys(("not_now", "conditions", "allergies", "medicines", "setting"), ("none",)),
    "on_my_mind": ("a_little",),
    "worries": ("pain", "results"),
    "own_words": ("skip",),
}


def speaker(catalogue, locale="en"):
    library = Library(catalogue, claims(), date(2026, 11, 25))
    return Speaker(library, locale, "us", "named", {"operator": "Demo", "contact": "demo"})


def ordinary():
    """Write the sheet of a patient with lines and pores."""
    (reply,) = printed_sheet(Conversation("abc123", answers=ANSWERS), TODAY)
    return reply


def longest(voice, rule):
    """Write the longest sheet that an outcome could lead to: every box ticked, every long word."""

    def length(text):
        return len(voice.say(text))

    def most(question):
        ticks = tuple(one for one in question.options if one not in EXCLUSIVE)
        longest = max(question.options, key=lambda one: length(option_text(question.key, one)))
        return ticks if question.kind == "many" else (longest,)

    answers = {one.key: most(one) for one in QUESTIONS if one.kind != "text"}
    asker = Asker(Conversation("abc123", answers=answers))
    asker.route = replace(asker.route, held={key: frozenset(of) for key, of in answers.items()})
    reasons = tuple(
        Reason(cited.key, most(BY_KEY[cited.key]), rule.key)
        for cited in rule.cites
        if cited.key in answers
    )
    vetting = sorted(VETTING, key=lambda key: length(Text(f"vet-{key}")))[-FIRST:]
    result = Result((), rule.outcome, rule.key, reasons=reasons, vetting=tuple(vetting))
    return _sheet(asker, result, TODAY)


def text_of(voice, reply):
    """Say the sheet as a message."""
    return "\n".join(plain(message.text) for message in voice.render(reply))


def tokens(text):
    """Name the words of a text; marks turn round in Arabic, and lines to write on are drawn.

    Two Arabic letters are written as one sign, which pdfium reads the other way round.
    """
    return sorted(re.findall(r"\w+", text.replace("_", " ").replace("لا", "ال")))


def opened(content):
    """Open a PDF; it must be one page of A4."""
    document = pypdfium2.PdfDocument(content)
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
    assert len(document) == 1
    return document


@pytest.mark.parametrize("locale", ["en", "ru", "ar"])
def test_the_page_says_what_the_text_says(pseudo_words, locale):
    voice = speaker(pseudo_words, locale)
    document = opened(print_page(page_of(voice, ordinary())))
    printed = document[0].get_textpage().get_text_range()
    document.close()
    assert tokens(printed) == tokens(text_of(voice, ordinary()))


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_longest_sheet_fits_one_small_page(pseudo_words, locale):
    voice = speaker(pseudo_words, locale)
    sheets = [page_of(voice, longest(voice, rule)) for rule in SHEETS]
    whole = max(sheets, key=lambda page: sum(len(line.words) for line in page.lines))
    content = print_page(whole)
    opened(content).close()
    assert len(content) < LARGEST


@pytest.mark.parametrize("locale", words().languages)
@pytest.mark.parametrize("rule", SHEETS, ids=lambda rule: rule.key)
def test_the_longest_sheet_of_every_outcome_has_room(rule, locale):
    voice = speaker(words(), locale)
    with closing(Paper(page_of(voice, longest(voice, rule)))) as paper:
        assert paper.setting().size >= 8


def test_a_language_a_fifth_longer_than_ours_would_fit(pseudo_words):
    voice = speaker(pseudo_words, "ru")
    sheets = (page_of(voice, longest(voice, rule)) for rule in SHEETS)
    whole = max(sheets, key=lambda page: sum(len(line.words) for line in page.lines))
    *translated, sources = whole.lines
    longer = (
        replace(one, words=one.words + one.words[: len(one.words) // 5]) for one in translated
    )
    opened(print_page(replace(whole, lines=(*longer, sources)))).close()


def test_an_arabic_page_begins_at_the_right(pseudo_words):
    voice = speaker(pseudo_words, "ar")
    document = opened(print_page(page_of(voice, ordinary())))
    text = document[0].get_textpage()
    rights = [text.get_rect(number)[2] for number in range(text.count_rects())]
    width = document[0].get_width()
    document.close()
    ends = [right for right in rights if width - right < 55]
    assert len(ends) >= len(page_of(voice, ordinary()).lines) - 2


def test_a_page_has_room_to_write_below_each_question_and_at_the_foot():
    document = opened(print_page(page_of(speaker(words()), ordinary())))
    drawn = [one for one in document[0].get_objects() if one.type == 2]
    document.close()
    assert len(drawn) >= FIRST + 4


def test_nothing_is_printed_smaller_than_eight_points():
    assert min(setting.size for setting in SETTINGS) == 8
    with pytest.raises(DoesNotFit):
        print_page(Page("en", tuple(Line("text", "A line of words.") for _ in range(90))))


def test_the_page_knows_its_language_and_title():
    document = opened(print_page(page_of(speaker(words()), ordinary())))
    title = document.get_metadata_value("Title")
    document.close()
    assert title == "My sheet for a talk with a practitioner"


@pytest.mark.parametrize("locale", ["en", "ru", "ar"])
@pytest.mark.parametrize("face", ["Regular", "Bold"])
def test_every_letter_that_can_stand_on_a_sheet_is_in_the_fonts(pseudo_words, locale, face):
    voice = speaker(pseudo_words, locale)
    letters = {letter for rule in SHEETS for letter in text_of(voice, longest(voice, rule))}
    letters |= {letter for key in VETTING for letter in voice.say(Text(f"vet-{key}"))}
    known = {"\n"}
    for family in ("NotoSans", "NotoSansArabic"):
        with TTFont(FONTS / f"{family}-{face}.ttf") as font:
            known |= {chr(number) for number in font.getBestCmap()}
    assert letters - known == set()
