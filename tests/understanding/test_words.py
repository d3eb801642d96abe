"""Typed answers: what is sure is taken, what is nearly sure is confirmed, the rest is unclear."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.flows.questions import BY_KEY
from bot.understanding.exact import Exact, join_labels
from bot.understanding.folding import Typed


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
    understood = understand(text, question)
    assert (understood.kind, understood.options) == ("answer", chosen)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("concerns", ""),
        ("concerns", "15"),
        ("concerns", "0"),
        ("concerns", "1, 15"),
        ("concerns", "2.5"),
        ("concerns", "3 months"),
        ("concerns", "not pores"),
        ("concerns", "1, 14"),
        ("medicines", "6"),
        ("medicines", "not that I know of"),
        ("medicines", "no"),
        ("medicines", "no aspirin"),
        ("lines_show", "5"),
        ("event", "the 14th of March"),
    ],
)
def test_denials_dates_without_a_today_and_wrong_positions_are_unclear(question, text, understand):
    understood = understand(text, question)
    assert (understood.kind, understood.options) == ("unclear", ())


@pytest.mark.parametrize(
    ("question", "text", "kind", "options"),
    [
        ("pore_areas", "mostly my nose and cheeks", "answer", ("t_zone", "cheeks")),
        ("concerns", "not really my pores, more these lines", "answer", ("lines",)),
        ("pore_areas", "everything but my chin", "confirm", ("t_zone", "cheeks")),
        ("concerns", "maybe pores", "confirm", ("pores",)),
        ("concerns", "porse and wrinkels", "answer", ("pores", "lines")),
        ("medicines", "none but aspirin", "confirm", ("blood_thinner",)),
        ("medicines", "i take aspirin every day", "confirm", ("blood_thinner",)),
        ("pore_areas", "the first and the third", "answer", ("t_zone", "chin")),
        ("last_toxin", "10 weeks ago", "answer", ("under_3_months",)),
        ("last_toxin", "3 months ago", "answer", ("3_to_4_months",)),
        ("last_toxin", "4 months ago", "answer", ("3_to_4_months",)),
        ("last_toxin", "not 3 months yet", "answer", ("under_3_months",)),
        ("last_toxin", "more than 4 months", "answer", ("over_4_months",)),
        ("last_toxin", "four and a half months ago", "answer", ("over_4_months",)),
        ("last_toxin", "since 5 years", "answer", ("over_4_months",)),
        ("last_toxin", "3m and 2 weeks", "answer", ("3_to_4_months",)),
        ("last_toxin", "4 months and a day", "answer", ("over_4_months",)),
        ("lines_show", "gone when relaxed", "answer", ("moving_only",)),
        ("lines_show", "when my face is not moving", "confirm", ("rest_only",)),
        ("lines_show", "at rest as well", "answer", ("moving_and_rest",)),
        ("concerns", "nose to mouth creases", "answer", ("folds",)),
        ("line_areas", "under my eyes", "answer", ("elsewhere",)),
        ("basic_care", "2 wks", "answer", ("under_3_months",)),
        ("basic_care", "for over 3 months", "answer", ("over_3_months",)),
        ("event", "in 10 days", "answer", ("under_2_weeks",)),
        ("event", "in 2 weeks", "answer", ("2_to_4_weeks",)),
        ("event", "in 30 days", "answer", ("2_to_4_weeks",)),
        ("event", "in 31 days", "answer", ("over_4_weeks",)),
        ("adult", "52", "confirm", ("yes",)),
        ("adult", "im 16", "confirm", ("no",)),
        ("adult", "1", "answer", ("yes",)),
    ],
)
def test_words_of_ones_own_are_taken_when_sure_and_confirmed_when_nearly(
    question, text, kind, options, understand
):
    understood = understand(text, question)
    assert (understood.kind, understood.options) == (kind, options)


@pytest.mark.parametrize(
    ("locale", "question", "text", "option"),
    [
        ("en", "last_toxin", "a hundred days ago", "3_to_4_months"),
        ("en", "event", "in twenty two days", "2_to_4_weeks"),
        ("es", "event", "en veintidós días", "2_to_4_weeks"),
        ("pt-BR", "last_toxin", "umas catorze semanas", "3_to_4_months"),
        ("ru", "last_toxin", "сто дней назад", "3_to_4_months"),
        ("ru", "event", "дней через двадцать", "2_to_4_weeks"),
        ("ar", "event", "بعد خمسة وعشرين يوم", "2_to_4_weeks"),
    ],
)
def test_numbers_are_read_in_words(locale, question, text, option, understand):
    understood = understand(text, question, locale=locale)
    assert (understood.kind, understood.options) == ("answer", (option,))


@pytest.mark.parametrize(
    ("locale", "question", "text", "option"),
    [
        ("es", "setting", "no es idea mía", "pushed_by_someone"),
        ("es", "last_toxin", "3m 2 sem", "3_to_4_months"),
        ("es", "line_areas", "debajo de los ojos", "elsewhere"),
        ("pt-BR", "worries", "cara congelada", "frozen_look"),
        ("pt-BR", "worries", "cair na mão errada", "choosing_someone"),
        ("pt-BR", "lines_show", "mexendo nem aparece parada sim", "rest_only"),
        ("ru", "line_areas", "под глазами", "elsewhere"),
        ("ar", "line_areas", "تحت عيني", "elsewhere"),
    ],
)
def test_what_was_once_taken_for_another_answer(locale, question, text, option, understand):
    understood = understand(text, question, locale=locale)
    assert (understood.kind, understood.options) == ("answer", (option,))


@pytest.mark.parametrize(
    ("locale", "question", "text"),
    [
        ("ar", "concerns", "ما عندي مسام"),
        ("ar", "spread_softens", "ما تنعم"),
        ("es", "worries", "que la cara me quede rara"),
        ("es", "country", "Floripa, por ahora"),
    ],
)
def test_a_no_and_a_word_of_two_meanings_take_no_option_by_mistake(
    locale, question, text, understand
):
    wrong = {"pores", "yes", "cost", "us"}
    understood = understand(text, question, locale=locale)
    assert understood.kind != "answer" or wrong.isdisjoint(understood.options)


@pytest.mark.parametrize(
    ("question", "text", "option"),
    [
        ("event", "12 December", "2_to_4_weeks"),
        ("event", "on the 1st of december", "under_2_weeks"),
        ("event", "20th january", "over_4_weeks"),
        ("last_toxin", "1st October", "under_3_months"),
        ("last_toxin", "10.08.2026", "3_to_4_months"),
        ("last_toxin", "2 June", "over_4_months"),
    ],
)
def test_dates_count_from_today(question, text, option, understand):
    understood = understand(text, question, today="2026-11-25")
    assert option in understood.options


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("back", "back"),
        ("Why?", "why"),
        ("Done.", "done"),
        ("start over", "restart"),
        ("STOP", "stop"),
        ("stop please", "stop"),
        ("delete my data", "delete"),
        ("pls erase all my answers", "delete"),
        ("can we skip this one", "skip"),
        ("why do u need to know that", "why"),
        ("take me back a step please", "back"),
        ("None of the rest", "none_of_rest"),
        ("go on", "continue"),
        ("see my answers", "see_answers"),
        ("start fresh", "start_fresh"),
    ],
)
def test_a_text_may_be_a_command(text, command, understand):
    understood = understand(text, "consent")
    assert (understood.kind, understood.options) == ("command", (command,))


@pytest.mark.parametrize(
    ("locale", "text", "topic"),
    [
        ("en", "does it hurt much?", "does_it_hurt"),
        ("en", "how many units for my forehead", "not_medical_advice"),
        ("en", "where should i inject", "not_medical_advice"),
        ("en", "look at my photo and tell me", "not_medical_advice"),
        ("es", "cuánto cuesta", "cost"),
        ("es", "soy candidata?", "not_medical_advice"),
        ("pt-BR", "quanto custa?", "cost"),
        ("ru", "сколько стоит?", "cost"),
        ("ar", "بكم؟", "cost"),
    ],
)
def test_a_typed_question_finds_its_topic(locale, text, topic, understand):
    understood = understand(text, "pore_areas", locale)
    assert (understood.kind, understood.options) == ("topic", (topic,))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "redness from acne"),
        ("es", "rojez por acne"),
        ("pt-BR", "manchas de acne"),
        ("ru", "краснота от прыщей"),
        ("ar", "احمرار من حبوب"),
    ],
)
def test_what_is_named_as_the_cause_of_another_is_asked_back(locale, text, understand):
    understood = understand(text, "concerns", locale)
    assert understood.kind == "confirm"


@pytest.mark.parametrize(
    ("locale", "text", "command"),
    [
        ("en", "change to spanish please", "language"),
        ("es", "esa la paso", "skip"),
        ("pt-BR", "cliquei errado", "back"),
        ("ru", "какое вам дело", "why"),
        ("ar", "مش عايزة اكمل", "stop"),
    ],
)
def test_a_command_may_be_told_in_the_words_of_each_language(locale, text, command, understand):
    understood = understand(text, "concerns", locale)
    assert (understood.kind, understood.options) == ("command", (command,))


@pytest.mark.parametrize(
    ("question", "locale", "text"),
    [("last_toxin", "ru", "год назад"), ("basic_care", "es", "jabon para la cara y ya")],
)
def test_an_answer_that_holds_a_word_of_a_command_is_none(question, locale, text, understand):
    assert understand(text, question, locale).kind != "command"


def test_something_else_beside_a_concern_is_asked_back(understand):
    understood = understand("se me descuelga todo, la papada", "concerns", "es")
    assert understood.kind == "confirm"


@pytest.mark.parametrize(
    ("locale", "text"),
    [("es", "frente y cuello no, solo el entrecejo"), ("en", "forehead and neck no, just frown")],
)
def test_a_no_behind_two_parts_that_are_joined_denies_both(locale, text, understand):
    understood = understand(text, "line_areas", locale)
    assert understood.options == ("frown",)


@pytest.mark.parametrize("text", ["ямки от прыщей", "следы после акне"])
def test_what_acne_left_behind_is_scars_and_no_acne(text, understand):
    understood = understand(text, "concerns", "ru")
    assert understood.options == ("scars",)


def test_a_word_inside_a_longer_phrase_speaks_less_for_its_own_topic(understand):
    understood = understand("is there anything without needles for pores?")
    assert (understood.kind, understood.options) == ("topic", ("other_options_pores",))


def test_a_word_inside_a_longer_phrase_of_its_own_group_speaks_no_less(understand):
    understood = understand("ретинол вместо этого", locale="ru")
    assert (understood.kind, understood.options) == ("topic", ("other_options_pores",))


@pytest.mark.parametrize(
    ("locale", "text", "topic"),
    [
        ("en", "which goes in the muscle and which stays in the skin", "difference"),
        ("en", "photoshoot coming, how long ahead do i get it done", "before_event"),
        ("en", "is it safe for darker complexions", "skin_tones"),
        ("es", "qué pasa si mejor no me pongo nada", "doing_nothing"),
        ("es", "no quiero que le den mi número a otros", "privacy"),
    ],
)
def test_of_phrases_that_say_a_topic_the_longest_weighs_most(locale, text, topic, understand):
    understood = understand(text, locale=locale)
    assert (understood.kind, understood.options) == ("topic", (topic,))


def test_an_unclear_text_names_the_three_nearest_topics(understand):
    understood = understand("hmm the needle thing")
    assert (understood.kind, len(understood.nearest)) == ("unclear", 3)


def test_positions_do_not_count_where_options_are_not_numbered(readers):
    understood = readers["en"]("2", "concerns", BY_KEY["concerns"].answers, numbered=False)
    assert (understood.kind, understood.options) == ("unclear", ())


def test_danger_is_told_beside_the_answer(understand):
    understood = understand("trouble breathing", "after_signs")
    assert (understood.kind, understood.options) == ("answer", ("breathing",))
    assert understood.danger == "urgent"


def test_a_phrase_listed_for_two_options_names_neither():
    exact = Exact({"jaw": {"left": ("side",), "right": ("side", "right side")}})
    meant = [exact.choose(Typed(t), "jaw", ("left", "right"), numbered=True) for t in ("side", "1")]
    assert meant == [(), ("left",)]


def test_labels_are_joined_option_by_option():
    joined = join_labels({"q": {"a": ("one",)}}, {"q": {"a": ("uno",), "b": ("two",)}})
    assert joined == {"q": {"a": ("one", "uno"), "b": ("two",)}}


def test_no_phrase_of_a_lexicon_names_two_options_of_a_question(catalogue):
    for lexicon in catalogue.lexicons.values():
        named = Counter(
            (question, phrase)
            for question, options in lexicon["synonyms"].items()
            for phrases in options.values()
            for phrase in set(phrases)
        )
        assert [where for where, times in named.items() if times > 1] == []


def test_every_language_has_words_for_every_topic_and_sign(catalogue):
    rows = [row for weights in catalogue.topics.values() for row in weights.values()]
    used = {part.strip("{}") for row in rows for phrase in row for part in phrase.split(" + ")}
    complete = [catalogue.lexicons[locale]["hints"]["groups"] for locale in ("en", "es")]
    assert [used - set(groups) for groups in complete] == [set(), set()]


@settings(deadline=None)
@example(text="\U00010a40")  # a digit that is no decimal
@given(text=st.text(st.characters(codec=None), max_size=200))
def test_no_text_breaks_the_understanding(text, understand):
    for question in ("concerns", "last_toxin", None):
        understood = understand(text, question)
        assert understood.kind in {"answer", "confirm", "command", "topic", "unclear"}
