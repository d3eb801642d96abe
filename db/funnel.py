"""How far patients came by a clinic's links in a month: starts, results, stops."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from db.counts import TOTAL, Cell, shown
from db.models import Counter

TOLD: Mapping[str, str] = {
    "start": "starts",
    "outcome": "results",
    "stop": "stops",
}
"""Counters that a report tells, and what it calls them; results and stops come by their keys.

How many agreed is not told: less the results, it would give away the stops that are hidden.
"""

BY_KEY = ("outcome", "stop")

HIDDEN = "hidden"
"""Stands in a file where a count is hidden."""


class Line(NamedTuple):
    """One count of a report; None where it is hidden."""

    what: str
    campaign: str
    key: str
    figure: int | None


def first_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)


def funnel(connection: Connection, clinic: str, month: date) -> list[Line]:
    """Tell a clinic's month as it may be shown. Months do not overlap: none can be subtracted."""
    after = first_of(month + timedelta(days=31))
    query = (
        select(Counter.name, Counter.campaign, Counter.key, func.sum(Counter.count))
        .where(Counter.clinic == clinic, Counter.name.in_(TOLD))
        .where(Counter.day >= month, Counter.day < after)
        .group_by(Counter.name, Counter.campaign, Counter.key)
        .order_by(Counter.campaign, Counter.key)
    )
    tables: dict[str, dict[Cell, int]] = {name: {} for name in TOLD}
    for name, campaign, key, count in connection.execute(query):
        cell = (campaign, key if name in BY_KEY else "")
        tables[name][cell] = tables[name].get(cell, 0) + count
    return [line for name, table in tables.items() for line in _lines(name, table)]


def _lines(name: str, table: Mapping[Cell, int]) -> Iterator[Line]:
    for (campaign, key), count in shown(table).items():
        # Of what has no keys every sum over keys is the count itself.
        if name in BY_KEY or key != TOTAL:
            yield Line(TOLD[name], campaign, key if name in BY_KEY else TOTAL, count)


def months_of(connection: Connection) -> list[tuple[str, date]]:
    """Name every clinic and month of which something was counted; no clinic is an empty name."""
    days = select(Counter.clinic, Counter.day).where(Counter.name.in_(TOLD)).distinct()
    return sorted({(clinic, first_of(day)) for clinic, day in connection.execute(days)})


def to_csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write rows for a spreadsheet; no text of an operator is ever taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
