"""The figures of whole weeks, published once: later views read these, so none can be subtracted.

One table a counter: rows are a clinic, a campaign and a language, columns what was counted, with
their sums. Whatever a page, a report or a file shows comes from these cells alone.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from db.counts import TOTAL, Cell, shown
from db.engine import Database
from db.models import Counter
from db.models_console import Snapshot
from db.queries import TABLES

Figures = Mapping[str, Mapping[Cell, int | None]]
"""Counter -> its table as it may be shown; None stands where a count is hidden."""

Counted = Mapping[str, Mapping[Cell, int]]

AT = " / "
"""Stands between clinic, campaign and language in the name of a row."""

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


class Week(NamedTuple):
    """A week that is over, by the Monday it began on."""

    name: str
    monday: date


def week_of(day: date) -> Week:
    """Name the week of a day."""
    year, week, weekday = day.isocalendar()
    return Week(f"{year}-W{week:02}", day - timedelta(days=weekday - 1))


def week_named(name: str) -> Week | None:
    """Find a week by its name, as in 2026-W45; None if there is no such week."""
    written = _WEEK.fullmatch(name)
    if written is None:
        return None
    try:
        return week_of(date.fromisocalendar(int(written[1]), int(written[2]), 1))
    except ValueError:
        return None


def week_before(week: Week, by: int = 1) -> Week:
    """Return the week that was so many before."""
    return week_of(week.monday - timedelta(days=7 * by))


class Scope(NamedTuple):
    """Whose figures: of one clinic, campaign or language; None for all of them."""

    clinic: str | None = None
    locale: str | None = None
    campaign: str | None = None

    def covers(self, row: str) -> bool:
        """Tell whether a row of a table belongs to it."""
        wanted = (self.clinic, self.campaign, self.locale)
        return all(one in (None, part) for one, part in zip(wanted, row.split(AT), strict=True))

    @property
    def is_all(self) -> bool:
        """Whether it narrows nothing down."""
        return self == Scope()


def weeks_due(connection: Connection, today: date) -> list[Week]:
    """Name the weeks that are over and were not published yet."""
    days = connection.scalars(select(Counter.day).distinct())
    known = set(connection.scalars(select(Snapshot.week)))
    over = {week for week in map(week_of, days) if week.monday < week_of(today).monday}
    return sorted(week for week in over if week.name not in known)


def counted(connection: Connection, week: Week) -> Counted:
    """Read what was counted in a week; never shown as it is."""
    by = (Counter.name, Counter.clinic, Counter.campaign, Counter.locale, Counter.key)
    query = (
        select(*by, func.sum(Counter.count))
        .where(Counter.day >= week.monday, Counter.day < week.monday + timedelta(days=7))
        .group_by(*by)
        .order_by(*by)
    )
    tables: dict[str, dict[Cell, int]] = {}
    for name, *row, key, count in connection.execute(query):
        tables.setdefault(name, {})[AT.join(row), key or name] = int(count)
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


async def publish_due(database: Database, today: date) -> None:
    """Publish the weeks that are over; what was published once is never worked out again."""
    for week in await database.read(lambda c: weeks_due(c, today)):
        tables = await database.read(partial(counted, week=week))
        # What to hide takes a while to choose, and nobody should wait for it.
        figures = await asyncio.to_thread(may_be_shown, tables)
        await database.write(partial(publish, week=week, figures=figures, today=today))


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


def total(figures: Figures, counter: str, scope: Scope) -> int | None:
    """Sum one counter up, out of published cells alone."""
    return sum_of(figures.get(counter, {}), TOTAL, scope)


def sum_of(table: Mapping[Cell, int | None], column: str, scope: Scope) -> int | None:
    """Sum a column up for a scope; hidden if any part of it is."""
    if scope.is_all:
        return table.get((TOTAL, column), 0)
    parts = [table.get((row, column), 0) for row in rows_of(table) if scope.covers(row)]
    return None if any(part is None for part in parts) else sum(part or 0 for part in parts)
