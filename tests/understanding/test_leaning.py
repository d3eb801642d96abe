"""Words lean to topics and to options, where no list of phrases could foresee them."""

import pytest

from bot.flows.learning import TOPICS
from bot.flows.questions import BY_KEY
from bot.understanding.folding import Typed
from bot.understanding.judged import Judged
from bot.understanding.leaning import NOTHING, Leading, Leanings, leading
from bot.understanding.meaning import Asked
from bot.understanding.weighing import in_row, voices
from bot.understanding.words import Tables, Understanding

LEANINGS = Leanings(
    {
        "cost": {"12": "fee, the fee", "4": "payme*"},
        "pain": {"8": "sting*, payme*"},
        "nothing": {"6": "bus"},
    }
)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("fee", {"cost": 12}),
        ("fee , fee , fee", {"cost": 12}),
        ("payments", {"cost": 4, "pain": 8}),
        ("fee by payments", {"cost": 16, "pain": 8}),
        ("the fee", {"cost": 24}),
        ("a bus", {"nothing": 6}),
        ("words that nobody counted", {}),
        ("", {}),
    ],
)
def test_what_words_lean_to_is_added_up(text, sums):
    assert LEANINGS.of(voices(text.split())) == sums


@pytest.mark.parametrize(
    ("sums", "ahead"),
    [
        ({"cost": 9.0, "pain": 4.0}, Leading("cost", ahead=5, weight=9)),
        ({"cost": 9.0, "nothing": 7.0}, Leading("cost", ahead=2, weight=2)),
        ({"cost": 9.0, "pain": 8.0, "nothing": 3.0}, Leading("cost", ahead=1, weight=6)),
        ({"cost": 3.0, "nothing": 7.0}, Leading("cost", ahead=-4, weight=-4)),
        ({"nothing": 7.0}, Leading()),
        ({}, Leading()),
    ],
)
def test_what_leads_is_ahead_of_the_next_and_of_nothing(sums, ahead):
    assert leading(sums) == ahead


@pytest.fixture(scope="module")
def understanding(lexicon, catalogue):
    leanings = {
        "topics": {"cost": {"24": "zorple"}, "does_it_hurt": {"20": "wibblet", "22": "both"}},
        "answers": {
            "worries": {
                "pain": {"8": "wibblet"},
                "cost": {"15": "zorpleton", "9": "zorple", "7": "wibblet"},
            },
            "conditions": {"heart": {"20": "wibblet"}},
        },
    }
    tables = Tables(dict, lexicon, catalogue.topics, leanings=leanings)
    return Understanding(tables, lambda _: Judged())


WORRIES = Asked("worries", ("pain", "cost", "none"))


@pytest.mark.parametrize(
    ("text", "asked", "meant"),
    [
        ("some zorple?", Asked(None), ("topic", ("cost",))),
        ("some zorple", Asked(None), ("topic", ("cost",))),
        ("some zorple or wibblet?", Asked(None), ("unclear", ())),
        ("some zorple", WORRIES, ("confirm", ("cost",))),
        ("some zorple?", WORRIES, ("topic", ("cost",))),
        ("some zorpleton?", WORRIES, ("confirm", ("cost",))),
        ("pain maybe", WORRIES, ("confirm", ("pain",))),
        ("pain maybe , or zorple", WORRIES, ("confirm", ("pain",))),
        ("pain maybe , or zorpleton", WORRIES, ("confirm", ("cost",))),
        ("pain", WORRIES, ("answer", ("pain",))),
        ("some wibblet", WORRIES, ("unclear", ())),
        ("some zorple", Asked("worries", ("pain", "none")), ("unclear", ())),
        ("some wibblet", Asked("conditions", ("heart", "none"), strict=True), ("unclear", ())),
    ],
)
def test_what_only_leans_is_told_as_a_topic_or_asked_back_and_never_taken(
    understanding, text, asked, meant
):
    understood = understanding(text, asked)
    assert (understood.kind, understood.options) == meant


