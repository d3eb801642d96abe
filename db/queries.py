"""What a turn, the sender and /delete ask of the database; each a function of a connection."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    type_coerce,
    update,
)
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


_INBOX, _CONVERSATION = TABLES[Inbox].c, TABLES[Conversation].c
_MESSAGE = TABLES[Message].c

# What every turn asks is put together once: that takes as long as the asking.
_TAKEN = select(_INBOX.update_id).where(_INBOX.key == bindparam("key"))
_LOADED = (
    select(TABLES[Conversation])
    .where(_CONVERSATION.subject == bindparam("subject"))
    .with_for_update()
)
_KNOWN = select(exists().where(_CONVERSATION.subject == bindparam("subject")))


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
    return connection.scalar(_TAKEN, {"key": key}) is not None


def load_conversation(connection: Connection, subject: bytes) -> Mapping[str, Any] | None:
    """Return the conversation's row, locked where the database locks rows; None if none."""
    found = connection.execute(_LOADED, {"subject": subject}).mappings().one_or_none()
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


def keep_turns(connection: Connection, subject: bytes, longer: timedelta) -> None:
    """Move the end of a patient's turns, when the patient chose to keep them longer or shorter."""
    later = Turn.erase_at + type_coerce(longer // MILLISECOND, Integer)
    connection.execute(update(Turn).where(Turn.subject == subject).values(erase_at=later))


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
    if connection.scalar(_KNOWN, {"subject": subject}):
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
    given = {"prompt": prompt, "since": since}
    asked = {name: value for name, value in given.items() if value is not None}
    query = _message_ids(frozenset(asked))
    return tuple(connection.scalars(query, {"subject": subject, **asked}))


@cache
def _message_ids(narrowed: frozenset[str]) -> Select[tuple[int]]:
    narrower = {
        "prompt": _MESSAGE.prompt == bindparam("prompt"),
        "since": _MESSAGE.at >= bindparam("since"),
    }
    query = select(_MESSAGE.message_id).where(_MESSAGE.subject == bindparam("subject"))
    return query.where(*(narrower[name] for name in sorted(narrowed))).order_by(_MESSAGE.message_id)


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
