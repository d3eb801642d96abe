"""The whole database as bytes, taken while a bot writes, and put in place again."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from db.faults import DatabaseFault


def dump(file: Path) -> bytes:
    """Return the file as it was at one moment (SQLite's online backup; no copy on disk)."""
    if not file.exists():
        raise DatabaseFault("unavailable")
    try:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(":memory:")) as copy,
        ):
            source.backup(copy)
            return copy.serialize()
    except sqlite3.DatabaseError:
        raise DatabaseFault("corrupt") from None


def write_aside(file: Path, content: bytes) -> Path:
    """Write a database beside the one it is to replace; nobody else may read it."""
    aside = Path(f"{file}.restoring")
    remove(aside)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(aside, flags, 0o600), "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    return aside


def put_in_place(aside: Path, file: Path) -> None:
    """Replace a database by the one that was written aside, whole or not at all."""
    for left in _beside(file):
        left.unlink(missing_ok=True)
    aside.replace(file)
    folder = os.open(file.absolute().parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def remove(file: Path) -> None:
    """Remove a database and what SQLite left beside it."""
    for left in (file, *_beside(file)):
        left.unlink(missing_ok=True)


def _beside(file: Path) -> tuple[Path, Path]:
    return Path(f"{file}-wal"), Path(f"{file}-shm")
