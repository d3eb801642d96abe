"""Nothing the bot can say is missing, broken, too long, or names what must not be named."""

import re
from datetime import date

import pytest
from chat import claims, words

from bot.content.catalogue import ContentBroken, read_language
from bot.flows.learning import FIELDS
from bot.flows.outcomes import CARDS, OVERLAYS, RULES
from bot.flows.questions import QUESTIONS
from bot.flows.replies import Text
from bot.introduction import introduction
from bot.inventory import needed_keys
from bot.rendering import LIMIT, Library, Speaker

LOCALES = tuple(words().languages)
COUNTRIES = ("", *QUESTIONS[2].options)
OPERATOR = {"operator": "Demo Clinic & Sons", "contact": "mail@example.org"}
NAMES = re.compile(
    r"botox|botulin|toxin|dysport|xeomin|jeuveau|daxxify|letybo|azzalure", re.IGNORECASE
)

ARGUMENTS = {
    "left": 4,
    "more": 2,
    "number": 1,
    "name": Text("name-country"),
    "names": (Text("name-country"), Text("name-event")),
    "answer": (Text("option-country-uk"),),
    "old": (Text("option-country-uk"),),
    "new": (Text("option-country-au"),),
    "count": 2,
    "clinic": "Larch House",
    "reach": "020 7946 0000",
    "hours": "Monday to Friday",
    "question": Text("vet-v1"),
    "why": Text("vet-v1-why"),
    "label": Text("option-country-uk"),
    "words": "one's own",
    "line": "a line",
    "date": "22 May 2027",
    "says": "It is so.",
    "level": Text("level-REG"),
    "cite": "Office, 2025",
    **dict.fromkeys(("option", *FIELDS), Text("compare-care-what")),
    "outcome": Text("sheet-outcome-discuss_both"),
    "reassuring": Text("vet-v1-reassuring"),
    "warning": Text("vet-v1-warning"),
    "check": Text("vet-v1-check"),
    "version": "0123456789abcdef",
    "checked": "22 November 2026",
    "day": 22,
    "month": 12,
    "until": Text("day-and-month", {"day": 22, "month": 12}),
    "code": "3KQM-4XTA-9HCE-6LRU",
}


def speaker(locale="en", country="uk", wording="neutral"):
    library = Library(words(), claims(), date(2026, 11, 23))
    return Speaker(library, locale, country, wording, OPERATOR)


def every_key(language):
    """Name what is said to patients; arguments that come from a country are left to it."""
    return sorted(language.keys)


def said(voice, key):
    return voice.say(Text(key, {k: v for k, v in ARGUMENTS.items() if k != "line"}))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_table_has_its_words(locale):
    missing = needed_keys() - words().languages[locale].keys
    assert missing == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_can_be_said_in_every_country_and_wording(locale):
    # The wording chooses names, and the country all else: no text hangs on both together.
    for country, wording in (*((country, "named") for country in COUNTRIES), ("uk", "neutral")):
        voice = speaker(locale, country, wording)
        for key in every_key(words().languages[locale]):
            told = said(voice, key)
            assert len(told.encode("utf-16-le")) // 2 <= LIMIT, key


@pytest.mark.parametrize("locale", LOCALES)
def test_neutral_wording_names_no_medicine_and_no_brand(locale):
    voice = speaker(locale)
    named = [key for key in every_key(words().languages[locale]) if NAMES.search(said(voice, key))]
    assert named == []


@pytest.mark.parametrize("locale", LOCALES)
def test_html_is_closed_and_of_the_kinds_telegram_knows(locale):
    voice = speaker(locale, "us", "named")
    for key in every_key(words().languages[locale]):
        open_tags = []
        for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", said(voice, key)):
            assert tag in {"b", "i", "blockquote"}, key
            assert not closing or open_tags.pop() == tag, key
            open_tags += [] if closing else [tag]
        assert open_tags == [], key


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_are_plain_and_fit_a_phone(locale):
    voice = speaker(locale, "us", "named")
    for key in every_key(words().languages[locale]):
        if key.startswith(("option-", "button-")):
            label = said(voice, key)
            assert not re.search(r"[<>&]", label.replace("&amp;", "")), key
            assert len(label) <= 40, key


@pytest.mark.parametrize("locale", LOCALES)
def test_what_telegram_shows_of_the_bot_fits_its_limits(locale):
    shown = introduction(words().languages[locale])
    assert len(shown.description) <= 512
    assert len(shown.short_description) <= 120
    assert all(len(told) <= 256 for _, told in shown.commands)


def test_every_fact_that_a_rule_stands_on_is_a_claim():
    rows = (*RULES, *OVERLAYS, *CARDS)
    cited = {fact for row in rows for fact in row.facts}
    assert cited <= claims().rows.keys()


def test_an_operators_name_is_shown_literally():
    assert "Demo Clinic &amp; Sons" in speaker().say(Text("ask-start"))


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [("ask start = no key", "cannot read"), ("a = 1\na = 2", "said twice"), ("a = { $b", "cannot")],
)
def test_broken_words_are_refused_and_not_silently_shortened(broken, complaint):
    with pytest.raises(ContentBroken, match=complaint):
        read_language("en", broken, {})
