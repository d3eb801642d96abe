"""All that hangs on one patient: found, renamed and erased by the tables' `subject` column.

A table that gets such a column is part of every erasure, every /mydata and every new key at once.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select, update

from db.models import Base, Conversation, Inbox, Transcript
from db.queries import TABLES
from db.writer import erased_something

OF_A_SUBJECT: tuple[type[Base], ...] = tuple(
    model for model, table in TABLES.items() if "subject" in table.c
)
"""Every table that holds rows of one patient."""

ERASED: tuple[type[Base], ...] = tuple(model for model in OF_A_SUBJECT if model is not Inbox)
"""The tables whose rows go; without its hash an update that Telegram repeats would count as new."""


Rows = dict[str, list[dict[str, Any]]]
"""Rows by table."""


def rows_of_subject(connection: Connection, subject: bytes) -> Rows:
    """Return all rows of a patient, by table, and the review copy that is still linked."""
    found: Rows = {}
    for model in OF_A_SUBJECT:
        query = select(TABLES[model]).where(TABLES[model].c.subject == subject)
        found[model.__tablename__] = [dict(row) for row in connection.execute(query).mappings()]
    codes = [row["review_code"] for row in found["conversation"]]
    query = select(TABLES[Transcript]).where(Transcript.code.in_(codes))
    found["transcript"] = [dict(row) for row in connection.execute(query).mappings()]
    return found


def erase_subject(connection: Connection, subject: bytes) -> dict[str, int]:
    """Erase all that hangs on a patient; the inbox keeps its hashes but loses the patient."""
    code = select(Conversation.review_code).where(Conversation.subject == subject)
    gone = delete(Transcript).where(Transcript.code.in_(code))
    counts = {"transcript": connection.execute(gone).rowcount}
    for model in ERASED:
        gone = delete(model).where(TABLES[model].c.subject == subject)
        counts[model.__tablename__] = connection.execute(gone).rowcount
    unlinked = update(Inbox).where(Inbox.subject == subject).values(subject=None)
    counts["inbox"] = connection.execute(unlinked).rowcount
    erased_something(connection)
    return counts


def rename_subject(
    connection: Connection, old: bytes, new: bytes, conversation: Mapping[str, Any]
) -> None:
    """Move all rows of a patient to another name; `conversation` holds what changes with it."""
    for model in OF_A_SUBJECT:
        values = conversation if model is Conversation else {}
        moved = update(model).where(TABLES[model].c.subject == old).values(subject=new, **values)
        connection.execute(moved)
    erased_something(connection)


class Named(NamedTuple):
    """How a patient is named in a conversation: the hash, the sealed address, the keys' version."""

    subject: bytes
    chat: bytes
    key_version: str


def all_named(connection: Connection) -> list[Named]:
    """Return how every patient is named."""
    columns = (getattr(Conversation, name) for name in Named._fields)
    return [Named(*row) for row in connection.execute(select(*columns))]


def erase_buried(connection: Connection, erased_at: Callable[[bytes], datetime | None]) -> int:
    """Erase all that was erased once before; return how many patients and copies that were.

    `erased_at` tells when a name was erased, if ever. Who came back after that begins anew.
    """
    gone = 0
    for subject, started in _subjects(connection).items():
        at = erased_at(subject)
        if at and (started is None or started <= at):
            erase_subject(connection, subject)
            gone += 1
    for code in connection.scalars(select(Transcript.code)).all():
        if erased_at(code.encode()):
            connection.execute(delete(Transcript).where(Transcript.code == code))
            gone += 1
    return gone


def _subjects(connection: Connection) -> dict[bytes, datetime | None]:
    """Name every subject of any table, and when its conversation began."""
    found: dict[bytes, datetime | None] = {}
    for model in OF_A_SUBJECT:
        column = TABLES[model].c.subject
        query = select(column).where(column.is_not(None)).distinct()
        found |= dict.fromkeys(connection.scalars(query))
    began = select(Conversation.subject, Conversation.started_at)
    return found | {row.subject: row.started_at for row in connection.execute(began)}
