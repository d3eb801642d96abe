"""Danger words: signs present now are urgent, self-harm is crisis, look-alikes are neither."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.danger import Danger, Tables
from bot.understanding.phrases import (
    AmbiguousPhraseError,
    Grammar,
    MarkedPhraseError,
    UnknownGroupError,
)

PRESENT = """
i cant breath
Can't swallow since yesterday
my sister can't swallow
no pain but i cant swallow
no pain i cant swallow
my tounge is swollen
my throat is closing up
i have hives all over
im weezing
i feel faint
slurring my words
I've lost my voice after botox
double vision since monday
both my eyelids are drooping
I can't control my bladder
weakness is spreading down my arms
my mum's face is drooping and she can't talk
i cant see out of my left eye
suddenly my vision went blurry
the pain is getting worse and worse
pain out of proportion after lip filler
my lip has gone white after filler
net-like pattern on my cheek
worst headache of my life
cant walk straight
my leg is numb
I feel unwell after my injection
Is it normal that I can't swallow?
I'm scared, I can't breathe
i dont have a rash but my throat is tight
my headache is gone but i can't swallow
I had double vision last year, it is gone, now i cant swallow
could you help me i cant breathe
I'm worried about my swollen tongue
Asthma since childhood but today I can't breathe
It went away but came back, double vision
CANT BREATHE
cantbreathe
Trouble swallowing, choking
the corner of my mouth has gone white and its killing me
the price was fine but my throat is closing and now i feel faint
the cost made me laugh, then my tongue swelled and i felt dizzy
the quote is fair and my lips are swollen, i feel faint
i do not breathe well since the injection
what comes out of my mouth is like a tape played too slow
my heart is racing since the injection
""".strip().splitlines()

CRISIS = """
i want to die
im suicidal
i dont want to be here anymore
my daughter wants to kill herself
If this doesn't work I'll kill myself
id be better off dead
i cant stop thinking about killing myself
i look so ugly i want to die
I might hurt myself
I don't want to wake up tomorrow
""".strip().splitlines()

LOOK_ALIKE = """
I'm scared it could affect my breathing
what if I can't swallow?
I can swallow fine
no trouble breathing, swallowing or speaking
trouble breathing? no
I don't have slurred speech
I had double vision last year, it is gone
asthma since childhood
I've had a hoarse voice all my life
I'm dying to get rid of these lines
these wrinkles are killing me
this price takes my breath away
breathtaking results
I could die of embarrassment
hard to swallow the price
weak at the knees
blind date next week
can botox cause droopy eyelids?
is double vision a side effect?
I'm terrified of going blind
what should i do if my tongue swells
I read about a woman who couldn't breathe
faint lines around my eyes
I'm confused about the options
scared i wont be able to breathe
my face is drooping with age
i can't see any difference
my pores cant breathe under makeup
I used to have trouble swallowing but it resolved
does it hurt a lot
my husband will kill me
I'd kill for skin like that
I'm not suicidal, I just want smaller pores
does isotretinoin cause suicidal thoughts
One eyelid or brow droops
Mild bruise, soreness, headache
if my throat went tight who would i ring
these pores are killing me
3 months ago
""".strip().splitlines()

TEXT = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize("text", PRESENT)
def test_a_sign_present_now_is_urgent(text, read):
    assert read(text) == "urgent"


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_self_harm_are_a_crisis(text, read):
    assert read(text) == "crisis"


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_worries_denials_the_past_and_sayings_are_no_danger(text, read):
    assert read(text) == "none"


DENIED = """
i dont want to die
i don't want to kill myself
no quiero morirme
não quero morrer
я не хочу умирать
ما ابغى اموت
"""


@pytest.mark.parametrize("text", DENIED.strip().splitlines())
def test_a_wish_to_die_that_is_denied_is_none_and_what_follows_it_is_read(text, read):
    assert read(text) == "none"
    assert read(f"{text}, i cant go on like this") == "crisis"


def test_an_emergency_and_self_harm_at_once_are_both(read):
    reading = read("i took pills to kill myself and now i can't breathe")
    assert reading == "both"


@settings(deadline=None)
@given(text=TEXT)
def test_no_text_breaks_the_reading(text, read):
    assert read(text) in {"none", "urgent", "crisis", "both"}


@pytest.mark.parametrize("piece", ["a ", "no ", "cant ", "no, ", "my face ", "\x00", "\ud800", "."])
def test_a_text_of_a_hundred_thousand_characters_is_read(piece, read):
    text = (piece * 100_000)[:100_000]
    assert read(text) in {"none", "urgent"}


ROUNDABOUT = """
dinner just sits there at the back of my mouth
lying flat there is no room in my lungs
the left of my mouth isnt joining in when i smile
tengo que taparme un ojo para leer las letras
a saliva fica juntando porque não desce
читаю только закрыв один глаз
"""


@pytest.mark.parametrize("text", ROUNDABOUT.strip().splitlines())
def test_a_sign_told_in_a_roundabout_way_is_urgent(text, read):
    assert read(text) == "urgent"


@pytest.mark.parametrize(
    "text",
    ["antes eu me cortava, hoje tô ótima faz dez anos", "по телевизору героиня повесилась"],
)
def test_what_one_once_did_to_oneself_and_what_a_story_tells_is_no_crisis(text, read):
    assert read(text) == "none"


@pytest.mark.parametrize(
    "text",
    ["antes eu me cortava, hoje voltei a me cortar", "была в кино, хочу умереть"],
)
def test_what_came_back_and_what_one_wants_beside_a_story_is_a_crisis(text, read):
    assert read(text) == "crisis"


@pytest.mark.parametrize("text", ["¿duele un montón?", "сильно больно?", "vai doer muito?"])
def test_a_short_question_about_pain_is_no_pain(text, read):
    assert read(text) == "none"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("my neighbour reckons her cousin went blind from filler, is that even possible?", "none"),
        ("a friend of a friend couldnt close her eye for weeks after", "none"),
        ("a woman at my clinic has just gone blind after filler", "urgent"),
        ("mi vecina dice que su cuñada perdió la voz un mes, ¿qué tan común es eso?", "none"),
        ("mi vecina dice que su cuñada no puede respirar desde hoy", "urgent"),
    ],
)
def test_what_once_befell_a_stranger_is_no_sign_and_what_befalls_one_now_is(text, reading, read):
    assert read(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("if my eyelids both droop some day, who would I ring?", "none"),
        ("if it helps, my eyelids both droop today, who do I ring?", "urgent"),
        ("¿si se me cae un párpado, a quién llamo?", "none"),
        ("se me cayó un lado de la cara hoy, ¿a quién llamo?", "urgent"),
    ],
)
def test_a_case_with_its_question_is_no_sign_and_one_that_has_come_is(text, reading, read):
    assert read(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("I was suicidal when I was young, that's twenty years behind me now", "none"),
        ("I self harmed as a teenager, haven't for 15 years, lately I want to again", "crisis"),
        ("we watched the documentary about suicide and it was heavy", "none"),
        ("I watched a documentary and I want to die", "crisis"),
        ("hace años me cortaba, ya estoy bien", "none"),
        ("they'd cope better if I wasn't breathing", "crisis"),
        ("prefiero estar muerta antes que salir con esta cara", "crisis"),
    ],
)
def test_self_harm_outlived_or_shown_is_none_and_what_sounds_like_a_sign_is_one(
    text, reading, read
):
    assert read(text) == reading


WELL = """
swallowing ok today, just a bruise
hoy trago bien
respirar tá normal hoje
речь нормальная сегодня
"""


@pytest.mark.parametrize("text", WELL.strip().splitlines())
def test_a_part_of_the_body_told_as_well_is_no_sign(text, read):
    assert read(text) == "none"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("my dog had a seizure yesterday", "none"),
        ("in the film her face drooped", "none"),
        ("in the film my throat closed, what now", "urgent"),
        ("watched a film where the girl jumps off a bridge", "none"),
        ("my dog is here, i cant breathe", "urgent"),
        ("choking, going blind, all the daft stuff you read at 3am", "none"),
        ("choking today, not the daft stuff you read at 3am", "urgent"),
        ("ni ronchas, ni se me hincho la lengua", "none"),
        ("I'm a wimp, is it agony?", "none"),
    ],
)
def test_what_befalls_an_animal_or_is_only_read_or_shown_is_no_sign(text, reading, read):
    assert read(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("I'd rather be six feet under", "crisis"),
        ("tell my mum I'm sorry", "crisis"),
        ("the tablets are laid out and the bath is running", "crisis"),
        ("I'm on the bridge", "crisis"),
        ("the bridge of my nose has lines", "none"),
        ("estaría mejor en una caja de pino", "crisis"),
        ("mi hija se encerró en el baño con una cuchilla", "crisis"),
        ("le tengo miedo a la muerte por botox", "none"),
    ],
)
def test_self_harm_is_heard_in_roundabout_words(text, reading, read):
    assert read(text) == reading


def test_a_phrase_that_names_no_known_group_is_refused(lexicon):
    table = lexicon["danger"] | {"idioms": ["{nowhere} to be found"]}
    with pytest.raises(UnknownGroupError, match="nowhere"):
        Danger(Tables(table, {"urgent": {}, "doubt": {}, "crisis": {}}))


@pytest.mark.parametrize(
    "phrase", ["gave way/gave out", "my gone white/turned blue lip", "gone (white"]
)
def test_a_phrase_whose_slash_could_mean_two_things_is_refused_by_name(phrase, lexicon):
    table = lexicon["danger"] | {"idioms": [phrase]}
    with pytest.raises(AmbiguousPhraseError, match=re.escape(phrase)):
        Danger(Tables(table, {"urgent": {}, "doubt": {}, "crisis": {}}))


@pytest.mark.parametrize("phrase", ["my lip, it droops", "she? fainted"])
def test_a_phrase_that_a_mark_would_keep_from_being_heard_is_refused_by_name(phrase, lexicon):
    table = lexicon["danger"] | {"idioms": [phrase]}
    with pytest.raises(MarkedPhraseError, match=re.escape(phrase)):
        Danger(Tables(table, {"urgent": {}, "doubt": {}, "crisis": {}}))


@pytest.mark.parametrize(
    ("phrase", "reads"),
    [
        ("(gave way/turned blue) today", ["gave way today ", "turned blue today "]),
        ("gave (way/up) today", ["gave way today ", "gave up today "]),
        ("(gave {where}/fell) .. today", ["gave way early today ", "fell today "]),
    ],
)
def test_brackets_hold_the_words_of_an_alternative_together(phrase, reads):
    grammar = Grammar({"where": ["way"]})
    pattern = grammar.pattern([phrase])
    assert reads == [one for one in reads if pattern.at(grammar.read(one.split()), 0) > 0]


def test_an_alternative_may_be_the_end_of_the_clause():
    grammar = Grammar({})
    pattern = grammar.pattern(["slip away (now/for good/.)"])
    said = ["slip away", "slip away , please", "slip away for good", "slip away quietly"]
    found = [pattern.at(grammar.read(one.split()), 0) for one in said]
    assert found == [2, 2, 4, -1]


def test_words_held_together_by_a_plus_are_found_in_any_order_and_not_over_a_denial():
    grammar = Grammar({"cannot": ["cant", "can not"]}, closes=["not"])
    pattern = grammar.pattern(["{cannot} + swallow* + food"])
    said = ["food i can not swallow", "cant be swallowing any food", "cant not have food i swallow"]
    assert [pattern.search(grammar.read(one.split())) for one in said] == [True, True, False]


def test_words_held_together_anywhere_in_a_sentence_go_on_over_commas_but_not_over_a_denial():
    grammar = Grammar({}, closes=["not", "but"], turns=["but"])
    pattern = grammar.pattern(["swallow & stuck"])
    said = [
        "swallow , but it is stuck",
        "stuck when i swallow",
        "swallow . stuck",
        "swallow not stuck",
    ]
    found = [pattern.search(grammar.read(one.split())) for one in said]
    assert found == [True, True, False, False]


def test_a_list_that_is_compiled_after_a_text_was_read_is_found_in_the_next():
    grammar = Grammar({})
    first = grammar.pattern(["cant swallow"])
    assert first.search(grammar.read(["cant", "swallow"]))
    later = [grammar.pattern(["cant swallow"]), grammar.pattern(["swallow*"])]
    text = grammar.read(["cant", "swallow"])
    assert [one.search(text) for one in (first, *later)] == [True, True, True]


def test_the_first_phrase_told_at_a_word_is_the_longest_whatever_it_is_made_of():
    grammar = Grammar({"cannot": ["cant", "cant at all"]})
    pattern = grammar.named({"short": ["cant"], "long": ["{cannot} .. swallow/eat today"]})
    found = pattern.find(grammar.read(["i", "cant", "at", "all", "really", "eat", "today"]))
    assert [(one.start, one.end, one.name) for one in found] == [(1, 7, "long"), (1, 2, "short")]


def test_what_is_glued_to_a_word_is_taken_off_to_find_it():
    grammar = Grammar({}, prefixes=["\u0648", "\u0627\u0644"], suffixes=["\u064a"])
    pattern = grammar.pattern(["\u0644\u0633\u0627\u0646"])
    words = ["\u0648\u0644\u0633\u0627\u0646\u064a", "\u0648\u0644"]
    assert [span.start for span in pattern.find(grammar.read(words))] == [0]


def test_an_emergency_is_heard_in_every_language_whatever_the_locale(readers):
    said = [
        "i can't breathe",
        "no puedo respirar",
        "n\u00e3o consigo respirar",
        "\u043d\u0435 \u043c\u043e\u0433\u0443 \u0434\u044b\u0448\u0430\u0442\u044c",
        "\u0644\u0627 \u0627\u0633\u062a\u0637\u064a\u0639 \u0627\u0644\u062a\u0646\u0641\u0633",
    ]
    heard = {
        reader(text, None, (), numbered=False).danger
        for reader in readers.values()
        for text in said
    }
    assert heard == {"urgent"}


def test_a_denial_in_one_language_is_no_sign_in_its_neighbour(read):
    denied = ["no tengo problemas para respirar", "n\u00e3o tenho dificuldade para respirar"]
    assert [read(text) for text in denied] == ["none", "none"]


PLAIN = {
    "I can't breathe": "urgent",
    "I can't swallow": "urgent",
    "I want to die": "crisis",
    "I will kill myself": "crisis",
    "no puedo respirar": "urgent",
    "no puedo hablar": "urgent",
    "quiero morir": "crisis",
    "pienso en matarme": "crisis",
    "não consigo engolir": "urgent",
    "não consigo respirar": "urgent",
    "quero morrer": "crisis",
    "vontade de suicidar": "crisis",
    "не могу дышать": "urgent",
    "не хватает воздуха": "urgent",
    "хочу умереть": "crisis",
    "думаю убить себя": "crisis",
    "ما أقدر أتنفس": "urgent",
    "ما أقدر أبلع": "urgent",
    "أبي أموت": "crisis",
    "أبغى أقتل نفسي": "crisis",
}
LONG = 4


@pytest.mark.parametrize("text", PLAIN)
def test_two_letters_swapped_or_one_typed_twice_hide_no_plain_danger(text, read):
    words = text.split()
    slipped = [
        " ".join([*words[:place], slip, *words[place + 1 :]])
        for place, word in enumerate(words)
        if len(word) >= LONG
        for at in range(1, len(word) - 1)
        for slip in (
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    ]
    assert [one for one in (text, *slipped) if read(one) not in {PLAIN[text], "both"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "I have suicidal thoughts, I am in therapy",
        "I want to die, my psychiatrist knows",
        "I think about killing myself, I see a psychologist for it",
        "I cut myself, my therapist knows",
        "tengo pensamientos suicidas, voy a terapia",
        "quiero morirme, hago terapia",
        "me corto, mi psicóloga lo sabe",
        "pienso en suicidarme, estoy en tratamiento",
        "tenho pensamentos suicidas, faço terapia",
        "quero morrer, faço terapia",
        "me corto, minha psicóloga sabe",
        "penso em me matar, tô em tratamento",
        "tenho ideação suicida, minha psiquiatra sabe, mas hoje tá bem forte",
        "мысли про суицид, хожу к психологу",
        "хочу умереть, хожу к психологу",
        "режу себя, психолог знает",
        "думаю убить себя, лечусь",
        "عندي أفكار انتحارية، أراجع دكتور نفسي",
        "أبي أموت، أروح لدكتورة نفسية",
        "بجرح نفسي، الدكتورة بتعرف",
        "عم فكر انتحر، عم اتعالج",
    ],
)
def test_being_in_treatment_settles_nothing(text, read):
    assert read(text) == "crisis"


@pytest.mark.parametrize(
    "text",
    [
        "round the eyes and across my forehead mostly, same as mum. i no longer want to live",
        "I no longer want to live. But the pores on my nose, can you tell me the price?",
        "alrededor de los ojos y en la frente. ya no quiero vivir. gracias",
        "حوالين العين، من كتر العياط. مابقتش عايزة أعيش",
        "ماعدت ابي اعيش. المسام في الخد وكم السعر",
    ],
)
def test_a_harmless_sentence_does_not_speak_against_words_of_self_harm_beside_it(text, read):
    assert read(text) in {"crisis", "both"}
