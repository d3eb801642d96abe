"""Moments are aware and whole; JSON is compact and ASCII."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from db.types import Compact, Instant

DIALECT = sqlite.dialect()


@given(st.integers(-(10**12), 4 * 10**12))
def test_a_moment_comes_back_as_it_went_in(milliseconds):
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    kept = Instant().process_bind_param(moment, DIALECT)
    back = Instant().process_result_value(kept, DIALECT)
    assert (milliseconds, moment) == (kept, back)


def test_the_same_moment_in_another_zone_is_kept_the_same():
    here = datetime(2026, 1, 1, 12, tzinfo=UTC)
    there = here.astimezone(timezone(timedelta(hours=5)))
    expected = Instant().process_bind_param(here, DIALECT)
    assert expected == Instant().process_bind_param(there, DIALECT)


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2026, 1, 1, 12, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a time zone"):
        Instant().process_bind_param(naive, DIALECT)


def test_json_has_no_spaces_and_no_foreign_letters():
    kept = Compact().process_bind_param({"b": ["é", 1], "a": None}, DIALECT)
    assert kept == '{"b":["\\u00e9",1],"a":null}'


@given(st.recursive(st.none() | st.booleans() | st.text(), st.lists))
def test_json_comes_back_as_it_went_in(value):
    kept = Compact().process_bind_param(value, DIALECT)
    assert value == Compact().process_result_value(kept, DIALECT)
