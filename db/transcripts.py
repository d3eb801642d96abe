"""Review copies: written, listed and erased by their code, which no other table but one knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, select, update

from db.models import Transcript, Turn
from db.models_console import Review
from db.queries import TABLES, insert_or_replace
from db.writer import erased_something

FEWEST = 5
"""How many copies must share week, outcome and locale before anybody is shown them."""

HIDDEN = "-"


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
    """Write a review copy, new or not, and have it read again; what staff froze stays as it is."""
    code = row["code"]
    known = connection.execute(_review(code)).one_or_none()
    # Staff took something out of it that the turns still hold, or are about to.
    if known and known.frozen:
        return
    connection.execute(insert_or_replace(Transcript, connection.dialect.name), dict(row))
    typed = typed_in(row["lines"])
    if known is None:
        fresh = {"code": code, "status": "new", "frozen": False, "typed": typed}
        connection.execute(TABLES[Review].insert(), fresh)
        return
    # Whoever judged it has not seen the new lines; whoever reads it now sees them.
    status = known.status if known.status == "in_review" else "new"
    changed = update(Review).where(Review.code == code)
    connection.execute(changed.values(status=status, typed=typed))


def _review(code: str) -> Select[Any]:
    table = TABLES[Review]
    return select(table.c.status, table.c.frozen).where(table.c.code == code)


def typed_in(lines: Sequence[Mapping[str, Any]]) -> str:
    """Join what was typed, in small letters, as the search looks for it; marks are no words."""
    texts = (line["event"].get("text", "") for line in lines)
    return " ".join(text for text in texts if text).casefold()


def erase_transcript(connection: Connection, code: str) -> int:
    """Erase the review copy of a code."""
    gone = connection.execute(delete(Transcript).where(Transcript.code == code)).rowcount
    if gone:
        erased_something(connection)
    return gone
