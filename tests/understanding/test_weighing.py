"""All words of a text together tell of danger, where no list of phrases could foresee them."""

import pytest

from bot.understanding.danger import Danger, Tables
from bot.understanding.folding import Typed, marked_words
from bot.understanding.heard import SIGNS
from bot.understanding.judged import Judged
from bot.understanding.meaning import Asked
from bot.understanding.weighing import Scale, only, voices, weigh
from bot.understanding.words import Tables as Words
from bot.understanding.words import Understanding

WEIGHTS = {"3": "tired", "4": "lived*", "6": "of livin*", "-5": "lol"}
NEARLY = {"5": "zorple, wibblet", "-4": "lol", "-3": "lol lol"}
SCALE = Scale({"needed": "5", "aside": "3", "longer": "0", "weights": WEIGHTS})
WARY = Scale({"needed": "5", "aside": "3", "longer": "3", "weights": WEIGHTS})


def tips(text, scale=SCALE):
    return scale.surplus(voices(text.split()), ()) >= 0


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("tired", False),
        ("so tired of living", True),
        ("tired , tired , tired", False),
        ("tired of it , i lived enough", True),
        ("tired of living lol", True),
        ("tired of it lol , i lived enough", False),
        ("words that nobody weighed", False),
        ("", False),
    ],
)
def test_what_is_said_is_added_up(text, enough):
    assert tips(text) is enough


def test_a_word_is_known_by_itself_by_its_beginning_and_beside_each_neighbour():
    i, hated, mark = voices(["i", "hated", ",", "?"])
    assert i == {"i", "i hated*"}
    assert hated == {"hated", "hated*", "i hated*", "hated* ?"}
    assert mark == {"?", "hated* ?"}


def test_each_word_is_heard_once_with_the_mean_of_what_is_known_of_it():
    words = voices(["tired", "tired"])
    assert weigh(words, ["<sign>"], {"<sign>": 7, "tired": 4, "tired* tired*": 8}, 9, 0) == 7 + 6
    words = voices(["so", "tired", "of", "it"])
    assert weigh(words, [], {"tired": 4, "tired*": 1, "so tired*": -2}, 9, 0) == -2 + 1


ASIDE = "lol and now for other matters that nobody thinks of"


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("tired , i lived enough", True),
        (f"{ASIDE} . tired , i lived enough . {ASIDE}", False),
        (f"{ASIDE} . so tired of living . {ASIDE}", True),
        (f"{ASIDE} . lol so tired lol of living lol . {ASIDE}", False),
    ],
)
def test_what_is_said_in_passing_is_not_drowned_where_it_says_much(text, enough):
    assert tips(text) is enough


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("tired and we lived there for long", True),
        ("tired and we lived there for long you know", True),
        ("tired and we lived there for long as you may know", False),
        ("tired of living and we lived there for long as one could wish to know", True),
    ],
)
def test_with_every_word_beyond_a_stretch_more_is_needed_to_a_limit(text, enough):
    assert tips(text)
    assert tips(text, WARY) is enough


def test_a_language_whose_words_nobody_weighed_stands_on_its_signs(lexicon, catalogue):
    plain = Danger(Tables(lexicon["danger"], catalogue.signs))
    assert plain.read(["i", "want", "to", "die"]).reading == "crisis"
    assert plain.read(["the", "drawer", "is", "full", "and", "so", "am", "i"]).reading == "none"


def test_words_of_self_harm_that_nothing_speaks_against_are_enough_in_every_language(catalogue):
    for locale, table in catalogue.weights.items():
        for danger, (sign, called_off, saying) in SIGNS.items():
            scale, where = Scale(table[danger]), (locale, danger)
            assert scale.surplus([], [sign]) >= 0 or danger == "urgent", where
            assert scale.surplus([], [called_off]) < 0, where
            assert scale.surplus([], [saying]) < scale.surplus([], []) < 0, where


@pytest.fixture
def weighed(lexicon, catalogue):
    """Judge danger where a few words weigh, three of them heavily against self-harm."""
    heavy = {"15": "<self-harm>", "9": "zorple, wibblet", "-8": "pores, lines, costs"}
    crisis = {"needed": "5", "aside": "3", "longer": "0", "weights": heavy}
    weights = {"urgent": only("<sign>"), "crisis": crisis}
    danger = Danger(Tables(lexicon["danger"], catalogue.signs, weights=weights))
    return lambda text: danger.read(text.split()).reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("i want to die , pores lines costs", "none"),
        ("i want to die and i wonder about pores lines costs", "crisis"),
        ("pores lines costs and what that is i want to die", "crisis"),
    ],
)
def test_what_stands_further_off_does_not_speak_against_a_sign(text, reading, weighed):
    assert weighed(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("pores lines costs , zorple wibblet", "crisis"),
        ("pores lines costs zorple wibblet", "none"),
        ("pores lines costs , zorple then", "none"),
        ("i dont want to die , zorple wibblet , pores lines costs", "none"),
    ],
)
def test_a_clause_speaks_for_itself_where_it_says_much_and_nothing_is_called_off(
    text, reading, weighed
):
    assert weighed(text) == reading