@pytest.mark.parametrize(
    ("judged", "asked", "danger"),
    [
        (Judged(crisis=True, beyond=3), WORRIES, "doubt"),
        (Judged(crisis=True, beyond=4), WORRIES, "doubt"),
        (Judged(urgent=True, beyond=4), WORRIES, "none"),
        (Judged(crisis=True, beyond=5), WORRIES, "crisis"),
        (Judged(crisis=True, beyond=3, sign=True), WORRIES, "crisis"),
        (Judged(urgent=True, beyond=3), Asked(None), "urgent"),
        (Judged(urgent=True, beyond=3), Asked("conditions", ("heart",), strict=True), "urgent"),
    ],
)
def test_words_alone_leave_at_most_a_doubt_where_they_say_more_of_the_answer(
    judged, asked, danger, lexicon, catalogue
):
    leanings = {"topics": {}, "answers": {"worries": {"cost": {"30": "zorple"}}}}
    tables = Tables(dict, lexicon, catalogue.topics, leanings=leanings)
    understood = Understanding(tables, lambda _: judged)("some zorple", asked)
    assert understood.danger == danger
    assert understood.kind == ("confirm" if danger in ("none", "doubt") else "unclear")


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("some zorple, thanks", "doubt"),
        ("some zorple. drear", "crisis"),
        ("drear, and some zorple", "crisis"),
        ("some zorple" + "." * 9 + "thanks", "doubt"),
        ("some zorple" + ". thanks" * 9, "crisis"),
    ],
)
def test_an_answer_does_not_speak_for_what_is_told_beside_it(text, danger, lexicon, catalogue):
    def judge(typed):
        told = "zorple" in typed.text or "drear" in typed.text
        return Judged(crisis=told, beyond=3 if told else 0)

    leanings = {"topics": {}, "answers": {"worries": {"cost": {"9": "zorple"}}}}
    tables = Tables(dict, lexicon, catalogue.topics, leanings=leanings)
    assert Understanding(tables, judge)(text, WORRIES).danger == danger


def test_where_two_topics_are_near_both_are_offered(understanding):
    near = understanding("some zorple or wibblet?", Asked(None)).nearest
    assert near[:2] == ("cost", "does_it_hurt")


def test_without_leanings_topics_are_known_by_their_rows(lexicon, catalogue):
    alone = Understanding(Tables(dict, lexicon, catalogue.topics), lambda _: Judged())
    understood = alone("how much does it cost?", Asked(None))
    assert (understood.kind, understood.options) == ("topic", ("cost",))
    assert alone("some zorple?", Asked(None)).kind == "unclear"


def test_every_word_is_read_as_it_is_counted(understanding):
    assert list(understanding.words(Typed("Some ZORPLE, 3mths?")).words) == [
        *("some", "zorple", ",", "3", "mths", "?")
    ]


def test_words_lean_only_to_topics_and_options_that_there_are(catalogue):
    for locale, table in catalogue.leanings.items():
        assert {*table["topics"]} <= {*TOPICS, NOTHING}, locale
        for question, options in table["answers"].items():
            asked = BY_KEY[question]
            assert not asked.safety, question
            assert {*options} <= {*asked.answers, NOTHING}, (locale, question)


def test_every_word_of_a_counted_table_is_one_that_a_text_can_have(catalogue):
    tables = [
        *(table["topics"] for table in catalogue.leanings.values()),
        *(one for table in catalogue.leanings.values() for one in table["answers"].values()),
        *(table for table in catalogue.weights.values()),
    ]
    rows = [row for table in tables for things in table.values() for row in _rows(things)]
    words = [word for row in rows for word in in_row(row)]
    assert len(words) > 100_000
    assert [word for word in words if word != word.strip(" ,") or not word] == []


def _rows(things):
    return things.get("weights", things).values()
