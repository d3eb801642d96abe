"""Who has signed which message: a signature holds for the very words that were read."""

from datetime import date

import pytest
import yaml

from bot.content import reviews
from bot.content.catalogue import load
from bot.content.checks import CHECKS, check, load_rules
from bot.content.claims import load_claims
from bot.content.reviews import Signature, is_signed, state, unreviewed

CLINICIAN = Signature('A "careful" dermatologist, register 0', date(2026, 12, 1))
WORDS = {"en": "say-one = One.\nsay-two = Two.\n", "de": "say-one = Eins.\nsay-two = Zwei.\n"}


@pytest.fixture
def content(tmp_path):
    """A content of two messages in two languages, on disk, where words can be changed."""
    for name in ("emergency.yaml", "registers.yaml"):
        (tmp_path / name).write_text("countries: {}", encoding="utf-8")
    for name in ("reviews.yaml", "danger.yaml", "topics.yaml"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    for locale, words in WORDS.items():
        (tmp_path / "locales" / locale).mkdir(parents=True)
        for name in ("lexicon.yaml", "at_sight.yaml"):
            (tmp_path / "locales" / locale / name).write_text("{}", encoding="utf-8")
        change(tmp_path, locale, words)
    return tmp_path


def change(folder, locale, words):
    (folder / "locales" / locale / "a.ftl").write_text(words, encoding="utf-8")


def sign(folder, locale, *keys):
    table = reviews.signed(load(folder), locale, keys, CLINICIAN)
    reviews.write(table, folder / "reviews.yaml")
    return load(folder)


def states(catalogue):
    return {locale: state(catalogue, one) for locale, one in catalogue.languages.items()}


def test_what_nobody_has_read_says_so_in_a_row_of_its_own(content):
    reviews.write(reviews.kept(load(content)), content / "reviews.yaml")
    table = yaml.safe_load((content / "reviews.yaml").read_text(encoding="utf-8"))
    assert {row["reviewed_by"] for rows in table.values() for row in rows.values()} == {"none"}
    assert [sorted(rows) for rows in table.values()] == [["say-one", "say-two"]] * 2
    assert states(load(content)) == {"en": "none", "de": "none"}


def test_one_message_is_signed_then_all_of_a_language(content):
    assert states(sign(content, "en", "say-one")) == {"en": "some", "de": "none"}
    catalogue = sign(content, "en")
    assert states(catalogue) == {"en": "all", "de": "none"}
    assert unreviewed(catalogue) == ("de",)
    assert catalogue.reviews["en"]["say-two"]["reviewed_by"] == CLINICIAN.by
    assert catalogue.reviews["en"]["say-two"]["reviewed_on"] == "2026-12-01"


def test_a_changed_word_takes_its_own_signature_away_and_no_other(content):
    sign(content, "de")
    change(content, "de", WORDS["de"].replace("Zwei", "Drei"))
    catalogue = load(content)
    german = catalogue.languages["de"]
    assert is_signed(catalogue, german, "say-one")
    assert not is_signed(catalogue, german, "say-two")


def test_a_change_of_the_english_takes_the_signature_of_its_translation_away(content):
    sign(content, "de")
    change(content, "en", WORDS["en"].replace("One", "Someone"))
    catalogue = load(content)
    assert not is_signed(catalogue, catalogue.languages["de"], "say-one")
    assert is_signed(catalogue, catalogue.languages["de"], "say-two")


def test_a_comment_is_no_word_so_a_signature_stays(content):
    catalogue = sign(content, "en")
    change(content, "en", f"# claims: F1\n{WORDS['en']}")
    assert states(load(content))["en"] == state(catalogue, catalogue.languages["en"]) == "all"


def test_keeping_the_table_keeps_good_signatures_and_drops_the_rest(content):
    sign(content, "en")
    change(content, "en", "say-one = One.\nsay-three = Three.\n")
    kept = reviews.kept(load(content))["en"]
    assert list(kept) == ["say-one", "say-three"]
    assert kept["say-one"]["reviewed_by"] == CLINICIAN.by
    assert kept["say-three"]["reviewed_by"] == "none"


def test_the_check_goes_red_for_words_that_the_table_does_not_know():
    catalogue = load()
    catalogue.reviews["en"].pop("say-help")
    problems = check(catalogue, load_claims(), (), date(2026, 11, 23), load_rules())
    assert [(one.where, one.what) for one in problems if "askfirst review" in one.what] == [
        ("reviews.yaml: en", "It does not fit say-help: run askfirst review.")
    ]
    assert "reviewed" in {one.__name__ for one in CHECKS}
