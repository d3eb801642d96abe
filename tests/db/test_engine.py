"""Group commit, one process a file, and what happens when the file itself fails."""

import asyncio
import sqlite3
import subprocess
import sys
import threading

import pytest
from sqlalchemy import event, func, select

from db import queries
from db.engine import Database
from db.faults import DatabaseBusy, DatabaseFault
from db.models import Inbox


def remember(number, now, size=32):
    """Return a turn that takes one update."""
    key = number.to_bytes(size, "big")
    return lambda connection: queries.remember_update(connection, key, number, None, now)


def taken(connection):
    return connection.scalar(select(func.count()).select_from(Inbox))


class Gate:
    """A turn that holds the writer until it is let go, so that others must queue up."""

    def __init__(self):
        self.entered, self.released = threading.Event(), threading.Event()

    def __call__(self, _connection):
        self.entered.set()
        self.released.wait(5)


async def behind_a_gate(database, turns):
    """Make the turns wait for one another, so that they share one commit."""
    gate = Gate()
    first = asyncio.ensure_future(database.write(gate))
    await asyncio.to_thread(gate.entered.wait, 5)
    waiting = [asyncio.ensure_future(database.write(turn)) for turn in turns]
    await asyncio.sleep(0)
    gate.released.set()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    await first
    return results


async def test_turns_that_wait_share_one_commit(database, now):
    commits = []
    event.listen(database._writing, "commit", lambda _: commits.append(1))
    await behind_a_gate(database, [remember(n, now) for n in range(20)])
    assert (await database.read(taken), len(commits)) == (20, 2)


async def test_a_failing_turn_undoes_only_itself(database, now):
    def fails(connection):
        remember(98, now)(connection)
        raise KeyError("of its own")

    def breaks_a_rule(connection):
        remember(99, now)(connection)
        connection.exec_driver_sql("INSERT INTO inbox (key) VALUES (NULL)")

    results = await behind_a_gate(
        database, [remember(1, now), fails, breaks_a_rule, remember(2, now)]
    )
    kinds = [r if r is True else type(r).__name__ for r in results]
    assert (kinds, await database.read(taken)) == ([True, "KeyError", "IntegrityError", True], 2)


async def test_a_turn_is_told_only_after_it_is_on_disk(database, file, now):
    """Another process looks at the file at the very moment a turn is told."""
    other = sqlite3.connect(file, check_same_thread=False)

    async def turn(number):
        await database.write(remember(number, now))
        return other.execute("SELECT 1 FROM inbox WHERE update_id = ?", (number,)).fetchone()

    seen = await asyncio.gather(*(turn(n) for n in range(50)))
    other.close()
    assert seen == [(1,)] * 50


async def test_turns_run_in_the_order_they_came(database):
    order = []
    await behind_a_gate(database, [lambda _, n=n: order.append(n) for n in range(300)])
    assert list(range(300)) == order


async def test_a_turn_nobody_waits_for_any_more_is_not_run(database, now):
    gate = Gate()
    first = asyncio.ensure_future(database.write(gate))
    await asyncio.to_thread(gate.entered.wait, 5)
    left = asyncio.ensure_future(database.write(remember(1, now)))
    await asyncio.sleep(0)
    left.cancel()
    await asyncio.gather(left, return_exceptions=True)
    gate.released.set()
    await first
    assert await database.read(taken) == 0


async def test_closing_writes_what_is_queued(file, now):
    database = Database.open(f"sqlite:///{file}")
    waiting = [asyncio.ensure_future(database.write(remember(n, now))) for n in range(10)]
    await asyncio.sleep(0)
    await database.close()
    results = await asyncio.gather(*waiting)
    with pytest.raises(DatabaseFault, match="closed"):
        await database.write(taken)
    assert results == [True] * 10


async def test_reading_cannot_write(database, now):
    with pytest.raises(DatabaseFault) as refused:
        await database.read(remember(1, now))
    assert (await database.read(taken), refused.value.kind) == (0, "read_only")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
async def test_the_file_is_written_as_the_design_says(database, pragma, value):
    found = await database.write(
        lambda connection: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
    )
    assert value == found


SECOND = """
import sys
from db.engine import Database
from db.faults import DatabaseBusy
try:
    Database.open(sys.argv[1])
except DatabaseBusy as busy:
    print(busy)
"""


@pytest.mark.usefixtures("database")
async def test_a_second_bot_process_is_refused_plainly(file):
    def second():
        return subprocess.run(
            [sys.executable, "-c", SECOND, f"sqlite:///{file}"],
            capture_output=True,
            text=True,
            check=True,
        )

    said = (await asyncio.to_thread(second)).stdout
    expected = "Another bot process is using askfirst.db: one process per SQLite file.\n"
    assert expected == said


