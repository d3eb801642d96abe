"""The database as the bot sees it: `write`, `read`, `close`."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

from db import schema
from db.address import sqlite_file
from db.faults import STORAGE_ERRORS, DatabaseFault, kind_of
from db.lock import hold
from db.writer import Writer, empty_log

T = TypeVar("T")

PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


class Database:
    """One SQLite file, written by one thread and read by another."""

    def __init__(self, writing: Engine, reading: Engine, lock: TextIOWrapper | None) -> None:
        self._writing, self._reading, self._lock = writing, reading, lock
        self._writer = Writer(writing)
        self._reader = ThreadPoolExecutor(1, "askfirst-reader")

    @classmethod
    def open(cls, url: str, *, alone: bool = True) -> "Database":
        """Open the file and migrate it; a visitor (not `alone`) takes no lock, migrates nothing."""
        file = sqlite_file(url)
        lock = hold(file) if alone else None
        try:
            return cls._prepared(file, lock)
        except BaseException:
            if lock:
                lock.close()
            raise

    @classmethod
    def _prepared(cls, file: Path, lock: TextIOWrapper | None) -> "Database":
        writing, reading = engine(file, "BEGIN IMMEDIATE"), engine(file, "BEGIN", "query_only=ON")
        try:
            prepare(writing, alone=lock is not None)
        except STORAGE_ERRORS as error:
            writing.dispose()
            raise DatabaseFault(kind_of(error) or "unavailable") from None
        return cls(writing, reading, lock)

    async def write(self, run: Callable[[Connection], T]) -> T:
        """Run the function in the writer's transaction; return once it is on disk."""
        result: T = await asyncio.wrap_future(self._writer.put(run))
        return result

    async def read(self, run: Callable[[Connection], T]) -> T:
        """Run the function on the last committed state."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, self._read, run)

    def _read(self, run: Callable[[Connection], T]) -> T:
        try:
            with self._reading.connect() as connection, connection.begin():
                return run(connection)
        except STORAGE_ERRORS as error:
            kind = kind_of(error)
            if kind is None:
                raise
            self._reading.dispose()
            raise DatabaseFault(kind) from None

    async def close(self) -> None:
        """Write what is queued, close the file, give the lock back."""
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._reader.shutdown()
        self._writer.close()
        self._reading.dispose()
        self._writing.dispose()
        if self._lock:
            self._lock.close()


def engine(file: Path, begin: str, *pragmas: str) -> Engine:
    """Return an engine on the file whose transactions start with `begin`."""
    made = create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)

    def settle(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        # The driver would begin by itself, too late and not IMMEDIATE.
        connection.isolation_level = None
        for pragma in (*PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(made, "connect", settle)
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def damage(connection: Connection) -> bool:
    """Tell whether SQLite finds its own file damaged."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    return found != "ok"


def prepare(writing: Engine, *, alone: bool) -> None:
    """Migrate the file and empty its log if it is ours alone; otherwise only look at it."""
    if alone:
        schema.upgrade(writing)
        with writing.connect() as connection:
            empty_log(connection)
        return
    with writing.connect() as connection:
        if not schema.is_current(connection):
            raise DatabaseFault("outdated")
