"""Where the options of a question lie in time: bounds, and a length of time to place in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from bot.understanding.matching import Span

DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
MONTH = DAYS["month"]
_SLACK = 0.001


class Upto(NamedTuple):
    """An option and the longest time that still belongs to it."""

    option: str
    high: float
    closed: bool = False
    """Whether the bound itself belongs to it, and not to the next."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the options of a question lie, in a unit of so many days, and which way it looks."""

    unit: float
    future: bool
    options: tuple[Upto, ...]
    soft: float
    """How near to a bound a time said in another unit is too near to tell."""

    def place(self, days: float) -> int:
        """Tell which option a length of time belongs to."""
        size = days / self.unit
        return next(
            place
            for place, upto in enumerate(self.options)
            if size < upto.high - _SLACK or (upto.closed and size <= upto.high + _SLACK)
        )


_FOR_EVER = Upto("", inf, closed=True)

BOUNDS: Mapping[str, Bounds] = {
    "last_toxin": Bounds(
        MONTH,
        future=False,
        options=(
            Upto("under_3_months", 3),
            Upto("3_to_4_months", 4, closed=True),
            _FOR_EVER._replace(option="over_4_months"),
        ),
        soft=0.12,
    ),
    "basic_care": Bounds(
        MONTH,
        future=False,
        options=(Upto("under_3_months", 3), _FOR_EVER._replace(option="over_3_months")),
        soft=0.12,
    ),
    "event": Bounds(
        1.0,
        future=True,
        options=(
            Upto("under_2_weeks", 14),
            Upto("2_to_4_weeks", 30, closed=True),
            _FOR_EVER._replace(option="over_4_weeks"),
        ),
        soft=1.0,
    ),
}
"""The questions that are answered with a length of time (questionnaire.md, bounds)."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in days, from and to, as exact as it was said."""

    low: float
    high: float
    at: tuple[Span, ...]
    unit: float = 1.0
    """The unit it was said in: a month said as a month is exact."""
