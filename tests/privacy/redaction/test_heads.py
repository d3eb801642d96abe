"""What a name is the name of goes with it, and stays where no name goes."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("es", "trabajo en peluquería Trinchana", "trabajo en [clinic]"),
        ("pt", "fui no salão da Kleidiane", "fui no [clinic] [word]"),
        ("ru", "вышла из студии «Лазурита» довольная", "вышла из [clinic] «[clinic]» довольная"),
        ("ru", "принимает на проспекте Лукьяна", "принимает на [place] [word]"),
        ("ru", "была в Бархатном сезоне", "была в [clinic]"),
        ("ru", "родилась 9 мая 1983 года", "родилась [date]"),
        ("es", "pagué en Doña Zzorvika", "pagué en [clinic] [name]"),
        ("es", "vivo por la colonia Tlaxcotepec", "vivo por la [place]"),
        ("en", "Zenthora salon said no", "[clinic] said no"),
        ("ar", "ساكنة في شارع الزهور", "ساكنة في [place]"),
        ("en", "Halcyon clinic said no", "[clinic] clinic said no"),
    ],
)
def test_the_kind_of_a_firm_or_road_goes_with_its_name(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "en la peluquería me dijeron que sí"),
        ("pt", "no salão da minha prima"),
        ("ru", "в салоне красоты сказали подождать"),
        ("ar", "في الصالون قالوا لا"),
        ("en", "my salon does not do it"),
    ],
)
def test_the_kind_of_a_firm_alone_stays(language, text):
    assert redact(text, language).text == text
