"""The record of what staff did: whole, or the look at it says where it is not."""

import pytest
from sqlalchemy.exc import IntegrityError

from db import audit


@pytest.fixture
async def chain(database, now):
    """Five rows, and what was noted after the third."""
    hashes = [
        await database.write(lambda c, n=n: audit.append(c, now, "ann", "opened", f"copy {n}"))
        for n in range(5)
    ]
    return hashes[2]


async def look(database, seen=""):
    return await database.read(lambda c: audit.verify(c, seen))


async def tamper(database, *statements):
    """Do what no code of ours does, with the guard taken off."""

    def change(connection):
        for guard in ("audit_no_update", "audit_no_delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.exec_driver_sql(statement)

    await database.write(change)


async def test_a_whole_chain_is_whole_and_knows_what_was_noted_before(database, chain):
    verdict = await look(database, chain)
    assert (verdict.rows, verdict.broken, verdict.seen) == (5, None, True)


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET who = 'bob' WHERE id = 3", 3),
        ("UPDATE audit SET at = at + 1 WHERE id = 2", 2),
        ("UPDATE audit SET why = 'a better reason' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 3", 4),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("DELETE FROM audit WHERE id = 5", 5),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET previous = '0' WHERE id = 1", 1),
    ],
)
async def test_a_row_that_was_changed_or_taken_out_is_found(database, chain, statement, row):
    await tamper(database, statement)
    assert (await look(database)).broken == row


async def test_rows_cut_off_without_a_trace_are_found_by_a_hash_that_was_noted(database, chain):
    counter = "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit'"
    await tamper(database, "DELETE FROM audit WHERE id > 2", counter)
    verdict = await look(database, chain)
    assert (verdict.broken, verdict.seen) == (None, False)


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'bob'", "DELETE FROM audit"])
async def test_the_database_itself_refuses_to_change_a_row_or_take_it_out(database, now, statement):
    await database.write(lambda c: audit.append(c, now, "ann", "opened"))
    with pytest.raises(IntegrityError, match="only ever added"):
        await database.write(lambda c: c.exec_driver_sql(statement))
    assert (await look(database)).rows == 1


async def test_a_chain_cannot_fork(database, now, chain):
    def fork(connection):
        (row,) = connection.exec_driver_sql("SELECT * FROM audit WHERE id = 5").mappings()
        values = {**row, "id": 6}
        connection.exec_driver_sql(
            "INSERT INTO audit VALUES (:id, :at, :who, :did, :about, :why, :previous, :hash)",
            values,
        )

    with pytest.raises(IntegrityError):
        await database.write(fork)
