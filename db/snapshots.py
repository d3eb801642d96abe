"""The figures of whole weeks, published once: later views read these, so none can be subtracted.

One table a counter: rows are a clinic and a language, columns what was counted, with their sums.
Whatever a page shows comes from these cells alone.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from db.counts import TOTAL, Cell, shown
from db.models import Counter
from db.models_console import Snapshot
from db.queries import TABLES

Figures = Mapping[str, Mapping[Cell, int | None]]
"""Counter -> its table as it may be shown; None stands where a count is hidden."""

Counted = Mapping[str, Mapping[Cell, int]]

AT = " / "
"""Stands between clinic and language in the name of a row."""


class Week(NamedTuple):
    """A week that is over, by the Monday it began on."""

    name: str
    monday: date


def week_of(day: date) -> Week:
    """Name the week of a day."""
    year, week, weekday = day.isocalendar()
    return Week(f"{year}-W{week:02}", day - timedelta(days=weekday - 1))


def weeks_due(connection: Connection, today: date) -> list[Week]:
    """Name the weeks that are over and were not published yet."""
    days = connection.scalars(select(Counter.day).distinct())
    known = set(connection.scalars(select(Snapshot.week)))
    over = {week for week in map(week_of, days) if week.monday < week_of(today).monday}
    return sorted(week for week in over if week.name not in known)


def counted(connection: Connection, week: Week) -> Counted:
    """Read what was counted in a week; never shown as it is."""
    query = (
        select(Counter.name, Counter.clinic, Counter.locale, Counter.key, func.sum(Counter.count))
        .where(Counter.day >= week.monday, Counter.day < week.monday + timedelta(days=7))
        .group_by(Counter.name, Counter.clinic, Counter.locale, Counter.key)
        .order_by(Counter.name, Counter.clinic, Counter.locale, Counter.key)
    )
    tables: dict[str, dict[Cell, int]] = {}
    for name, clinic, locale, key, count in connection.execute(query):
        tables.setdefault(name, {})[f"{clinic}{AT}{locale}", key or name] = int(count)
    return tables


def publish(connection: Connection, week: Week, figures: Figures, today: date) -> None:
    """Write a week's figures down, for good; whoever comes second changes nothing."""
    if connection.scalar(select(Snapshot.week).where(Snapshot.week == week.name)):
        return
    told = {
        name: [[row, column, count] for (row, column), count in table.items()]
        for name, table in figures.items()
    }
    row = {"week": week.name, "made_on": today, "figures": told}
    connection.execute(TABLES[Snapshot].insert(), row)


def may_be_shown(tables: Counted) -> Figures:
    """Hide what could tell who somebody is, in every table."""
    return {name: shown(table) for name, table in tables.items()}


def published(connection: Connection) -> list[str]:
    """Name the weeks that were published, the newest first."""
    return list(connection.scalars(select(Snapshot.week).order_by(Snapshot.week.desc())))


def figures_of(connection: Connection, weeks: Iterable[str]) -> dict[str, Figures]:
    """Return the published figures by week."""
    query = select(Snapshot.week, Snapshot.figures).where(Snapshot.week.in_(list(weeks)))
    return {row.week: _tables(row.figures) for row in connection.execute(query)}


def _tables(written: Any) -> Figures:  # noqa: ANN401 - JSON
    return {
        name: {(row, column): count for row, column, count in cells}
        for name, cells in written.items()
    }


def columns_of(table: Mapping[Cell, int | None]) -> list[str]:
    """Name what was counted, without the sum."""
    return [one for one in dict.fromkeys(column for _, column in table) if one != TOTAL]


def rows_of(table: Mapping[Cell, int | None]) -> list[str]:
    """Name the rows, without the sum."""
    return [one for one in dict.fromkeys(row for row, _ in table) if one != TOTAL]