async def test_the_lock_goes_with_the_process_that_held_it(file, now):
    first = Database.open(f"sqlite:///{file}")
    with pytest.raises(DatabaseBusy):
        Database.open(f"sqlite:///{file}")
    await first.write(remember(1, now))
    await first.close()
    second = Database.open(f"sqlite:///{file}")
    kept = await second.read(taken)
    await second.close()
    assert kept == 1


async def test_a_visitor_reads_and_writes_beside_the_bot(database, file, now):
    visitor = Database.open(f"sqlite:///{file}", alone=False)
    await visitor.write(remember(1, now))
    await visitor.close()
    assert await database.read(taken) == 1


def test_a_visitor_to_a_file_without_tables_is_told_to_start_the_bot(file):
    with pytest.raises(DatabaseFault) as refused:
        Database.open(f"sqlite:///{file}", alone=False)
    assert refused.value.kind == "outdated"


async def test_a_full_disk_undoes_the_whole_batch_and_heals(database, now):
    def shrink(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def big(connection):
        for number in range(10, 3000):
            remember(number, now)(connection)

    await database.write(shrink)
    results = await behind_a_gate(database, [remember(1, now), big, remember(2, now)])
    kinds = [getattr(r, "kind", r) for r in results]
    during = await database.read(taken)
    after = await database.write(remember(3, now))
    assert (kinds, during, after, await database.read(taken)) == (["full"] * 3, 0, True, 1)


async def test_a_read_only_file_is_a_fault_and_keeps_nothing(database, now):
    def settle(connection, _record):
        connection.execute("PRAGMA query_only = ON")

    database._writing.dispose()
    event.listen(database._writing, "connect", settle)
    results = await asyncio.gather(
        *(database.write(remember(n, now)) for n in range(3)), return_exceptions=True
    )
    event.remove(database._writing, "connect", settle)
    kinds = [getattr(r, "kind", r) for r in results]
    assert (kinds, await database.read(taken)) == (["read_only"] * 3, 0)


async def test_a_locked_file_is_a_fault_and_heals(database, file, now):
    def hurry(connection, _record):
        connection.execute("PRAGMA busy_timeout = 10")

    database._writing.dispose()
    event.listen(database._writing, "connect", hurry)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseFault) as refused:
        await database.write(remember(1, now))
    other.execute("ROLLBACK")
    other.close()
    healed = await database.write(remember(1, now))
    assert (refused.value.kind, healed) == ("locked", True)


async def test_a_turn_that_swallows_a_fault_takes_nothing_with_it(database, now):
    def swallows(connection):
        remember(1, now)(connection)
        connection.connection.dbapi_connection.rollback()

    results = await behind_a_gate(database, [remember(2, now), swallows, remember(3, now)])
    kinds = [getattr(r, "kind", r) for r in results]
    assert (kinds, await database.read(taken)) == (["unavailable"] * 3, 0)


def test_a_file_that_is_no_database_is_refused(file):
    file.write_bytes(b"this is a letter, not a database. " * 200)
    with pytest.raises(DatabaseFault) as refused:
        Database.open(f"sqlite:///{file}")
    assert refused.value.kind == "corrupt"


async def test_a_damaged_page_is_a_fault(file, now):
    database = Database.open(f"sqlite:///{file}")
    await asyncio.gather(*(database.write(remember(n, now)) for n in range(2000)))
    await database.close()
    damaged = bytearray(file.read_bytes())
    half = len(damaged) // 2
    damaged[half:] = b"\xff" * (len(damaged) - half)
    file.write_bytes(damaged)
    database = Database.open(f"sqlite:///{file}")
    with pytest.raises(DatabaseFault) as refused:
        await database.write(
            lambda connection: [remember(n, now)(connection) for n in range(2000, 4000)]
        )
    await database.close()
    assert refused.value.kind == "corrupt"


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(DatabaseFault) as refused:
        Database.open(f"sqlite:///{tmp_path / 'nowhere' / 'askfirst.db'}")
    assert refused.value.kind == "unavailable"


async def test_a_fault_names_no_statement_and_no_value(database, now):
    def full(connection):
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        for _ in range(99):
            queries.add_quarantine(connection, b"x", "CANARY", "E" * 4000, "p", now)

    with pytest.raises(DatabaseFault) as refused:
        await database.write(full)
    told = refused.value
    expected = ("The disk is full: the database cannot grow.", None, None)
    assert expected == (str(told), told.__cause__, told.__context__)
