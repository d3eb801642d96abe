"""Firms whose names are plain words."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "a place called Frozen in Time", "a place called [clinic]"),
        ("en", "Halcyon clinic said no", "[clinic] clinic said no"),
        ("en", "I had it at Belle & Brow in may", "I had it at [clinic] in may"),
        ("en", "Elite Smile charged me", "[clinic] charged me"),
        ("en", "is it safe at bliss", "is it safe at [clinic]"),
        ("en", "they said so at the Daily Glow", "they said so at the [clinic]"),
        ("en", "cedar studio said no", "[clinic] said no"),
        ("en", "she worked for glow theory clinic then", "she worked for [clinic] clinic then"),
        ("en", "Rejuven8 said no", "[word] said no"),
        ("es", "fui a rosa de seda y bien", "fui a [clinic] y bien"),
    ],
)
def test_a_firm_goes_though_its_words_are_plain(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("es", "la muchacha de Uñas y Algo Más también", "la muchacha de [clinic] también"),
        ("es", "ayer me llevó a Bonita Tú de sorpresa", "ayer me llevó a [clinic] de sorpresa"),
        ("pt", "gostei da Casa Boa Hora no centro", "gostei da [clinic] no centro"),
        ("ru", "мне посоветовали Лицо и Точка на углу", "мне посоветовали [clinic] на углу"),
        ("en", "she asked about Baby Botox and then Botox for her jaw", None),
        ("en", "My Mum said I should ask. Then Aunt and Mum laughed", None),
        ("es", "Hola. Quiero saber si duele. Gracias y Saludos", None),
    ],
)
def test_plain_words_with_capitals_within_a_sentence_are_a_name(language, text, redacted):
    assert redact(text, language).text == (redacted or text)
