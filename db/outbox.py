"""Messages on their way: what the sender asks of the database; each a function of a connection."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select, update

from db.models import Outbox
from db.queries import TABLES, message_ids, note_message

_OUTBOX = TABLES[Outbox].c

# Put together once: that takes as long as the asking.
_PENDING = select(_OUTBOX.id).where(_OUTBOX.id == bindparam("outbox_id"))
_DROPPED = delete(TABLES[Outbox]).where(_OUTBOX.id == bindparam("outbox_id"))
_PROVED = delete(TABLES[Outbox]).where(
    _OUTBOX.subject == bindparam("subject"), _OUTBOX.prompt == bindparam("prompt")
)
_POSTED = TABLES[Outbox].insert().returning(_OUTBOX.id)


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


def add(
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
    return int(connection.execute(_POSTED, dict(row)).scalar_one())


def reseal(connection: Connection, outbox_id: int, subject: bytes, body: bytes) -> None:
    """Write a message that waits under another name and seal."""
    values = update(Outbox).where(Outbox.id == outbox_id).values(subject=subject, body=body)
    connection.execute(values)


def prove_delivered(connection: Connection, subject: bytes, prompt: int) -> int:
    """Drop what is still to be sent of a prompt: a tap on its button proves that it arrived."""
    return connection.execute(_PROVED, {"subject": subject, "prompt": prompt}).rowcount


def is_pending(connection: Connection, outbox_id: int) -> bool:
    """Tell whether a message is still to be sent."""
    return connection.scalar(_PENDING, {"outbox_id": outbox_id}) is not None


def pending(connection: Connection) -> list[Pending]:
    """Return all that is still to be sent, in order."""
    columns = (getattr(Outbox, name) for name in Pending._fields[1:])
    query = select(Outbox.id, *columns).order_by(Outbox.id)
    return [Pending(*row) for row in connection.execute(query)]


def renew(connection: Connection, outbox_id: int, lease_until: datetime, attempts: int) -> None:
    """Take the message for another attempt, if it is still to be sent."""
    taken = update(Outbox).where(Outbox.id == outbox_id)
    connection.execute(taken.values(lease_until=lease_until, attempts=attempts))


def changed(
    connection: Connection, outbox_id: int, subject: bytes, prompt: int | None
) -> tuple[int, ...] | None:
    """Return which messages a change of this prompt concerns; None if nothing is to be sent."""
    if not is_pending(connection, outbox_id):
        return None
    return () if prompt is None else message_ids(connection, subject, prompt)


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
    connection.execute(_DROPPED, {"outbox_id": outbox_id})
