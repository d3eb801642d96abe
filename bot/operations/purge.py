"""Erase what has been kept long enough; running it again does no harm."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.privacy.pseudonyms import Keys, SealBroken
from db.retention import Left, blocked_for_long, purge_overdue
from db.tombstones import Tombstones


def purge(
    connection: Connection, keys: Keys, tombstones: Tombstones, now: datetime
) -> dict[str, int]:
    """Erase what is overdue, within the transaction; return the rows gone by table."""
    # A backup may be older than the block: restored, it must not bring the patient back.
    names = [name for one in blocked_for_long(connection, now) for name in _names(keys, one)]
    if names:
        tombstones.add([keys.tombstone(name) for name in names], now)
    return purge_overdue(connection, now)


def _names(keys: Keys, left: Left) -> Sequence[bytes]:
    """Return every name under which a backup may hold a patient or the review copy."""
    code = (left.review_code.encode(),) if left.review_code else ()
    try:
        number = int(keys.open("chat", left.chat, left.subject))
    except SealBroken:
        return (left.subject, *code)
    return (*(one.subject(number) for one in keys.all), *code)
