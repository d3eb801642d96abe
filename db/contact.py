"""When Telegram was last in contact, and who is owed their question after a gap."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select, update

from db.models import Contact, Conversation, Outbox
from db.queries import TABLES, load_conversation


class Gap(NamedTuple):
    """A time without contact: since when, and when it was over."""

    gone_at: datetime
    back_at: datetime


def note(connection: Connection, last: datetime | None, now: datetime, gap: timedelta) -> bool:
    """Note that Telegram answered; tell whether a gap is to be made good.

    `last` is what this process knows of the contact before, which may be later than what is noted.
    """
    noted = connection.execute(select(Contact.at, Contact.back_at)).one_or_none()
    if noted is None:
        connection.execute(TABLES[Contact].insert(), {"id": 1, "at": now})
        return False
    before = max(noted.at, last or noted.at)
    if now - before <= gap:
        connection.execute(update(Contact).values(at=now))
        return noted.back_at is not None
    connection.execute(update(Contact).values(at=now, gone_at=before, back_at=now))
    return True


def gap_to_make_good(connection: Connection) -> Gap | None:
    """Return the gap whose patients have not all been offered their question again."""
    found = connection.execute(select(Contact.gone_at, Contact.back_at)).one_or_none()
    if found is None or found.gone_at is None or found.back_at is None:
        return None
    return Gap(found.gone_at, found.back_at)


def close(connection: Connection, gap: Gap) -> None:
    """Note that everybody was offered their question again; a later gap stays."""
    closed = update(Contact).where(Contact.back_at == gap.back_at)
    connection.execute(closed.values(gone_at=None, back_at=None))


def to_offer(connection: Connection, gap: Gap, recent: timedelta, most: int) -> list[bytes]:
    """Name patients who waited through the gap and have heard nothing since, latest first."""
    query = select(Conversation.subject).where(
        Conversation.last_turn_at < gap.back_at,
        Conversation.last_turn_at >= gap.gone_at - recent,
        Conversation.blocked_at.is_(None),
        or_(Conversation.offered_at.is_(None), Conversation.offered_at < gap.back_at),
    )
    return list(connection.scalars(query.order_by(Conversation.last_turn_at.desc()).limit(most)))


def take_offer(
    connection: Connection, subject: bytes, back_at: datetime
) -> Mapping[str, Any] | None:
    """Note that a patient's question is offered again; None if that is not to be, or not needed."""
    table = TABLES[Conversation]
    due = update(table).where(
        table.c.subject == subject,
        table.c.last_turn_at < back_at,
        table.c.blocked_at.is_(None),
        or_(table.c.offered_at.is_(None), table.c.offered_at < back_at),
    )
    if not connection.execute(due.values(offered_at=back_at)).rowcount:
        return None
    row = load_conversation(connection, subject)
    # A question that has not left yet is sent anyway.
    waiting = select(Outbox.id).where(Outbox.subject == subject, Outbox.prompt.is_not(None))
    return None if connection.scalar(waiting.limit(1)) else row
