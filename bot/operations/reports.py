"""What is told of the counts: one clinic's month as text or CSV, all months as a file."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from bot.flows.outcomes import OUTCOMES
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.operations.clinics import named
from db.clinics import all_clinics
from db.counts import FEWEST, TOTAL
from db.funnel import HIDDEN, Line, funnel, months_of, to_csv

HEAD = ("month", "clinic", "campaign", "what", "key", "count")

_ORDER = {
    key: place
    for place, key in enumerate((*OUTCOMES, *(one.key for one in QUESTIONNAIRE.screens), TOTAL))
}


def text_report(connection: Connection, name: str, month: date) -> str:
    """Tell a clinic's month, a column a campaign. Raises ClinicRefused."""
    clinic = named(connection, name)
    lines = funnel(connection, clinic.id, month)
    head = f"{clinic.name}, {month:%Y-%m}"
    if not lines:
        return f"{head}: nothing counted yet.\n"
    campaigns = list(dict.fromkeys(line.campaign for line in lines if line.campaign != TOTAL))
    columns = [*campaigns, TOTAL] if len(campaigns) > 1 else [TOTAL]
    rows = [["", *columns], *_rows(lines, columns)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    told = "\n".join(_row(row, widths) for row in rows)
    return f"{head}\n\n{told}\n\n{_NOTE}"


_NOTE = (
    f"- stands for a count from 1 to {FEWEST - 1}, and for others that would give one away.\n"
    "Results count every end that a patient came to; a changed answer can lead to another.\n"
    "Stops are where /stop was sent, or where nobody went on until the answers were erased.\n"
)


def _rows(lines: list[Line], columns: list[str]) -> Iterator[list[str]]:
    counts = {(line.what, line.key, line.campaign): line.figure for line in lines}
    for what in dict.fromkeys(line.what for line in lines):
        keys = {line.key for line in lines if line.what == what}
        for key in (TOTAL, *sorted(keys - {TOTAL}, key=_place)):
            said = what if key == TOTAL else f"  {key}"
            yield [said, *(_figure(counts.get((what, key, one), 0)) for one in columns)]


def _place(key: str) -> tuple[int, str]:
    return _ORDER.get(key, len(_ORDER)), key


def _figure(count: int | None) -> str:
    return "-" if count is None else str(count)


def _row(cells: list[str], widths: list[int]) -> str:
    first, *rest = [*zip(cells, widths, strict=True)]
    told = "  ".join((first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)))
    return told.rstrip()


def csv_report(connection: Connection, name: str, month: date) -> str:
    """Tell a clinic's month as CSV. Raises ClinicRefused."""
    clinic = named(connection, name)
    return to_csv(HEAD, _cells(connection, clinic.id, clinic.name, month))


def csv_of_all(connection: Connection) -> str:
    """Tell every month of every clinic, and of nobody's link, with the holes of their reports."""
    names = {clinic.id: clinic.name for clinic in all_clinics(connection)}
    months = months_of(connection)
    rows = (_cells(connection, one, names.get(one, one), month) for one, month in months)
    return to_csv(HEAD, (row for part in rows for row in part))


def _cells(
    connection: Connection, clinic: str, name: str, month: date
) -> Iterator[tuple[object, ...]]:
    for line in funnel(connection, clinic, month):
        count = HIDDEN if line.figure is None else line.figure
        yield f"{month:%Y-%m}", name, line.campaign, line.what, line.key, count
