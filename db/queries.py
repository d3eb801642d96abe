"""What a turn, the sender and /delete ask of the database; each a function of a connection."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Integer, Table, delete, exists, func, select, type_coerce, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

import db.models_console  # noqa: F401 - its tables are of the same Base
from db.models import (
    Base,
    ContentVersion,
    Conversation,
    Counter,
    Inbox,
    Message,
    Outbox,
    Turn,
)
from db.models import Quarantine as QuarantineRow
from db.types import MILLISECOND
from db.writer import erased_something

TABLES: dict[type[Base], Table] = {
    model: Base.metadata.tables[model.__tablename__] for model in Base.__subclasses__()
}


class NewMessage(NamedTuple):
    """A sealed message for the outbox; `prompt` only on one that asks (a send, not an edit)."""

    body: bytes
    prompt: int | None = None


class Pending(NamedTuple):
    """A message that is still to be sent."""

    outbox_id: int
    subject: bytes
    body: bytes
    not_before: datetime
    lease_until: datetime
    attempts: int


class Count(NamedTuple):
    """One thing that happened."""

    name: str
    key: str = ""


def _insert(model: type[Base], dialect: str) -> Insert:
    """Start an INSERT that can say ON CONFLICT; the one place that knows the dialects apart."""
    speak = {"sqlite": sqlite_insert, "postgresql": postgres_insert}[dialect]
    # Both dialects' classes have the same methods and no common type that names them.
    return cast("Insert", speak(TABLES[model]))


@cache
def _insert_new(model: type[Base], dialect: str) -> Insert:
    return _insert(model, dialect).on_conflict_do_nothing()


@cache
def insert_or_replace(model: type[Base], dialect: str) -> Insert:
    """Return the statement that writes a row, new or not."""
    statement, table = _insert(model, dialect), TABLES[model]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={c.name: statement.excluded[c.name] for c in table.c if not c.primary_key},
    )


@cache
def _insert_or_count(dialect: str) -> Insert:
    statement, table = _insert(Counter, dialect), TABLES[Counter]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={"count": table.c.count + statement.excluded.count},
    )


@cache
def _insert_or_note(dialect: str) -> Insert:
    """Keep a message; one that is known to show a prompt goes on showing it."""
    statement, table = _insert(Message, dialect), TABLES[Message]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={
            "prompt": func.coalesce(statement.excluded.prompt, table.c.prompt),
            "at": statement.excluded.at,
        },
    )


def remember_update(
    connection: Connection, key: bytes, update_id: int, subject: bytes | None, at: datetime
) -> bool:
    """Note an update in the inbox; False if the same message or tap was taken before."""
    row = {"key": key, "update_id": update_id, "subject": subject, "received_at": at}
    return connection.execute(_insert_new(Inbox, connection.dialect.name), row).rowcount == 1


def was_taken(connection: Connection, key: bytes) -> bool:
    """Tell whether an update stands in the inbox."""
    return connection.scalar(select(Inbox.update_id).where(Inbox.key == key)) is not None


def load_conversation(connection: Connection, subject: bytes) -> Mapping[str, Any] | None:
    """Return the conversation's row, locked where the database locks rows; None if none."""
    table = TABLES[Conversation]
    query = select(table).where(table.c.subject == subject).with_for_update()
    found = connection.execute(query).mappings().one_or_none()
    return None if found is None else dict(found)


