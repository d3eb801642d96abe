"""The one thread that writes: all waiting turns in one transaction, a savepoint each."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from db.faults import STORAGE_ERRORS, DatabaseFault, kind_of

LARGEST_BATCH = 200
"""Bounds how long the first turn of a batch waits for the last."""

CLOSE_SECONDS = 1.5

CHECKPOINT_PATIENCE = 100
"""Milliseconds."""

TO_FORGET = "askfirst: truncate the log after this commit"
"""Set in `connection.info` by whoever erased something: the WAL still holds it."""


class Job(NamedTuple):
    """A function to run, and whom to tell."""

    run: Callable[[Connection], Any]
    future: Future[Any]


class Outcome(NamedTuple):
    """What a function came to: a result or its own error."""

    result: Any
    error: Exception | None = None


class Writer:
    """Runs functions of a connection, first come first served; tells only after the commit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="askfirst-writer", daemon=True)
        self._thread.start()

    def put(self, run: Callable[[Connection], Any]) -> Future[Any]:
        """Queue a function; its future is told after the commit."""
        job = Job(run, Future())
        with self._door:
            if not self._open:
                raise DatabaseFault("closed")
            self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """Write what is queued, then end."""
        with self._door:
            if self._open:
                self._open = False
                self._jobs.put(None)
        # A thread that still waits for somebody's lock has told nobody of a commit.
        self._thread.join(CLOSE_SECONDS)

    def _run(self) -> None:
        more = True
        while more:
            batch, more = self._next()
            if batch:
                self._write(batch)

    def _next(self) -> tuple[list[Job], bool]:
        batch: list[Job] = []
        waiting = self._jobs.get()
        while waiting is not None:
            if waiting.future.set_running_or_notify_cancel():
                batch.append(waiting)
            if len(batch) == LARGEST_BATCH or self._jobs.empty():
                return batch, True
            waiting = self._jobs.get()
        return batch, False

    def _write(self, batch: list[Job]) -> None:
        try:
            outcomes = self._commit(batch)
        except DatabaseFault as fault:
            # A connection that met a fault may have lost its transaction or its settings.
            self._engine.dispose()
            for job in batch:
                job.future.set_exception(DatabaseFault(fault.kind))
        else:
            for job, outcome in zip(batch, outcomes, strict=True):
                tell(job.future, outcome)

    def _commit(self, batch: list[Job]) -> list[Outcome]:
        try:
            with self._engine.connect() as connection:
                with connection.begin():
                    outcomes = [attempt(connection, job) for job in batch]
                forget(connection)
        except STORAGE_ERRORS as error:
            raise DatabaseFault(kind_of(error) or "unavailable") from None
        return outcomes


def attempt(connection: Connection, job: Job) -> Outcome:
    """Run one function in its savepoint; its failure undoes only itself."""
    savepoint = connection.begin_nested()
    try:
        outcome = Outcome(job.run(connection))
    except Exception as error:  # noqa: BLE001 - whatever a turn raises is told to its caller
        kind = kind_of(error)
        if kind:
            raise DatabaseFault(kind) from None
        outcome = Outcome(None, error)
    # SQLite ends the whole transaction by itself on some faults; what followed would be half-kept.
    if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        raise DatabaseFault("unavailable")
    (savepoint.rollback if outcome.error else savepoint.commit)()
    return outcome


def tell(future: Future[Any], outcome: Outcome) -> None:
    """Hand the outcome to whoever waits."""
    if outcome.error is None:
        future.set_result(outcome.result)
    else:
        future.set_exception(outcome.error)


def erased_something(connection: Connection) -> None:
    """Have the write-ahead log emptied after the commit: it still holds what was erased."""
    connection.info[TO_FORGET] = True


def forget(connection: Connection) -> None:
    """After an erasure empty the write-ahead log; a reader in the way is tried again later."""
    if TO_FORGET in connection.info and empty_log(connection):
        del connection.info[TO_FORGET]


def empty_log(connection: Connection) -> bool:
    """Empty the write-ahead log; False if somebody is still reading what stands in it."""
    raw = connection.connection
    (patience,) = raw.execute("PRAGMA busy_timeout").fetchone()
    # Turns wait behind this, so it must not wait for a reader as long as a write would.
    raw.execute(f"PRAGMA busy_timeout = {CHECKPOINT_PATIENCE}")
    (busy, _, _) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy
