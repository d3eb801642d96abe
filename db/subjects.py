"""All that hangs on one patient: found, renamed and erased by the tables' `subject` column.

A table that gets such a column is part of every erasure, every /mydata and every new key at once.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select, update

from db.models import Base, Conversation, Inbox, Transcript
from db.queries import TABLES
from db.writer import TO_FORGET

OF_A_SUBJECT: tuple[type[Base], ...] = tuple(
    model for model, table in TABLES.items() if "subject" in table.c
)
"""Every table that holds rows of one patient."""

ERASED: tuple[type[Base], ...] = tuple(model for model in OF_A_SUBJECT if model is not Inbox)
"""The tables whose rows go; without its hash an update that Telegram repeats would count as new."""


def rows_of_subject(connection: Connection, subject: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a patient, by table, and the review copy that is still linked."""
    found: dict[str, list[dict[str, Any]]] = {}
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


def named_otherwise(connection: Connection, key_version: str) -> list[Named]:
    """Return the names that were not given by these keys."""
    columns = (getattr(Conversation, name) for name in Named._fields)
    query = select(*columns).where(Conversation.key_version != key_version)
    return [Named(*row) for row in connection.execute(query)]


def erased_something(connection: Connection) -> None:
    """Have the write-ahead log emptied after the commit: it still holds what was erased."""
    connection.info[TO_FORGET] = True
