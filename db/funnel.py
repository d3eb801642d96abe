"""How far patients came by a clinic's links in a week: starts, results, stops."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from db.counts import TOTAL
from db.snapshots import AT, Figures, Scope, columns_of, rows_of, sum_of

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


def funnel(figures: Figures, clinic: str) -> list[Line]:
    """Tell a clinic's week by campaign, out of published cells alone."""
    return [line for name in TOLD for line in _lines(name, figures.get(name, {}), clinic)]


def clinics_in(figures: Figures) -> list[str]:
    """Name the clinics of which something is told; no clinic is an empty name."""
    return sorted({row.split(AT)[0] for name in TOLD for row in rows_of(figures.get(name, {}))})


def _lines(name: str, table: Mapping[tuple[str, str], int | None], clinic: str) -> Iterator[Line]:
    own = [row.split(AT) for row in rows_of(table) if Scope(clinic).covers(row)]
    campaigns = list(dict.fromkeys(campaign for _, campaign, _ in own))
    keys = columns_of(table) if name in BY_KEY else []
    for key in (*keys, TOTAL) if own else ():
        if sum_of(table, key, Scope(clinic)) == 0:
            continue
        for campaign in (*campaigns, TOTAL):
            scope = Scope(clinic, campaign=None if campaign == TOTAL else campaign)
            yield Line(TOLD[name], campaign, key, sum_of(table, key, scope))


def to_csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write rows for a spreadsheet; no text of an operator is ever taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
