"""What is told of the counts: a clinic's weeks as text or CSV, all weeks as a file."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from bot.flows.outcomes import OUTCOMES
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.operations.chores import on_database
from bot.settings import Settings
from db.clinic_acts import named
from db.clinics import all_clinics
from db.counts import FEWEST, TOTAL
from db.engine import Database
from db.funnel import HIDDEN, Line, clinics_in, funnel, to_csv
from db.snapshots import Week, figures_of, publish_due, published, week_before, week_named, week_of

HEAD = ("week", "clinic", "campaign", "what", "key", "count")

_ORDER = {
    key: place
    for place, key in enumerate((*OUTCOMES, *(one.key for one in QUESTIONNAIRE.screens), TOTAL))
}


def on_published(settings: Settings, today: date, tell: Callable[[Connection], str]) -> str:
    """Publish the weeks that are over, then tell of them."""

    async def act(opened: Database) -> str:
        await publish_due(opened, today)
        return await opened.read(tell)

    return on_database(settings, act, makes=True)


class NoWeek(Exception):
    """Such a week is not, or is not over; one plain sentence says so."""


def weeks_asked(name: str, count: int, today: date) -> list[Week]:
    """Name so many whole weeks, up to a named one or the last that is over. Raises NoWeek."""
    running = week_of(today)
    last = week_named(name) if name else week_before(running)
    if last is None:
        raise NoWeek(f"{name} is no week: write it as in {running.name}.")
    if last.monday >= running.monday:
        raise NoWeek(f"{name} is not over yet: figures are of whole weeks.")
    return [week_before(last, back) for back in reversed(range(count))]


def text_report(connection: Connection, name: str, weeks: Sequence[Week]) -> str:
    """Tell a clinic's weeks one by one, a column a campaign. Raises ClinicRefused."""
    clinic = named(connection, name)
    figures = figures_of(connection, [week.name for week in weeks])
    told = {week.name: funnel(figures.get(week.name, {}), clinic.id) for week in weeks}
    parts = [f"{clinic.name}, {week}{_table(lines)}" for week, lines in told.items()]
    return "\n".join(parts) + (f"\n{_NOTE}" if any(told.values()) else "")


def _table(lines: list[Line]) -> str:
    if not lines:
        return ": nothing counted.\n"
    campaigns = list(dict.fromkeys(line.campaign for line in lines if line.campaign != TOTAL))
    columns = [*campaigns, TOTAL] if len(campaigns) > 1 else [TOTAL]
    rows = [["", *columns], *_rows(lines, columns)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n\n" + "".join(f"{_row(row, widths)}\n" for row in rows)


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


def csv_report(connection: Connection, name: str, weeks: Sequence[Week]) -> str:
    """Tell a clinic's weeks as CSV. Raises ClinicRefused."""
    clinic = named(connection, name)
    figures = figures_of(connection, [week.name for week in weeks])
    told = (
        _cells(week.name, clinic.name, funnel(figures.get(week.name, {}), clinic.id))
        for week in weeks
    )
    return to_csv(HEAD, (row for part in told for row in part))


def csv_of_all(connection: Connection) -> str:
    """Tell every published week of every clinic, and of nobody's link."""
    names = {clinic.id: clinic.name for clinic in all_clinics(connection)}
    figures = figures_of(connection, published(connection))
    told = (
        _cells(week, names.get(clinic, clinic), funnel(tables, clinic))
        for week, tables in sorted(figures.items())
        for clinic in clinics_in(tables)
    )
    return to_csv(HEAD, (row for part in told for row in part))


def _cells(week: str, name: str, lines: list[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        count = HIDDEN if line.figure is None else line.figure
        yield week, name, line.campaign, line.what, line.key, count