def save_conversation(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write the conversation's row, new or not."""
    connection.execute(insert_or_replace(Conversation, connection.dialect.name), dict(row))


def add_turn(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write one turn."""
    connection.execute(TABLES[Turn].insert(), dict(row))


def last_turn(connection: Connection, subject: bytes) -> Mapping[str, Any] | None:
    """Return a patient's newest turn; None if there is none."""
    table = TABLES[Turn]
    query = select(table.c.event, table.c.offset_seconds).where(table.c.subject == subject)
    newest = query.order_by(table.c.id.desc()).limit(1)
    found = connection.execute(newest).mappings().one_or_none()
    return None if found is None else dict(found)


def add_outbox(
    connection: Connection,
    subject: bytes,
    messages: Sequence[NewMessage],
    at: datetime,
    lease_until: datetime,
) -> tuple[int, ...]:
    """Put messages on their way, in order; return their numbers."""
    common = {"subject": subject, "not_before": at, "lease_until": lease_until, "created_at": at}
    return tuple(
        _new_id(connection, {**common, "body": m.body, "prompt": m.prompt, "attempts": 0})
        for m in messages
    )


def _new_id(connection: Connection, row: Mapping[str, Any]) -> int:
    statement = TABLES[Outbox].insert().returning(TABLES[Outbox].c.id)
    return int(connection.execute(statement, dict(row)).scalar_one())


def keep_turns(connection: Connection, subject: bytes, longer: timedelta) -> None:
    """Move the end of a patient's turns, when the patient chose to keep them longer or shorter."""
    later = Turn.erase_at + type_coerce(longer // MILLISECOND, Integer)
    connection.execute(update(Turn).where(Turn.subject == subject).values(erase_at=later))


def reseal(connection: Connection, outbox_id: int, subject: bytes, body: bytes) -> None:
    """Write a message that waits under another name and seal."""
    values = update(Outbox).where(Outbox.id == outbox_id).values(subject=subject, body=body)
    connection.execute(values)


def prove_delivered(connection: Connection, subject: bytes, prompt: int) -> int:
    """Drop what is still to be sent of a prompt: a tap on its button proves that it arrived."""
    gone = delete(Outbox).where(Outbox.subject == subject, Outbox.prompt == prompt)
    return connection.execute(gone).rowcount


def is_pending(connection: Connection, outbox_id: int) -> bool:
    """Tell whether a message is still to be sent."""
    return connection.scalar(select(Outbox.id).where(Outbox.id == outbox_id)) is not None


def pending_outbox(connection: Connection) -> list[Pending]:
    """Return all that is still to be sent, in order."""
    columns = (getattr(Outbox, name) for name in Pending._fields[1:])
    query = select(Outbox.id, *columns).order_by(Outbox.id)
    return [Pending(*row) for row in connection.execute(query)]


def renew(connection: Connection, outbox_id: int, lease_until: datetime, attempts: int) -> bool:
    """Take the message for another attempt; False if it is no longer to be sent."""
    taken = update(Outbox).where(Outbox.id == outbox_id)
    values = taken.values(lease_until=lease_until, attempts=attempts)
    return connection.execute(values).rowcount == 1


def mark_sent(
    connection: Connection,
    outbox_id: int,
    subject: bytes,
    message_id: int | None,
    prompt: int | None,
    at: datetime,
) -> None:
    """Take a delivered message off the outbox and keep its number for edits and /delete."""
    drop(connection, outbox_id)
    if message_id is not None:
        note_message(connection, subject, message_id, prompt, at)


def drop(connection: Connection, outbox_id: int) -> None:
    """Give up one message."""
    connection.execute(delete(Outbox).where(Outbox.id == outbox_id))


def block(connection: Connection, subject: bytes, at: datetime) -> int:
    """Note since when a patient cannot be reached, and give up all messages to them."""
    reachable = update(Conversation).where(
        Conversation.subject == subject, Conversation.blocked_at.is_(None)
    )
    connection.execute(reachable.values(blocked_at=at))
    return connection.execute(delete(Outbox).where(Outbox.subject == subject)).rowcount


def note_message(
    connection: Connection, subject: bytes, message_id: int, prompt: int | None, at: datetime
) -> None:
    """Keep a message's number, if there is a conversation to keep it for."""
    if connection.scalar(select(exists().where(Conversation.subject == subject))):
        row = {"subject": subject, "message_id": message_id, "prompt": prompt, "at": at}
        connection.execute(_insert_or_note(connection.dialect.name), row)
    else:
        # Nothing is kept of this patient; what was sent last still names them in the log.
        erased_something(connection)


def message_ids(
    connection: Connection,
    subject: bytes,
    prompt: int | None = None,
    since: datetime | None = None,
) -> tuple[int, ...]:
    """Return the numbers of a patient's messages: of one prompt, or of all, or of the recent."""
    query = select(Message.message_id).where(Message.subject == subject)
    if prompt is not None:
        query = query.where(Message.prompt == prompt)
    if since is not None:
        query = query.where(Message.at >= since)
    return tuple(connection.scalars(query.order_by(Message.message_id)))


def raise_counters(
    connection: Connection,
    day: date,
    counts: Iterable[Count],
    clinic: str = "",
    campaign: str = "",
    locale: str = "",
) -> None:
    """Count what happened."""
    common = {"day": day, "clinic": clinic, "campaign": campaign, "locale": locale, "count": 1}
    for count in counts:
        row = {**common, "name": count.name, "key": count.key}
        connection.execute(_insert_or_count(connection.dialect.name), row)


def keep_content_version(
    connection: Connection, content_hash: str, body: str, at: datetime
) -> None:
    """Keep a bundle of content under its hash, once."""
    row = {"hash": content_hash, "body": body, "at": at}
    connection.execute(_insert_new(ContentVersion, connection.dialect.name), row)


def add_quarantine(
    connection: Connection, update_hash: bytes, kind: str, error: str, place: str, at: datetime
) -> None:
    """Note an update that could not be taken: its hash, its kind, what failed and where."""
    row = {"update_hash": update_hash, "kind": kind, "error": error, "place": place, "at": at}
    connection.execute(TABLES[QuarantineRow].insert(), row)