@pytest.fixture
def alarmed(lexicon, catalogue):
    """Tell what a text alarms for at a question that takes cheeks, judged in whatever way."""
    labels = {"pore_areas": {"cheeks": ("cheeks",)}}
    words = Words(lambda: labels, lexicon, catalogue.topics)
    asked = Asked("pore_areas", ("cheeks",))
    return lambda judged, typed: Understanding(words, lambda _: judged)(typed, asked).danger


@pytest.mark.parametrize(
    ("judged", "typed", "danger"),
    [
        (Judged(crisis=True), "cheeks", "none"),
        (Judged(crisis=True), "stop", "none"),
        (Judged(crisis=True), "cheeks and the rest of me", "crisis"),
        (Judged(crisis=True, sign=True), "cheeks", "crisis"),
        (Judged(urgent=True, sign=True), "stop", "urgent"),
    ],
)
def test_a_plain_answer_or_command_is_danger_only_where_it_names_a_sign(
    judged, typed, danger, alarmed
):
    assert alarmed(judged, typed) == danger


@pytest.mark.parametrize(
    ("judged", "typed", "danger"),
    [
        (Judged(nearly=True), "the rest of me", "doubt"),
        (Judged(nearly=True, urgent=True), "the rest of me", "urgent"),
        (Judged(nearly=True), "does it hurt?", "doubt"),
        (Judged(nearly=True), "cheeks", "none"),
        (Judged(nearly=True, sign=True), "cheeks", "doubt"),
        (Judged(nearly=True), "stop", "none"),
        (Judged(), "the rest of me", "none"),
    ],
)
def test_what_says_nearly_enough_is_in_doubt_where_nothing_else_explains_it(
    judged, typed, danger, alarmed
):
    assert alarmed(judged, typed) == danger


@pytest.mark.parametrize(
    ("text", "harm", "nearly"),
    [
        ("zorple or wibblet", True, False),
        ("zorple or wibblet lol", False, True),
        ("zorple or wibblet lol lol", False, False),
        ("zorple or wibblet lol . i dont want to die", False, False),
    ],
)
def test_nearly_enough_is_little_less_than_enough_and_nothing_is_called_off(
    text, harm, nearly, lexicon, catalogue
):
    weights = {"needed": "9", "aside": "9", "longer": "0", "weights": NEARLY}
    tables = {"urgent": only("<sign>"), "crisis": weights}
    danger = Danger(Tables(lexicon["danger"], catalogue.signs, weights=tables))
    judged = danger.read(marked_words(Typed(text)))
    assert (judged.crisis, judged.nearly) == (harm, nearly)


def test_words_of_another_language_than_the_chat_are_weighed_in_their_own(read):
    assert read("ya no le encuentro el gusto a vivir") == "crisis"
    assert read("мне больше незачем просыпаться по утрам") == "crisis"


def test_the_words_of_a_text_are_read_before_they_are_weighed(read):
    assert read("I am t i r e d of living") == read("I am tired of livinggggg") == "crisis"


@pytest.mark.parametrize(
    "text",
    [
        "I can no longer swallow",
        "she is no longer able to speak",
        "he dejado de poder respirar",
        "perdí la capacidad de tragar",
        "não sou mais capaz de falar",
        "я больше не могу дышать",
        "потеряла способность говорить",
        "لم أعد أستطيع البلع",
        "لم أعد أتحكم في البول منذ يومين",
        "فقدت القدرة على الكلام",
    ],
)
def test_words_of_despair_do_not_speak_against_what_a_body_no_longer_does(text, read):
    assert read(text) in {"urgent", "both"}


def test_an_address_beside_an_emergency_says_nothing(read):
    told = "i cant swallow"
    around = "a.b@example.org c.d@example.org @some_one https://example.org/a?b=c"
    assert read(f"{told} {around}") == read(told) == "urgent"


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("quero morrer de verdade, não é exagero", "crisis"),
        ("quero morrer de uma vez", "crisis"),
        ("meus poros me fazem querer morrer de verdade, não é exagero", "crisis"),
        ("dá pra morrer de rir", "none"),
        ("tô quase a morrer de fome", "none"),
    ],
)
def test_dying_of_something_is_a_saying_and_dying_for_good_is_not(text, danger, read):
    assert read(text) == danger


@pytest.mark.parametrize(
    "text",
    [
        "The wedding is in June and I want to look like myself.",
        "right I'm away to bed",
        "petrol is a joke these days",
        "вы лучшие ❤️",
        "não me chama de querida",
        "estaba en la ducha, dime",
    ],
)
def test_what_people_say_in_passing_of_their_lives_brings_no_card(text, read):
    assert read(text) == "none"
