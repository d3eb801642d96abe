"""Clinics of plain words: where somebody went, was treated or booked, or what is told."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("language", "text", "redacted"),
    [
        ("en", "went to velvet hour on a friday", "went to [clinic] on a friday"),
        ("en", "she gets it from lemon tree", "she gets it from [clinic]"),
        ("en", "saw nurse maya at softly for this", "saw nurse [name] at [clinic] for this"),
        ("en", "booked for tuesday with paper moon", "booked for tuesday with [clinic]"),
        ("en", "been to skin theory?", "been to [clinic]?"),
        ("en", "paper moon charged me 200", "[clinic] charged me 200"),
        ("en", "the place was called honest faces", "the place was called [clinic]"),
        ("en", "is paper moon any good?", "is [clinic] any good?"),
        ("en", "a salon in town called blush", "a salon in town called [clinic]"),
        ("ru", "салон белая сирень", "[clinic]"),
        ("es", "me pincharon en luna llena", "me pincharon en [clinic]"),
        ("es", "vengo de la buena cara", "vengo de la [clinic]"),
        ("es", "fui a manos de seda", "fui a [clinic]"),
        ("es", "en luna llena me dijeron que no", "en [clinic] me dijeron que no"),
        ("pt", "fez na lua nova com a sol", "fez na [clinic] com a [name]"),
        ("pt", "fiz em pele e prosa", "fiz em [clinic]"),
        ("pt", "marquei no espaço leve", "marquei no [clinic]"),
        ("ru", "колола в тихой гавани", "колола в [clinic]"),
        ("ru", "принимает в ваниль и перец", "принимает в [clinic]"),
        ("ru", "была в айсберге в мае", "была в [clinic] в мае"),
        ("ar", "سويت عند نقطة ضوء", "سويت عند [clinic]"),
        ("ar", "حجزت بلمسة حرير الاسبوع الجاي", "حجزت [clinic] الاسبوع الجاي"),
        ("ru", "в умнице мне развели слабо", "в [clinic] мне развели слабо"),
        ("ar", "رحت ع غيمة بيضا وما استفدت", "رحت ع [clinic] وما استفدت"),
        ("ar", "سويته بسكر وعسل", "سويته [clinic]"),
        ("ar", "لوزة كلينك غالي", "[clinic] غالي"),
        ("ar", "رحت بيت الياسمين", "رحت [clinic]"),
        ("ar", "فصالون زمردة عملت", "[clinic] عملت"),
        ("en", "i paid the deposit to blank canvas", "i paid the deposit to [clinic]"),
        ("en", "honestly the glow room over charged me", "honestly the [clinic] over charged me"),
        ("en", "tulip closed and kept my money", "[clinic] closed and kept my money"),
        ("pt", "a pele de pêssego me cobrou 900", "a [clinic] me cobrou 900"),
        ("en", "been going to the tidy face for years", "been going to the [clinic] for years"),
        ("en", "she is over at quiet needle now", "she is over at [clinic] now"),
        ("en", "had it at derma zzorvik", "had it at [clinic] [word]"),
        ("es", "buena vibra me cobró 300", "[clinic] me cobró 300"),
        ("es", "fui con mi madre a luz y sombra", "fui con mi madre a [clinic]"),
        ("es", "anulé en flor de sal", "anulé en [clinic]"),
        ("pt", "liguei na doce mel e ninguém atende", "liguei na [clinic] e ninguém atende"),
        ("pt", "trabalha na casa das flores", "trabalha na [clinic]"),
        ("en", "used to go velvet hour but they shut", "used to go [clinic] but they shut"),
        ("en", "heard about paper lantern on tiktok", "heard about [clinic] on tiktok"),
        ("es", "me pinchó en la casa de las hadas", "me pinchó en la [clinic]"),
        ("ru", "девочка из мяты сказала подождать", "девочка из [clinic] сказала подождать"),
        ("ru", "позвонила в зефир, не отвечают", "позвонила в [clinic], не отвечают"),
        ("ar", "الممرضة في غيمة قالت عادي", "الممرضة في [clinic] قالت عادي"),
    ],
)
def test_a_firm_goes_by_what_was_done_there(language, text, redacted):
    assert redact(text, language).text == redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "went to bed with wet hair"),
        ("en", "got it done at short notice"),
        ("en", "i had it at home last spring"),
        ("en", "treated with oral antibiotics"),
        ("en", "it faded at ten weeks"),
        ("es", "fui a nadar y se me puso roja la cara"),
        ("es", "me pincharon en entrecejo y patas de gallo"),
        ("es", "me lo hice en verano"),
        ("es", "trabajo en hostelería y sudo"),
        ("pt", "apliquei na testa e na glabela"),
        ("pt", "fui no banheiro e vi a sobrancelha torta"),
        ("pt", "fiz em janeiro"),
        ("ru", "колола в межбровье"),
        ("ru", "была в отпуске, лоб сгорел"),
        ("ru", "сделала в прошлом году"),
        ("ru", "была в клинике, понравилось"),
        ("ru", "пошла в магазин, потом в зал"),
        ("ar", "سويت في جبهتي من سنتين"),
        ("ar", "رحت السوق وتعبت"),
        ("es", "la herida cerró bien"),
        ("en", "which symptoms mean go to the ER"),
        ("en", "Good Morning everyone, my forehead is heavy"),
        ("es", "voy a hacer deporte"),
        ("pt", "vai tirar a própria vida"),
        ("ru", "говорят что больно"),
        ("ar", "اتصلت على الطوارئ"),
    ],
)
def test_a_part_of_the_body_a_time_and_a_common_place_stay(language, text):
    assert redact(text, language).text == text
