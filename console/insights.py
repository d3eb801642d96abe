"""Published figures as charts: what is hidden stays hidden, and few are never a percentage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.counts import FEWEST, TOTAL
from db.snapshots import AT, Figures, Scope, columns_of, rows_of, sum_of, total

BASE = 20
"""No percentage of fewer than these."""

ONE_NUMBER = ("start", "begin")


class Section(NamedTuple):
    """One counter on the page: its name, its title, and what a percentage is of."""

    counter: str
    title: str
    told: str
    share_of: str = ""


SECTIONS = (
    Section(
        "screen",
        "Screens reached",
        "How often each came. Not every way meets all: fewer is no stop by itself.",
        "begin",
    ),
    Section("outcome", "Outcomes", "What the answers amounted to.", "outcome"),
    Section("stop", "Stops", "Where patients stopped for good."),
    Section("edit", "Answers changed", "Which answers were changed afterwards."),
    Section("unmatched", "Typed questions without an answer", "Where, and the nearest topic."),
    Section("danger", "Danger cards", "Cards shown for words or answers that describe danger."),
    Section("finish", "Time to finish", "Minutes from consent to the result.", "finish"),
    Section("review", "Consent to review", "Who let staff read a copy."),
    Section("link", "Links", "Codes of links that did not hold."),
)

ORDERS: Mapping[str, Sequence[str]] = {"finish": ("under_2", "2_to_5", "5_to_15", "later")}
BESIDE: Mapping[str, str] = {"health": "conditions", "check": "own_words"}
"""Screens that ask several questions -> the question at whose place they stand."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart and of its table; None where the count is hidden."""

    label: str
    count: int | None
    share: str = ""
    lost: str = ""
    length: float = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its table."""

    key: str
    title: str
    told: str
    bars: tuple[Bar, ...]

    @property
    def hides(self) -> bool:
        """Whether anything had to be hidden."""
        return any(bar.count is None for bar in self.bars)


def charts(figures: Figures, scope: Scope, order: Sequence[str]) -> list[Chart]:
    """Draw every counter of a week that has figures."""
    return [
        Chart(section.counter, section.title, section.told, tuple(bars))
        for section in SECTIONS
        if section.counter in figures and (bars := _bars(figures, section, scope, order))
    ]


def headline(figures: Figures, scope: Scope) -> dict[str, int | None]:
    """Give the few figures that stand at the head: starts, consents, results."""
    names = {"start": "Starts", "begin": "Agreed", "outcome": "Results"}
    return {label: total(figures, name, scope) for name, label in names.items() if name in figures}


def by_language(figures: Figures) -> list[Bar]:
    """Compare the languages by their starts."""
    table = figures.get("start", {})
    locales = sorted({row.split(AT)[-1] for row in rows_of(table)})
    counts = [(one, sum_of(table, TOTAL, Scope(locale=one))) for one in locales]
    return list(_drawn(counts, None, funnel=False))


def by_week(weeks: Mapping[str, Figures], scope: Scope) -> list[Bar]:
    """Compare the weeks by their starts."""
    counts = [(week, total(figures, "start", scope)) for week, figures in sorted(weeks.items())]
    return list(_drawn(counts, None, funnel=False))


def _bars(figures: Figures, section: Section, scope: Scope, order: Sequence[str]) -> list[Bar]:
    table = figures[section.counter]
    columns = _in_order(columns_of(table), section.counter, order)
    counts = [(one, sum_of(table, one, scope)) for one in columns]
    told = [(one, count) for one, count in counts if count != 0]
    base = total(figures, section.share_of, scope) if section.share_of else None
    if section.counter == "screen":
        return list(_drawn(told, base, funnel=True))
    by_size = told if section.counter in ORDERS else sorted(told, key=lambda one: -(one[1] or 0))
    return list(_drawn(by_size, base, funnel=False))


def _in_order(columns: list[str], counter: str, order: Sequence[str]) -> list[str]:
    if counter == "screen":
        places = {key: place for place, key in enumerate(order)}
        return sorted(columns, key=lambda one: places.get(BESIDE.get(one, one), len(places)))
    known = ORDERS.get(counter, ())
    return sorted(columns, key=lambda one: known.index(one) if one in known else len(known))


def _drawn(
    counts: Iterable[tuple[str, int | None]], base: int | None, *, funnel: bool
) -> Iterator[Bar]:
    listed = list(counts)
    longest = max((count or 0 for _, count in listed), default=0) or 1
    before: int | None = None
    for label, count in listed:
        share = percent(count, base)
        lost = _lost(before, count) if funnel else ""
        yield Bar(
            label.replace("_", " "), count, share, lost, round(100 * (count or 0) / longest, 1)
        )
        before = count


def percent(count: int | None, base: int | None) -> str:
    """Tell a share, unless its base is small or hidden."""
    if count is None or base is None or base < BASE or count > base:
        return ""
    return f"{100 * count / base:.0f} %"


def _lost(before: int | None, count: int | None) -> str:
    # A difference of fewer than five is no better to tell than a count of so few.
    if before is None or count is None or before - count < FEWEST:
        return ""
    share = percent(before - count, before)
    return f"{before - count} fewer{f' ({share})' if share else ''}"
