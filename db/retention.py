"""What goes when its time is over; every statement may run again without harm."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from db import audit
from db.models import Base, Conversation, Inbox, Message, Outbox, Quarantine, Transcript, Turn
from db.models_console import AUDIT_YEARS, Audit, SignInFailure, StaffSession
from db.queries import TABLES
from db.staff import ABSOLUTE, IDLE, WINDOW
from db.subjects import ERASED
from db.writer import erased_something

INBOX = timedelta(days=7)
OUTBOX = timedelta(days=7)
QUARANTINE = timedelta(days=7)
BLOCKED = timedelta(days=7)
AUDIT = timedelta(days=366 * AUDIT_YEARS)
# Telegram deletes no message older than this, so its number is of no more use to /delete.
MESSAGES = timedelta(hours=48)

Overdue = tuple[type[Base], ColumnElement[bool]]


def purge_overdue(connection: Connection, now: datetime) -> dict[str, int]:
    """Erase what is overdue; return how many rows went, by table."""
    over = select(Conversation.subject).where(_is_over(now))
    connection.execute(update(Inbox).where(Inbox.subject.in_(over)).values(subject=None))
    audit.note_purge(connection, now, now - AUDIT)
    counts: dict[str, int] = {}
    for model, condition in overdue(now):
        name = model.__tablename__
        gone = connection.execute(delete(model).where(condition)).rowcount
        counts[name] = counts.get(name, 0) + gone
    if any(counts.values()):
        erased_something(connection)
    return counts


def count_overdue(connection: Connection, now: datetime) -> dict[str, int]:
    """Count what a purge would erase, by table; what two rules name counts twice."""
    counts: dict[str, int] = {}
    for model, condition in overdue(now):
        query = select(func.count()).select_from(TABLES[model]).where(condition)
        counts[model.__tablename__] = counts.get(model.__tablename__, 0) + (
            connection.scalar(query) or 0
        )
    return counts


def rows_over(connection: Connection, now: datetime) -> list[dict[str, Any]]:
    """Return the conversations that a purge is about to erase."""
    query = select(TABLES[Conversation]).where(_is_over(now))
    return [dict(row) for row in connection.execute(query).mappings()]


class Left(NamedTuple):
    """Somebody who blocked the bot and did not come back."""

    subject: bytes
    chat: bytes
    review_code: str | None


def blocked_for_long(connection: Connection, now: datetime) -> list[Left]:
    """Return those whose time after a block is over."""
    columns = (getattr(Conversation, name) for name in Left._fields)
    return [Left(*row) for row in connection.execute(select(*columns).where(_is_blocked(now)))]


def overdue(now: datetime) -> Iterator[Overdue]:
    """Name what is overdue: table and condition; conversations last, the others hang on them."""
    over = select(Conversation.subject).where(_is_over(now))
    # Who blocks the bot takes the review copy along; at the end of the time it only loses its link.
    left = select(Conversation.review_code).where(_is_blocked(now))
    yield Transcript, Transcript.code.in_(left)
    yield Transcript, Transcript.erase_on <= now.date()
    for model in ERASED:
        if model is not Conversation:
            yield model, TABLES[model].c.subject.in_(over)
    yield from _by_age(now)
    yield from _of_staff(now)
    yield Conversation, _is_over(now)


def _of_staff(now: datetime) -> Iterator[Overdue]:
    yield Audit, Audit.at <= now - AUDIT
    yield SignInFailure, SignInFailure.at <= now - WINDOW
    over = or_(StaffSession.seen_at <= now - IDLE, StaffSession.began_at <= now - ABSOLUTE)
    yield StaffSession, over


def _is_over(now: datetime) -> ColumnElement[bool]:
    return or_(Conversation.erase_at <= now, _is_blocked(now))


def _is_blocked(now: datetime) -> ColumnElement[bool]:
    return Conversation.blocked_at <= now - BLOCKED


def _by_age(now: datetime) -> Iterator[Overdue]:
    # A question that still waits for its answer is edited when the answer comes, however late.
    same = and_(Conversation.subject == Message.subject, Conversation.prompt == Message.prompt)
    old = and_(Message.at <= now - MESSAGES, ~exists().where(same))
    yield Turn, Turn.erase_at <= now
    yield Inbox, Inbox.received_at <= now - INBOX
    yield Outbox, Outbox.created_at <= now - OUTBOX
    yield Quarantine, Quarantine.at <= now - QUARANTINE
    yield Message, old
