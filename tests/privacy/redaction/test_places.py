"""Towns, streets and flats."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "we live at 14 maple", "we live at [address]"),
        ("es", "vivo en rosales 14", "vivo en [address]"),
        ("pt", "moro na ladeira verde, 88", "moro na [address]"),
        ("ru", "живу на садовой 5", "живу на [address]"),
        ("es", "estoy en la semana 20", "estoy en la semana 20"),
        ("en", "i live at home, 2 kids", "i live at home, 2 kids"),
    ],
)
def test_a_street_and_a_number_go_though_no_word_says_street(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("en", "i had it done in dubai", "dubai"),
        ("es", "me lo hice en londres", "londres"),
        ("pt", "fiz em londres", "londres"),
        ("ru", "делала в сочи", "сочи"),
        ("ru", "была в москве", "москве"),
        ("ar", "سويته في دبي", "دبي"),
    ],
)
def test_a_town_goes_where_a_firm_could_stand(language, text, town):
    assert town not in redact(text, language).text


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "moved to goose green last year", "moved to [place] last year"),
        ("en", "i live in constant fear", "i live in constant fear"),
        ("pt", "moro em lagoa santa", "moro em [place]"),
        ("pt", "moro em apartamento pequeno", "moro em apartamento pequeno"),
        ("ru", "живу в белых столбах", "живу в [place]"),
        ("ru", "живу в частном доме с печкой", "живу в частном доме с печкой"),
        ("ar", "نقلت من طنطا للمنصورة", "نقلت من [place]"),
        ("pt", "vim de Nova Zzorvik ontem", "vim de [place] ontem"),
    ],
)
def test_a_town_of_plain_words_goes_where_somebody_lives(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "we live at 14 maple, flat 3", "we live at [address]"),
        ("en", "i live at 12 the maples", "i live at [address]"),
        ("es", "mándalo a lavanda 22, 3º b", "mándalo a [address]"),
        ("pt", "manda pra acácias 45, bloco 2", "manda pra [address]"),
    ],
)
def test_a_flat_goes_with_its_street(language, text, redacted):
    assert redact(text, language).text == redacted
