"""What goes when its time is over; every statement may run again without harm."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Delete, and_, delete, exists, select, update

from db.models import Base, Conversation, Inbox, Message, Outbox, Quarantine, Turn
from db.subjects import erased_something

INBOX = timedelta(days=7)
OUTBOX = timedelta(days=7)
QUARANTINE = timedelta(days=7)
# Telegram deletes no message older than this, so its number is of no more use to /delete.
MESSAGES = timedelta(hours=48)


def purge_overdue(connection: Connection, now: datetime) -> dict[str, int]:
    """Erase what is overdue; return how many rows went, by table."""
    over = select(Conversation.subject).where(Conversation.erase_at <= now)
    connection.execute(update(Inbox).where(Inbox.subject.in_(over)).values(subject=None))
    counts: dict[str, int] = {}
    for model, statement in (*_of_conversations(now), *_by_age(now)):
        name = model.__tablename__
        counts[name] = counts.get(name, 0) + connection.execute(statement).rowcount
    if any(counts.values()):
        erased_something(connection)
    return counts


Overdue = tuple[type[Base], Delete]


def _of_conversations(now: datetime) -> tuple[Overdue, ...]:
    over = select(Conversation.subject).where(Conversation.erase_at <= now)
    return (
        (Turn, delete(Turn).where(Turn.subject.in_(over))),
        (Message, delete(Message).where(Message.subject.in_(over))),
        (Outbox, delete(Outbox).where(Outbox.subject.in_(over))),
        (Conversation, delete(Conversation).where(Conversation.erase_at <= now)),
    )


def _by_age(now: datetime) -> tuple[Overdue, ...]:
    # A question that still waits for its answer is edited when the answer comes, however late.
    same = and_(Conversation.subject == Message.subject, Conversation.prompt == Message.prompt)
    old = and_(Message.at <= now - MESSAGES, ~exists().where(same))
    return (
        (Turn, delete(Turn).where(Turn.erase_at <= now)),
        (Inbox, delete(Inbox).where(Inbox.received_at <= now - INBOX)),
        (Outbox, delete(Outbox).where(Outbox.created_at <= now - OUTBOX)),
        (Quarantine, delete(Quarantine).where(Quarantine.at <= now - QUARANTINE)),
        (Message, delete(Message).where(old)),
    )
