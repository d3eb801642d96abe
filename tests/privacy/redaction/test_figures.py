"""Days, ages and plates, in figures and in words."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "twenty-first of may nineteen seventy-one", "[date]"),
        ("en", "friday the 13th", "friday the [date]"),
        ("es", "nací el dos de abril del ochenta y dos", "nací el [date]"),
        ("pt", "dois de abril de mil novecentos e oitenta", "[date]"),
        ("ru", "второго апреля семьдесят пятого года", "[date]"),
        ("ar", "عشرين أكتوبر", "[date]"),
    ],
)
def test_a_day_goes_with_its_year_though_both_are_spelt_out(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize("plate", ["М315КУ77", "о902тт 750", "7744 KX-5", "أ-ب-د ٤٤٢١", "F 48213"])
def test_a_plate_goes_without_a_word_before_it(plate):
    assert redact(f"{plate} is outside").text == "[plate] is outside"


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "her ninety third year", "her [age] year"),
        ("en", "Granddad's 93 and even he noticed", "Granddad's [age] and even he noticed"),
        ("es", "va mejor, tiene 97, y pocas arrugas", "va mejor, tiene [age], y pocas arrugas"),
        ("pt", "a bisa tem 103 e ainda passa creme", "a bisa tem [age] e ainda passa creme"),
        ("ru", "в свои 97 красит брови", "в свои [age] красит брови"),
        (
            "ru",
            "мой прадедушка в 91 год ещё плавал, крестной 95",
            "мой прадедушка в [age] год ещё плавал, крестной [age]",
        ),
        ("ar", "عندها ثلاث وتسعين سنة", "عندها [age] سنة"),
        ("ar", "في الرابعة والتسعين من عمرها", "في [age] من عمرها"),
        ("ar", "ستو بالخمسة وتسعين", "ستو [age]"),
        ("ar", "تيتا فوق التسعين", "تيتا فوق [age]"),
        ("ar", "موعدي ٥ شهر ٨", "موعدي [date]"),
        ("ar", "موعدي يوم خمستاشر مارس", "موعدي يوم [date]"),
    ],
)
def test_an_age_over_89_and_a_day_go_though_they_are_spelt_out(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el bono tiene 100 unidades"),
        ("pt", "tem 95 ml"),
        ("ar", "دفعت خمسة وتسعين دينار"),
        ("en", "ninety units"),
        ("ru", "клиентке 100 единиц, мужу 95 процентов, жене 100 рублей"),
        ("ar", "من ثلاثة شهور"),
    ],
)
def test_an_amount_is_no_age_and_no_day(language, text):
    assert redact(text, language).text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "машина к482ту 163 во дворе"), ("ru", "AB 3391-4 во дворе")],
)
def test_a_plate_goes_whole_though_its_letters_are_a_word(language, text):
    assert redact(text, language).text.endswith("[plate] во дворе")


def test_a_doctor_behind_a_day_is_no_drive():
    said = redact("remarcar de 11/03/2026 com o dr Rocha", "pt").text
    assert said == "remarcar de [date] com o dr [name]"
