"""Names: by their cues, by what stands around them, and the sender's own."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "write to zoe@example.org please", "write to [email] please"),
        ("en", "its 07700 900123", "its [phone]"),
        ("en", "im 34, 20 units 2 years ago, xeomin", "im 34, 20 units 2 years ago, xeomin"),
        ("en", "i hope my name is safe, call me hope", "i hope my name is safe, call me [name]"),
        ("es", "la luz me marca los poros, soy luz", "la luz me marca los poros, soy [name]"),
        ("pt", "moro em curitiba faz 2 anos", "moro em [place] faz 2 anos"),
        ("ru", "меня зовут вера, морщины на лбу", "меня зовут [name], морщины на лбу"),
        ("ar", "عندي أمل، اسمي أمل", "عندي أمل، اسمي [name]"),
    ],
)
def test_names_and_contacts_go_and_the_rest_stays(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize("word", ["Hope", "hope", "HOPE", "hópe", "hopes"])
def test_the_senders_own_name_goes_however_it_is_written(word):
    assert redact(f"the {word} again", names=("Hope",)).text == "the [name] again"


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Vera", "ru", "я вера и лоб"),
        ("Вера", "en", "its vera again"),
        ("سعيد", "en", "its saeed again"),
        ("grace_holloway", "en", "that was grace"),
    ],
)
def test_the_senders_own_name_goes_in_another_script(name, language, text):
    assert "[name]" in redact(text, language, names=(name,)).text


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "it faded after a week\nShaz", "it faded after a week\n[name]"),
        ("en", "- Will", "- [name]"),
        ("en", "thanks so much, Hope", "thanks so much, [name]"),
        ("en", "joy n me both want it", "[name] n me both want it"),
        ("en", "ruby my niece had it", "[name] my niece had it"),
        ("en", "ask debs's sister", "ask [name] sister"),
        ("es", "me atendió pilar", "me atendió [name]"),
        ("pt", "a luz me indicou", "a [name] me indicou"),
        ("ru", "у лены было так же", "у [name] было так же"),
        ("ru", "меня оля зовут", "меня [name] зовут"),
        ("ru", "это надежда бабкина опять", "это [name] опять"),
        ("ru", "рита дуб сказала что это нормально", "[name] сказала что это нормально"),
        ("en", "thanks, dawn french", "thanks, [name]"),
        ("en", "its summer hill again, any news", "its [name] again, any news"),
        ("es", "paz vega me dijo que era normal", "[name] me dijo que era normal"),
        ("en", "Rose (my aunt) had hers here", "[name] (my aunt) had hers here"),
        ("ar", "معك أم ريان", "معك [name]"),
    ],
)
def test_a_name_goes_by_what_stands_around_it(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hope my mum likes it"),
        ("en", "thanks, will do"),
        ("en", "i am happy again"),
        ("en", "im still here"),
        ("en", "no\nyes"),
        ("en", "summer's the worst for my skin's pores"),
        ("en", "worse in Winter"),
        ("en", "worse at night, at home and at work"),
        ("es", "gracias, perfecto"),
        ("pt", "obrigada, entendi"),
        ("ru", "спасибо, жду"),
        ("ar", "شكرا، تمام"),
    ],
)
def test_ordinary_words_stay_in_the_same_places(language, text):
    assert redact(text, language).text == text


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "anyone know Dr Smooth?", "anyone know Dr [name]?"),
        ("en", "Second Nature does it for less", "[clinic] does it for less"),
        ("pt", "fui avaliada na Rosto Feliz", "fui avaliada na [clinic]"),
        ("ru", "в Первом Снеге мне влили много", "в [name] мне влили много"),
        ("en", "Ok thank you, Mrs Olsen", "Ok thank you, Mrs [name]"),
        ("en", "i came because Thuy An sent me", "i came because [name] sent me"),
        ("es", "estoy como Ana de Zzorvik", "estoy como [name] [place]"),
        ("en", "she was at Second Spring for years", "she was at [clinic] for years"),
        ("pt", "atende perto do Largo do Cedro", "atende perto do [name]"),
        ("es", "voy con la enfermera de La Casita Rosa", "voy con la enfermera de [place]"),
    ],
)
def test_capitals_within_a_sentence_hold_a_name_together(language, text, redacted):
    assert redact(text, language).text == redacted
