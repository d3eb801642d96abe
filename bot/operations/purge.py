"""Erase what has been kept long enough; running it again does no harm."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.flows.changing import stop_at
from bot.privacy.pseudonyms import Keys, SealBroken
from bot.rows import to_conversation
from db.queries import Count, raise_counters
from db.retention import Left, blocked_for_long, purge_overdue, rows_over
from db.tombstones import Tombstones


def purge(
    connection: Connection, keys: Keys, tombstones: Tombstones, now: datetime
) -> dict[str, int]:
    """Erase what is overdue, within the transaction; return the rows gone by table."""
    # A backup may be older than the block: restored, it must not bring the patient back.
    names = [name for one in blocked_for_long(connection, now) for name in _names(keys, one)]
    if names:
        tombstones.add([keys.tombstone(name) for name in names], now)
    _count_stops(connection, now)
    return purge_overdue(connection, now)


def _count_stops(connection: Connection, now: datetime) -> None:
    """Count the screens where those stopped who never went on, before their rows go."""
    for row in rows_over(connection, now):
        told = [Count(name, key) for name, key in stop_at(to_conversation(row))]
        by = (row["clinic"] or "", row["campaign"] or "")
        raise_counters(connection, now.date(), told, *by, row["locale"])


def _names(keys: Keys, left: Left) -> Sequence[bytes]:
    """Return every name under which a backup may hold a patient or the review copy."""
    code = (left.review_code.encode(),) if left.review_code else ()
    try:
        number = int(keys.open("chat", left.chat, left.subject))
    except SealBroken:
        return (left.subject, *code)
    return (*(one.subject(number) for one in keys.all), *code)
