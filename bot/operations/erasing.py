"""What an operator erases because somebody asked for it in another way than /delete."""

from collections import Counter
from datetime import datetime

from sqlalchemy import Connection

from bot.flows.rights import code_of
from bot.privacy.pseudonyms import Keys
from db.subjects import erase_subject, rows_of_subject
from db.tombstones import Tombstones
from db.transcripts import erase_transcript


class NobodyNamed(Exception):
    """A text is neither a number of a Telegram chat nor the code of a review copy."""


def erase(
    connection: Connection, keys: Keys, tombstones: Tombstones, asked: str, now: datetime
) -> dict[str, int]:
    """Erase a patient by the Telegram number, or a review copy by its code; return rows by table.

    The tombstones are on disk before the transaction ends, so no backup undoes it. Raises
    NobodyNamed.
    """
    if code := code_of(asked):
        tombstones.add([keys.tombstone(code.encode())], now)
        return {"transcript": erase_transcript(connection, code)}
    if not asked.strip().isascii() or not asked.strip().isdigit():
        raise NobodyNamed
    return _erase_patient(connection, keys, tombstones, int(asked), now)


def _erase_patient(
    connection: Connection, keys: Keys, tombstones: Tombstones, number: int, now: datetime
) -> dict[str, int]:
    """Erase under the name of every secret there is."""
    names = [one.subject(number) for one in keys.all]
    kept = (row for name in names for row in rows_of_subject(connection, name)["transcript"])
    buried = [*names, *(row["code"].encode() for row in kept)]
    tombstones.add([keys.tombstone(one) for one in buried], now)
    gone: Counter[str] = Counter()
    for name in names:
        gone.update(erase_subject(connection, name))
    return dict(gone)
