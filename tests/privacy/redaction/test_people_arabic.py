"""Arabic names: no capital shows them, many are words, and small words are written on to them."""

import pytest

from tests.redacting import redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("زوجي علي ما يدري", "زوجي [name] ما يدري"),
        ("اختي الكبيرة امل حقنت", "اختي الكبيرة [name] حقنت"),
        ("وصليها لأستاذة كوثر", "وصليها لأستاذة [name]"),
        ("انا خالد وزوجتي خلود", "انا [name] وزوجتي [name]"),
        ("سما ومنى معايا", "[name] معايا"),
        ("شجن هي اللي دلتني عليكم", "[name] هي اللي دلتني عليكم"),
        ("كلمت نور الدين امس", "كلمت [name] امس"),
        ("معكم عبد الرحيم ولد الشيخ", "معكم [name]"),
        ("د. شربل معوض ترك المركز", "د. [name] ترك المركز"),
        ("امبارح شهد حقنتني", "امبارح [name] حقنتني"),
        ("الكشف حلو وبسمة نصحتني فيكم", "الكشف حلو [name] نصحتني فيكم"),
        ("الحجز على رائد الموصلي", "الحجز على [name]"),
        ("لين الخطيب صورتني", "[name] صورتني"),
        ("فرح بنت سالم الحارثي", "[name]"),
        ("كلمتني سحر امس", "كلمتني [name] امس"),
        ("الموعد حق صفاء سلطان", "الموعد حق [name]"),
        ("احلام زقزوقية ما ردت", "[name] [word] ما ردت"),
        ("رنا مرجوحة من الفرع", "[name] من الفرع"),
        ("شجن بتقول عادي", "[name] بتقول عادي"),
        ("دعاء من الاستقبال قالت بكرة", "[name] من الاستقبال قالت بكرة"),
    ],
)
def test_a_name_goes_by_how_it_is_joined(text, redacted):
    assert redact(text, "ar").text == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("قريت عن زعفران للبشرة", "قريت عن [word] للبشرة"),
        ("عندي زرافة بالبيت", "عندي [word] بالبيت"),
        ("يتساقطون بسرعة", "يتساقطون بسرعة"),
        ("بهتت النتيجة واستفدت شوي", "بهتت النتيجة واستفدت شوي"),
        ("اخذ كونكور وميتفورمين", "اخذ كونكور وميتفورمين"),
        ("الميزانية محدودة والاجتماعات كثيرة", "الميزانية محدودة والاجتماعات كثيرة"),
    ],
)
def test_a_rare_word_goes_unless_it_says_what_somebody_does_or_is_in_use(text, redacted):
    assert redact(text, "ar").text == redacted


@pytest.mark.parametrize(
    "text",
    [
        "حطيت على وجهي كريم",
        "وتفضلوا بقبول فائق الاحترام",
        "تحية طيبة وبعد",
        "شمس وبحر كل يوم",
        "انا سعيدة بالنتيجة",
        "يا ريت تردون",
        "عندي امل يتحسن",
        "فرح بنتي بعد شهر",
        "شلون اگول لچ",
    ],
)
def test_words_that_are_names_as_well_stay_where_nobody_is_meant(text):
    assert redact(text, "ar").text == text


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("انا من حفر الباطن", "انا من [place]"),
        ("اسكن بأم القيوين", "اسكن [place]"),
        ("ساكنة حي السعادة", "ساكنة [place]"),
        ("عملت في بيوتي كورنر", "عملت في [clinic] [word]"),
        ("شفتوا عرض ديرما لاين؟", "شفتوا عرض [clinic]؟"),
        ("جربت ذا فيس روم", "جربت [clinic] [word]"),
        ("عملت ببيت الجمال", "عملت [clinic]"),
        ("ساكن في شارع 9", "ساكن في [address] [place]"),
        ("راح تدفع تأمين السنبلة", "راح تدفع [clinic] [word]"),
    ],
)
def test_towns_of_several_words_and_borrowed_names_of_firms_go(text, redacted):
    assert redact(text, "ar").text == redacted
