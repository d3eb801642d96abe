"""What was erased is in no byte of any file."""

import asyncio
import sqlite3
from datetime import date, datetime

from db import outbox, queries
from db.models import Base
from db.outbox import NewMessage
from db.subjects import erase_subject, rows_of_subject

CANARIES = (b"CANARY-subject-0123456789abcdef!", b"CANARY-chat", b"CANARY-answer", b"CANARY-body")
SUBJECT, CHAT, ANSWER, BODY = CANARIES


def patient(conversation, turn, now, subject, number):
    """Return turns of one patient who says a lot."""

    def write(connection):
        queries.remember_update(connection, number.to_bytes(32, "big"), number, subject, now)
        answers = {"words": ANSWER.decode() * (number % 7)} if subject == SUBJECT else {"n": number}
        queries.save_conversation(
            connection,
            conversation(subject, chat=CHAT if subject == SUBJECT else b"x", answers=answers),
        )
        queries.add_turn(connection, turn(subject, event=answers))
        queries.note_message(connection, subject, number, None, now)
        body = BODY * 40 if subject == SUBJECT else b"y" * 400
        outbox.add(connection, subject, [NewMessage(body)], now, now)

    return write


async def write_all(database, conversation, turn, now):
    for number in range(600):
        subject = SUBJECT if number % 3 == 0 else number.to_bytes(32, "big")
        await database.write(patient(conversation, turn, now, subject, number))


def found(folder):
    """Search every file of the folder for every canary."""
    contents = {path.name: path.read_bytes() for path in folder.iterdir()}
    return {(name, c) for name, content in contents.items() for c in CANARIES if c in content}


async def test_after_an_erasure_no_file_holds_a_trace(database, conversation, turn, now, tmp_path):
    await write_all(database, conversation, turn, now)
    before = found(tmp_path)
    await database.write(lambda c: erase_subject(c, SUBJECT))
    assert (True, set()) == (len(before) >= len(CANARIES), found(tmp_path))


async def test_a_reader_in_the_way_only_delays_the_emptying_of_the_log(
    database, file, conversation, turn, now, tmp_path
):
    await write_all(database, conversation, turn, now)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM turn").fetchone()
    await database.write(lambda c: erase_subject(c, SUBJECT))
    during = found(tmp_path)
    other.execute("COMMIT")
    other.close()
    await database.write(lambda _: None)
    assert (True, set()) == (bool(during), found(tmp_path))


async def test_rows_rewritten_many_times_leave_no_trace_either(database, conversation, tmp_path):
    for _ in range(3):
        await asyncio.gather(
            *(
                database.write(
                    lambda c, n=n: queries.save_conversation(
                        c, conversation(SUBJECT, answers={"w": ANSWER.decode() * (n % 50)})
                    )
                )
                for n in range(200)
            )
        )
    await database.write(lambda c: erase_subject(c, SUBJECT))
    assert set() == found(tmp_path)


WITHOUT_PATIENTS = {
    "clinic",
    "link",
    "contact",
    "counter",
    "quarantine",
    "content_version",
    "snapshot",
} | {
    "staff",
    "recovery_code",
    "staff_session",
    "sign_in_failure",
    "saved_view",
    "audit",
    "missed",
}
BY_CODE = {"transcript", "review", "note", "tag"}
"""Linked to a patient only while a conversation knows the code."""

VALUES = {str: "x", int: 1, bool: True, bytes: b"b" * 32, dict: {"x": 1}}


def made_up(table, now):
    """Return a row of any table, the subject where it belongs."""
    values = VALUES | {datetime: now, date: now.date()}
    names = [column.name for column in table.c if not column.nullable or column.name == "subject"]
    kinds = {name: Base.metadata.tables[table.name].c[name].type for name in names}
    row = {name: values[python_type(kind)] for name, kind in kinds.items()}
    return row | {"subject": SUBJECT}


def python_type(kind):
    name = type(kind).__name__
    return {"Instant": datetime, "Compact": dict}.get(name) or kind.python_type


def of_a_patient():
    return [table for table in Base.metadata.sorted_tables if "subject" in table.c]


def test_every_table_is_of_patients_or_said_to_be_of_none():
    """Whoever adds a table decides here, or calls the patient `subject` as all others do."""
    named = {table.name for table in of_a_patient()} | WITHOUT_PATIENTS | BY_CODE
    assert named == set(Base.metadata.tables)


async def test_a_table_with_a_subject_is_handed_over_and_erased_whoever_added_it(database, now):
    """A row of every table there is: /mydata has them all, /delete leaves none."""

    def write(connection):
        for table in of_a_patient():
            connection.execute(table.insert(), made_up(table, now))
        told = rows_of_subject(connection, SUBJECT)
        erase_subject(connection, SUBJECT)
        return told, rows_of_subject(connection, SUBJECT)

    told, left = await database.write(write)
    names = [table.name for table in of_a_patient()]
    assert [len(told[name]) for name in names] == [1] * len(names)
    assert [len(left[name]) for name in names] == [0] * len(names)
