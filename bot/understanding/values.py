"""Lengths of time and dates, as people type them -> the option in whose bounds they lie."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import inf
from typing import Any

from bot.understanding.bounds import BOUNDS, DAYS, MONTH, Bounds, Length
from bot.understanding.folding import bare
from bot.understanding.matching import Span, Text, widest
from bot.understanding.phrases import Grammar

_EARLIEST = date(2026, 1, 1)
"""No day on which this is asked lies before it: a year before needs no calendar."""

_CALENDAR = (DAYS["month"], DAYS["year"])
"""Units that bounds in months count exactly."""

_NEAR = 4
_PART = 0.5
"""How many days "over" or "less than" a length of time lies at least from it."""

_DAYS_OF_MONTH = 31
_CENTURIES = range(1950, 2100)


class Values:
    """Reads lengths of time and dates in one language."""

    def __init__(self, table: Mapping[str, Any], grammar: Grammar) -> None:
        self._numbers = grammar.named(table["numbers"])
        self._few = grammar.pattern(table["few"])
        self._units = grammar.named(table["units"])
        self._half = grammar.pattern(table["and_a_half"])
        self._less = grammar.pattern(table["less_than"])
        self._more = grammar.pattern(table["more_than"])
        self._spans = grammar.named(table["spans"])
        self._months = grammar.named(table["calendar"])
        self._holidays = grammar.named(table["holidays"])
        self._joins = frozenset(map(bare, table.get("joins", ())))
        self._behind = bool(table.get("number_behind"))
        self._alone = frozenset(map(bare, table.get("unit_alone_is_one", ())))

    def option(
        self, text: Text, question: str, today: date | None
    ) -> tuple[str, bool, Length] | None:
        """Return the option a text names by its time, whether that is certain, and where."""
        bounds = BOUNDS[question]
        length = self._dated(text, bounds, today) or self._length(text)
        if length is None:
            return None
        first, last = bounds.place(length.low), bounds.place(length.high)
        exact = length.unit == bounds.unit or not _too_near(length, bounds)
        return bounds.options[first].option, first == last and exact, length

    def number(self, text: Text) -> int | None:
        """Return the one number of a text."""
        numbers = [int(word) for word in text.words if word.isdecimal()]
        return numbers[0] if len(numbers) == 1 else None

    def _length(self, text: Text) -> Length | None:
        """Read the first length of time that is said."""
        for unit in sorted(self._units.find(text)):
            read = self._before_unit(text, unit)
            if read is not None:
                return self._bounded(text, self._and_some(text, read))
        said = sorted(self._spans.find(text), key=lambda span: (span.start, -span.end))
        if not said:
            return None
        days = float(said[0].name)
        loose = max(1.0, days * 0.3) if days > 2 else 0.5  # noqa: PLR2004 - "next week" is no day
        return Length(max(days - loose, 0), days + loose, (said[0],), unit=0)

    def _and_some(self, text: Text, length: Length) -> Length:
        """Add what follows in a smaller unit: "3 months and 2 weeks"."""
        (whole,) = length.at
        near = min(whole.end + _NEAR, len(text))
        for unit in sorted(self._units.find(text, whole.end, near)):
            part = self._before_unit(text, unit, whole.end)
            if part is not None and part.unit < length.unit:
                at = (Span(whole.start, unit.end),)
                return Length(length.low + part.low, length.high + part.high, at, length.unit)
        return length

    def _before_unit(self, text: Text, unit: Span, since: int = 0) -> Length | None:
        """Find the number that belongs to a unit."""
        size = DAYS[unit.name]
        start = max(unit.start - _NEAR, since)
        numbers, first = self._numbers_in(text, start, unit.start)
        if not numbers and self._behind:
            numbers, first = self._numbers_in(text, unit.end, min(unit.end + 2, len(text)))
        few = list(self._few.find(text, start, unit.start))
        half = 0.5 * any(
            span.start >= start
            for span in self._half.find(text, start, min(unit.end + _NEAR, len(text)))
        )
        spot = Span(min([first, *(span.start for span in few)]), unit.end)
        if numbers:
            # "four and a half": the words of the half are no numbers of their own.
            counted = numbers[:1] if half else numbers
            low, high = min(counted) + half, max(counted) + half
            return Length(low * size, high * size, (spot,), size)
        if few:
            return Length(2 * size, 6 * size, (spot,), size)
        if half or text.words[unit.start] in self._alone:
            return Length((1 + half) * size, (1 + half) * size, (Span(unit.start, unit.end),), size)
        return None

    def _numbers_in(self, text: Text, start: int, end: int) -> tuple[list[float], int]:
        digits = [
            (at, float(text.words[at])) for at in range(start, end) if _is_count(text.words[at])
        ]
        spoken = widest(self._numbers.find(text, start, end))
        words = [(span.start, float(span.name)) for span in spoken]
        found = digits or words
        return [number for _, number in found], min((at for at, _ in found), default=end)

    def _bounded(self, text: Text, length: Length) -> Length:
        """Widen "over 3 months" upwards and "less than 3 months" downwards."""
        at = length.at[0]
        before = max(at.start - _NEAR, 0)
        behind = min(at.end + 2, len(text))
        if self._less.search(text, before, at.start) or self._less.search(text, at.end, behind):
            return Length(0, length.high - _PART, length.at, length.unit)
        if self._more.search(text, before, at.start) or self._more.search(text, at.end, behind):
            return Length(length.low + _PART, inf, length.at, length.unit)
        return length

    def _dated(self, text: Text, bounds: Bounds, today: date | None) -> Length | None:
        """Read a date; without today only a year that is long past can be told."""
        years = [(at, int(word)) for at, word in enumerate(text.words) if _is_year(word)]
        day = self._day(text, years, bounds, today) if today else None
        if day is not None:
            return day
        if years and years[0][1] < (today or _EARLIEST).year - (today is not None):
            days = ((today or _EARLIEST) - date(years[0][1], 12, 31)).days
            return Length(days, inf, (Span(years[0][0], years[0][0] + 1),))
        return None

    def _day(
        self, text: Text, years: list[tuple[int, int]], bounds: Bounds, today: date
    ) -> Length | None:
        """Read day and month, a month, a holiday, or a date in figures."""
        year = years[0][1] if years else None
        figures = _in_figures(text, years)
        holiday = next(iter(self._holidays.find(text)), None)
        if holiday is not None:
            month, day = map(int, holiday.name.split("-"))
            return _away(today, (year, month, day), bounds, (Span(holiday.start, holiday.end),))
        if figures is not None:
            (day, month), spot = figures
            return _away(today, (year, month, day), bounds, (spot,))
        for named in sorted(self._months.find(text)):
            near = range(max(named.start - 3, 0), min(named.end + 3, len(text)))
            days = [at for at in near if _is_day(text.words[at])]
            spots = (Span(named.start, named.end), *(Span(at, at + 1) for at in days[:1]))
            if days:
                day = int(_digits(text.words[days[0]]))
                return _away(today, (year, int(named.name), day), bounds, spots)
            return _some_day(today, (year, int(named.name)), bounds, spots)
        return None


def _too_near(length: Length, bounds: Bounds) -> bool:
    """Tell whether a length lies so near to a bound that its unit cannot tell the side."""
    edges = [upto.high * bounds.unit for upto in bounds.options if upto.high < inf]
    soft = bounds.soft * bounds.unit
    exact = length.unit <= DAYS["week"] if bounds.unit == 1 else length.unit in _CALENDAR
    return not exact and any(
        abs(length.low - edge) < soft or abs(length.high - edge) < soft for edge in edges
    )


def _is_count(word: str) -> bool:
    return word.isdecimal() and len(word) <= 3  # noqa: PLR2004 - four digits are a year


def _is_year(word: str) -> bool:
    return word.isdecimal() and int(word[:9]) in _CENTURIES


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdecimal())


def _is_day(word: str) -> bool:
    digits = _digits(word)
    return bool(digits) and len(word) <= 4 and 1 <= int(digits) <= _DAYS_OF_MONTH  # noqa: PLR2004


def _in_figures(
    text: Text, years: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], Span] | None:
    """Read 10.08.2026: three numbers in a row, or day and month where both are whole words."""
    for year, _ in years:
        before = [at for at in range(max(year - 4, 0), year) if text.words[at].isdecimal()]
        if len(before) == 2 and all(len(text.words[at]) <= 2 for at in before):  # noqa: PLR2004
            one, two = (int(text.words[at]) for at in before)
            if one <= _DAYS_OF_MONTH and 1 <= two <= 12:  # noqa: PLR2004 - months of a year
                return (one, two), Span(before[0], year + 1)
    return None


def _away(
    today: date, parts: tuple[int | None, int, int], bounds: Bounds, at: tuple[Span, ...]
) -> Length | None:
    """Count the days to a date, the next or the last one where no year is said."""
    year, month, day = parts
    years = [year] if year else [today.year - 1, today.year, today.year + 1]
    dates = [one for one in (_safe(y, month, day) for y in years) if one is not None]
    days = [(one - today).days * (1 if bounds.future else -1) for one in dates]
    ahead = sorted(count for count in days if count >= 0)
    if not ahead:
        return None
    if bounds.unit == MONTH:
        months = _months_between(today - timedelta(days=ahead[0]), today) * MONTH
        return Length(months, months, at, MONTH)
    return Length(ahead[0], ahead[0], at, bounds.unit)


def _some_day(
    today: date, parts: tuple[int | None, int], bounds: Bounds, at: tuple[Span, ...]
) -> Length | None:
    """Count the days to a month: from its first to its last day."""
    first = _away(today, (*parts, 1), bounds, at)
    last = _away(today, (*parts, 28), bounds, at)
    if first is None or last is None:
        return last or first
    return Length(min(first.low, last.low), max(first.high, last.high), at, first.unit)


def _months_between(start: date, end: date) -> float:
    """Count full months and the part of the next."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (end.day - start.day) / _DAYS_OF_MONTH


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
