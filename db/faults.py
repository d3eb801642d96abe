"""What can be wrong with the database itself; never a statement, never a value."""

import sqlite3
from typing import Literal

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

Kind = Literal["locked", "full", "read_only", "corrupt", "unavailable", "outdated", "closed"]

SENTENCES: dict[Kind, str] = {
    "locked": "The database is locked by another program.",
    "full": "The disk is full: the database cannot grow.",
    "read_only": "The database file cannot be written: it is read-only.",
    "corrupt": "The database file is damaged or is no database.",
    "unavailable": "The database cannot be reached.",
    "outdated": "The database is of another version: start the bot once, it migrates the file.",
    "closed": "The database is closed.",
}

# Primary result codes that speak of the file or the machine, not of a statement
# (https://www.sqlite.org/rescode.html); every other code is the caller's own mistake.
KINDS: dict[int, Kind] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_IOERR: "unavailable",
    sqlite3.SQLITE_CANTOPEN: "unavailable",
    sqlite3.SQLITE_NOMEM: "unavailable",
    sqlite3.SQLITE_PERM: "unavailable",
    sqlite3.SQLITE_AUTH: "unavailable",
    sqlite3.SQLITE_NOLFS: "unavailable",
}

PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one."""

STORAGE_ERRORS = (SQLAlchemyError, sqlite3.Error)
"""Everything that SQLAlchemy or the driver below it raises."""


class DatabaseFault(Exception):
    """The database itself failed; nothing of the batch was kept; the same may work later."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(SENTENCES[kind])
        self.kind = kind


class DatabaseBusy(Exception):
    """Another bot process holds this file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another bot process is using {name}: one process per SQLite file.")


def kind_of(error: BaseException) -> Kind | None:
    """Tell how the database is at fault; None when the statement or its caller is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return KINDS.get(code & PRIMARY) if isinstance(code, int) else None
