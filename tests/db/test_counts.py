"""Nobody can subtract their way to a small count: not from cells, not from sums."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.counts import FEWEST, TOTAL, shown, with_totals

CAMPAIGNS, KEYS = ("poster", "site", "tram"), ("a", "b", "c", "d")
COUNTS = st.one_of(st.just(0), st.integers(1, 6), st.integers(0, 60))


@st.composite
def tables(draw, most_rows=3, most_columns=4):
    rows = CAMPAIGNS[: draw(st.integers(1, most_rows))]
    columns = KEYS[: draw(st.integers(1, most_columns))]
    return {cell: draw(COUNTS) for cell in product(rows, columns)}


def lines(table):
    """Name the sums that every reader knows to hold: cells, and the cell they add up to."""
    rows, columns = ({cell[place] for cell in table} for place in (0, 1))
    for row in rows:
        yield [(row, column) for column in columns - {TOTAL}], (row, TOTAL)
    for column in columns:
        yield [(row, column) for row in rows - {TOTAL}], (TOTAL, column)


def worked_out(told):
    """Name the hidden cells that the shown ones determine: elimination over fractions."""
    hidden = [cell for cell, count in told.items() if count is None]
    equations = [
        [Fraction((cell in inner) - (cell == total)) for cell in hidden]
        for inner, total in lines(told)
    ]
    pivots = []
    for place in range(len(hidden)):
        found = next((row for row in equations if row[place] and not is_used(row, pivots)), None)
        if found is None:
            continue
        found[:] = [one / found[place] for one in found]
        for row in equations:
            if row is not found:
                times = row[place]
                row[:] = [one - times * other for one, other in zip(row, found, strict=True)]
        pivots.append((found, place))
    return [hidden[place] for row, place in pivots if sum(map(bool, row)) == 1]


def is_used(row, pivots):
    return any(row is one for one, _ in pivots)


@given(tables())
def test_no_hidden_count_can_be_worked_out_from_what_is_shown(counts):
    assert worked_out(shown(counts)) == []


@given(tables())
@settings(max_examples=200)
def test_every_small_count_is_hidden_and_every_shown_one_is_true(counts):
    whole = with_totals(counts)
    told = shown(counts)
    assert told.keys() == whole.keys()
    assert all(count in (None, whole[cell]) for cell, count in told.items())
    assert all(told[cell] is None for cell, count in whole.items() if 0 < count < FEWEST)


@given(tables())
def test_what_is_hidden_beside_a_shown_sum_is_never_few(counts):
    whole, told = with_totals(counts), shown(counts)
    for inner, total in lines(told):
        hidden = [whole[cell] for cell in inner if told[cell] is None]
        assert not hidden or told[total] is None or sum(hidden) >= FEWEST


@given(tables(2, 2))
@settings(max_examples=50)
def test_each_hidden_count_could_be_one_more_or_one_less(counts):
    """No reader can tell, though none of the hidden counts may be less than nought."""
    whole, told = with_totals(counts), shown(counts)
    hidden = [cell for cell, count in told.items() if count is None]
    assert all(whole[cell] > 0 for cell in hidden)
    could: dict = {cell: set() for cell in hidden}
    for steps in product((-1, 0, 1), repeat=len(hidden)):
        moved = dict(zip(hidden, steps, strict=True))
        if all(sum(moved.get(c, 0) for c in inner) == moved.get(t, 0) for inner, t in lines(told)):
            for cell, by in moved.items():
                could[cell].add(by)
    assert all(steps == {-1, 0, 1} for steps in could.values())


def test_a_table_without_small_counts_is_shown_whole():
    counts = {("site", "a"): 5, ("site", "b"): 0, ("poster", "a"): 17, ("poster", "b"): 8}
    assert shown(counts) == with_totals(counts)


@pytest.mark.parametrize("few", [1, 4])
def test_one_small_count_takes_the_next_smallest_and_their_sums_along(few):
    told = shown({("site", "a"): few, ("site", "b"): 9, ("site", "c"): 30})
    assert {key for (row, key), count in told.items() if row == "site" and count is None} == {
        "a",
        "b",
    }
    assert told["site", TOTAL] == few + 39


def test_two_small_counts_that_are_few_together_take_a_third_along():
    told = shown({("site", "a"): 1, ("site", "b"): 2, ("site", "c"): 30})
    assert [told["site", key] for key in ("a", "b", "c")] == [None, None, None]
    assert told["site", TOTAL] == 33


def test_where_all_are_few_nothing_is_shown():
    assert set(shown({("site", "a"): 1, ("site", "b"): 2}).values()) == {None}


def test_nothing_counted_is_an_empty_table():
    assert shown({}) == {}
