"""Review copies: written, listed and erased by their code, which no other table but one knows."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select

from db.models import Transcript, Turn
from db.queries import TABLES, insert_or_replace
from db.writer import erased_something

FEWEST = 5
"""How many copies must share week, outcome and locale before anybody is shown them."""

HIDDEN = "-"


class Header(NamedTuple):
    """What a list shows of a review copy."""

    code: str
    week: str
    outcome: str
    locale: str
    status: str
    reason: str | None


def turns_of_run(connection: Connection, subject: bytes, run: str) -> list[Mapping[str, Any]]:
    """Return the turns of one run in order, as they were written."""
    columns = (Turn.event, Turn.replies, Turn.offset_seconds, Turn.flow_version)
    query = (
        select(*columns, Turn.content_version)
        .where(Turn.subject == subject, Turn.run == run)
        .order_by(Turn.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def save_transcript(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write a review copy, new or not."""
    connection.execute(insert_or_replace(Transcript, connection.dialect.name), dict(row))


def erase_transcript(connection: Connection, code: str) -> int:
    """Erase the review copy of a code."""
    gone = connection.execute(delete(Transcript).where(Transcript.code == code)).rowcount
    if gone:
        erased_something(connection)
    return gone


def headers(connection: Connection) -> list[Header]:
    """List the copies, by code; a header that fewer than five share is not told."""
    table = TABLES[Transcript]
    shared = (table.c.week, table.c.outcome, table.c.locale)
    sharing = func.count().over(partition_by=shared)
    query = select(table.c.code, *shared, table.c.status, table.c.reason, sharing)
    return [_header(row) for row in connection.execute(query.order_by(table.c.code))]


def _header(row: Any) -> Header:  # noqa: ANN401 - a row of the query above
    code, *shared, status, reason, sharing = row
    week, outcome, locale = shared if sharing >= FEWEST else [HIDDEN] * len(shared)
    return Header(code, week, outcome, locale, status, reason)
