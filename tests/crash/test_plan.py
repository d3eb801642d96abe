"""The bench goes through what it says: every death, and every pair of circumstances."""

from collections import Counter
from itertools import combinations, product
from random import Random

import pytest

from bench.crash.plan import FACTORS, POINTS_OF, cells, deaths, pairs
from bench.crash.table import table
from bench.crash.trials import AT_RANDOM
from tests.crash.points import HOOK_POINTS, POINTS, placed
from tests.nursery import ROOT


def test_forty_cells_meet_every_pair():
    chosen = cells()
    wanted = {
        ((one, value), (other, second))
        for one, other in combinations(sorted(FACTORS), 2)
        for value, second in product(FACTORS[one], FACTORS[other])
    }
    assert len(chosen) == 40
    assert set().union(*map(pairs, chosen)) == wanted


@pytest.mark.parametrize("mode", POINTS_OF)
def test_a_hundred_deaths_a_mode_at_twelve_points_and_at_random(mode):
    died = Counter(deaths(mode, Random(1)))  # noqa: S311 - the same order
    assert (died.total(), len(died), died[AT_RANDOM]) == (100, 13, 16)
    assert {died[point] for point in POINTS_OF[mode]} == {7}


@pytest.mark.parametrize("point", [*POINTS.values(), *HOOK_POINTS.values()], ids=lambda p: p.place)
def test_every_point_is_a_place_in_the_bot(point):
    _, name, real = placed(point)
    assert callable(real)
    assert real.__name__ == name


def test_the_readme_shows_what_was_measured():
    assert table() in (ROOT / "README.md").read_text()
