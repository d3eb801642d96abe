"""No pattern is passed over in a text that it would have found something in."""

import re
import time
from re import _parser as parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.redaction import patterns, sought
from bot.privacy.redaction.sought import Searched, Sought, search, telling
from bot.redacting import redactor

LANGUAGES = ("en", "es", "pt", "ru", "ar")
SHAPED = (*patterns.PLATES, *patterns.POSTCODES, *patterns.NATIONAL, *patterns.IBANS)
TOLD = ["months", "days_in_words", "date_weekdays", "date_month_word", "date_pair_after", "old"]
TOLD += ["year_first", "year_more", "age_after", "age_before", "age_who", "date_after", "digits"]
TOLD += ["street_first", "street_last", "flat", "postcode_after", "mail_at", "mail_dot"]
TOLD += [f"{label}_after" for label in ("card", "phone", "plate", "handle", "id")]
BETWEEN = ["95", "7", "12/5", "1234", "a", "AB 12-34", ".", ",", "@", "com", "لل", "بال"]
QUICK = settings(deadline=None, max_examples=30)


def spans(found):
    return [match.span() for match, _ in found]


def everywhere(row, text):
    found = row.compiled.finditer(text.plain, overlapped=row.overlapping)
    return [match.span() for match in found if text.digits >= row.digits]


def rows_of(language):
    shapes = redactor()._shape(language)
    return [*shapes.numbers.rows, shapes.spoken.mail]


def words_of(language):
    raw = redactor().lexicon.tables.cues[language].raw
    return sorted({word for kind in TOLD for word in raw.get(kind, ())})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pattern_is_tried_wherever_it_stands(language):
    rows = rows_of(language)

    @QUICK
    @given(st.lists(st.sampled_from(words_of(language)) | st.sampled_from(BETWEEN), max_size=8))
    def tried(words):
        text = Searched.of(" ".join(words).lower())
        for row in rows:
            assert spans(search((row,), text)) == everywhere(row, text)

    tried()


def fewest_digits(row):
    """Count the digits of the shortest text that a pattern of digits, letters and groups finds."""
    around = re.compile(r"\(\?<?[!=](?:\[[^]]*\]|[^()])*\)")
    bare = around.sub("", row.pattern).replace(r"\p{Lu}", "A")
    return _fewest(parser.parse(bare))


def _fewest(parsed):
    return sum(_fewest_of(*one) for one in parsed)


def _fewest_of(kind, given):
    match str(kind):
        case "IN":
            return int(given == [(parser.CATEGORY, parser.CATEGORY_DIGIT)])
        case "MAX_REPEAT" | "POSSESSIVE_REPEAT":
            return given[0] * _fewest(given[2])
        case "SUBPATTERN":
            return _fewest(given[3])
        case "BRANCH":
            return min(map(_fewest, given[1]))
        case "LITERAL":
            return int(chr(given).isdigit())
        case _:
            return 0


@pytest.mark.parametrize("row", SHAPED, ids=lambda row: row.pattern[:40])
def test_a_pattern_asks_for_no_more_digits_than_it_needs(row):
    assert row.digits <= fewest_digits(row)


def test_a_pattern_that_nothing_asks_for_is_never_compiled():
    row = Sought(r"(?:may|june) \d", "date", (telling(["may", "june"]),), digits=1)
    assert list(search((row,), Searched.of("5 units in march"))) == []
    assert "compiled" not in vars(row)
    assert spans(search((row,), Searched.of("on may 5"))) == [(3, 8)]


def test_the_telling_word_of_a_phrase_is_its_longest():
    assert telling(["a hundred and one", "c/o", "Année"]) == {"hundred", "c", "annee"}


def test_what_is_done_with_a_place_does_not_count_against_the_search(monkeypatch):
    monkeypatch.setattr(sought, "SECONDS", 0.02)
    places = []
    for found, _ in search((Sought("a", "letter"),), Searched.of("a a a")):
        places.append(found.start())
        worked = time.process_time()
        while time.process_time() < worked + 0.05:
            pass
    assert places == [0, 2, 4]
