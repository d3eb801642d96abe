"""The audit log: rows are only added, and each carries the hash of the one before."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from db.models_console import Audit
from db.queries import TABLES
from db.types import EPOCH, MILLISECOND

FIRST = "0" * 64
"""What stands before the first row."""

PURGED = "purged"


class Entry(NamedTuple):
    """One row, as it is read."""

    id: int
    at: datetime
    who: str
    did: str
    about: str
    why: str
    previous: str
    hash: str


class Verdict(NamedTuple):
    """What a look at the whole chain came to: the first row that is wrong or missing, if one."""

    rows: int
    head: str
    broken: int | None
    seen: bool


def append(
    connection: Connection, at: datetime, who: str, did: str, about: str = "", why: str = ""
) -> str:
    """Add a row within the transaction of what it tells of; return its hash."""
    previous = head(connection)
    row = {"at": at, "who": who, "did": did, "about": about, "why": why, "previous": previous}
    sealed = _hash(row)
    connection.execute(TABLES[Audit].insert(), {**row, "hash": sealed})
    return sealed


def head(connection: Connection) -> str:
    """Return the hash of the newest row."""
    newest = select(Audit.hash).order_by(Audit.id.desc()).limit(1)
    return connection.scalar(newest) or FIRST


def note_purge(connection: Connection, now: datetime, until: datetime) -> None:
    """Bear witness, within the chain, to rows that retention is about to take from its front."""
    oldest = select(Audit.hash).where(Audit.at <= until).order_by(Audit.id.desc()).limit(1)
    gone = connection.scalar(oldest)
    if gone:
        append(connection, now, "retention", PURGED, gone)


def verify(connection: Connection, seen: str = "") -> Verdict:
    """Read the chain from end to end; `seen` is a hash that was noted elsewhere before."""
    rows, last, found = 0, FIRST, seen in ("", FIRST)
    first, number, witnessed = None, 0, {FIRST}
    for entry in _all(connection):
        first = first or entry
        follows = entry is first or entry.previous == last
        if not (follows and entry.hash == _hash(entry._asdict())):
            return Verdict(rows, last, entry.id, found)
        if entry.did == PURGED:
            witnessed.add(entry.about)
        rows, last, number, found = rows + 1, entry.hash, entry.id, found or entry.hash == seen
    if first and first.previous not in witnessed:
        return Verdict(rows, last, first.id, found)
    return Verdict(rows, last, number + 1 if number < _given_out(connection) else None, found)


def _given_out(connection: Connection) -> int:
    """Return the highest number that a row was ever given: SQLite keeps it, whatever is deleted."""
    if connection.dialect.name != "sqlite":
        return 0
    kept = "SELECT seq FROM sqlite_sequence WHERE name = 'audit'"
    return int(connection.exec_driver_sql(kept).scalar() or 0)


def newest(connection: Connection, before: int | None, limit: int, about: str = "") -> list[Entry]:
    """Return rows, the newest first, from below a number on."""
    query = _columns().order_by(Audit.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Audit.id < before)
    if about:
        query = query.where(Audit.about == about)
    return [Entry(*row) for row in connection.execute(query)]


def _all(connection: Connection) -> Iterator[Entry]:
    return (Entry(*row) for row in connection.execute(_columns().order_by(Audit.id)))


def _columns() -> Select[Any]:
    return select(*(TABLES[Audit].c[name] for name in Entry._fields))


def _hash(row: dict[str, object]) -> str:
    at = row["at"]
    told = [row[name] for name in ("who", "did", "about", "why", "previous")]
    moment = (at - EPOCH) // MILLISECOND if isinstance(at, datetime) else at
    return hashlib.sha256(json.dumps([moment, *told]).encode()).hexdigest()
