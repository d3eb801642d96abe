"""What was erased is in no byte of any file."""

import asyncio
import sqlite3

from db import queries
from db.queries import NewMessage
from db.subjects import erase_subject

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
        queries.add_outbox(connection, subject, [NewMessage(body)], now, now)

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
