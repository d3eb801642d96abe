"""People by what was done to them, or by whose hands."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "ji-woo wants to know", "[name] wants to know"),
        ("en", "joy at my work had the jaw done", "[name] at my work had the jaw done"),
        ("es", "lo que le pasó a mar", "lo que le pasó a [name]"),
        ("es", "la que me pincha, pura, dice que sí", "la que me pincha, [name], dice que sí"),
        ("pt", "contei pro jacinto", "contei pro [name]"),
        ("pt", "a minha aplicadora é a graça", "a minha aplicadora é a [name]"),
        ("ru", "это опять надежда", "это опять [name]"),
        ("ar", "خالتو سوزان بتقول", "خالتو [name] بتقول"),
        ("ar", "رجعت لمها", "رجعت [name]"),
        ("ar", "د. شربل الحايك", "د. [name]"),
        ("ar", "رحنا انا وهدى ومنى", "رحنا انا [name]"),
        ("ar", "الدكتورة أسماء عقل", "الدكتورة [name]"),
        ("ar", "مع التحية، إسكندر الخازن", "مع التحية، [name]"),
        ("ar", "قالولي منجي بن رمضان يخدم", "قالولي [name] يخدم"),
        ("ar", "مقدمته: نفيسة عبد الجليل", "مقدمته: [name]"),
    ],
)
def test_a_name_goes_by_what_was_done(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "t-zone wants less oil"),
        ("es", "mi médico es el mejor"),
        ("pt", "a enfermeira foi um amor"),
        ("ar", "صار عندي كدمة"),
    ],
)
def test_words_stay_where_nobody_is_meant(language, text):
    assert redact(text, language).text == text
