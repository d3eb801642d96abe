"""What goes when its time is over, and what stays."""

from datetime import timedelta

from sqlalchemy import func, select

from db import audit, outbox, queries, staff
from db.models import Conversation, Inbox, Message, Outbox, Quarantine, Transcript, Turn
from db.outbox import NewMessage
from db.retention import count_overdue, purge_overdue
from db.transcripts import save_transcript

ANNE, BERT = b"a" * 32, b"b" * 32
TABLES = (Conversation, Turn, Message, Outbox, Inbox, Quarantine)


def write_all(connection, conversation, turn, now):
    """Anne's time is over; Bert's is not, but some of his rows are old."""
    old = now - timedelta(days=7)
    for number, (subject, erase_at) in enumerate(((ANNE, now), (BERT, now + timedelta(days=1)))):
        queries.save_conversation(connection, conversation(subject, erase_at=erase_at, prompt=3))
        queries.add_turn(connection, turn(subject))
        queries.add_turn(connection, turn(subject, erase_at=now))
        for prompt, age in ((3, 49), (2, 49), (None, 48), (None, 47)):
            at = now - timedelta(hours=age)
            queries.note_message(connection, subject, 10 + age + (prompt or 0), prompt, at)
        for at in (old, now):
            outbox.add(connection, subject, [NewMessage(b"x")], at, at)
            queries.add_quarantine(connection, b"h" * 32, "message", "KeyError", "x:1", at)
            key = bytes([number, at.day]) * 16
            queries.remember_update(connection, key, number, subject, at)


def count(connection):
    return {
        model.__tablename__: connection.scalar(select(func.count()).select_from(model))
        for model in TABLES
    }


async def test_what_is_overdue_goes_and_the_rest_stays(database, conversation, turn, now):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    gone = await database.write(lambda c: purge_overdue(c, now))
    left = await database.read(count)
    assert gone == {
        "conversation": 1,
        "turn": 3,
        "message": 6,
        "outbox": 3,
        "inbox": 2,
        "quarantine": 2,
        "transcript": 0,
        **dict.fromkeys(("audit", "sign_in_failure", "staff_session"), 0),
    }
    assert left == {
        "conversation": 1,
        "turn": 1,
        "message": 2,
        "outbox": 1,
        "inbox": 2,
        "quarantine": 2,
    }


async def test_the_question_that_waits_for_its_answer_can_still_be_edited(
    database, conversation, turn, now
):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    await database.write(lambda c: purge_overdue(c, now))
    assert await database.read(lambda c: queries.message_ids(c, BERT, prompt=3)) == (62,)


async def test_a_patient_whose_time_is_over_is_unlinked_from_the_inbox(
    database, conversation, turn, now
):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    await database.write(lambda c: purge_overdue(c, now))
    left = await database.read(lambda c: c.scalars(select(Inbox.subject)).all())
    assert sorted(left, key=str) == sorted([None, BERT], key=str)


async def test_purging_again_finds_nothing(database, conversation, turn, now):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    await database.write(lambda c: purge_overdue(c, now))
    again = await database.write(lambda c: purge_overdue(c, now))
    assert set(again.values()) == {0}


async def test_the_log_is_emptied_after_a_purge(database, file, conversation, turn, now):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    gone = await database.write(lambda c: purge_overdue(c, now))
    assert gone["conversation"] == 1
    assert file.with_name("askfirst.db-wal").stat().st_size == 0


async def test_what_would_go_can_be_counted_beforehand(database, conversation, turn, now):
    await database.write(lambda c: write_all(c, conversation, turn, now))
    due = await database.read(lambda c: count_overdue(c, now))
    gone = await database.write(lambda c: purge_overdue(c, now))
    after = await database.read(lambda c: count_overdue(c, now))
    # A row that two rules name is counted for each, and goes once.
    assert all(due[table] >= count for table, count in gone.items())
    assert set(after.values()) == {0}


def copy_of(code, on):
    header = {"week": "2026-W48", "outcome": "not_yet", "locale": "en", "clinic_id": None}
    return {"code": code, **header, "lines": [], "status": "ready", "reason": None, "erase_on": on}


async def test_a_review_copy_outlives_the_conversation_and_goes_on_its_day(
    database, conversation, now
):
    """Anne's time is over: the copy only loses its link. A year later it goes as well."""

    def write(connection):
        row = conversation(ANNE, erase_at=now, review_code="3KQM")
        queries.save_conversation(connection, row)
        save_transcript(connection, copy_of("3KQM", now.date() + timedelta(days=366)))
        save_transcript(connection, copy_of("4XTA", now.date()))

    await database.write(write)
    gone = await database.write(lambda c: purge_overdue(c, now))
    left = await database.read(lambda c: list(c.scalars(select(Transcript.code))))
    assert (gone["conversation"], gone["transcript"], left) == (1, 1, ["3KQM"])


async def test_what_staff_did_is_kept_six_years_and_a_sign_in_no_longer_than_it_holds(
    database, now
):
    long_ago, lately = now - timedelta(days=366 * 6), now - timedelta(days=365 * 5)

    def write(connection):
        for at in (long_ago, lately):
            audit.append(connection, at, "ann", "opened")
        member = {"id": "1", "name": "ann", "role": "lead", "clinic": None, "created_at": now}
        staff.add(connection, {**member, "invited": None, "invited_until": None})
        for number, minutes in enumerate((16, 14)):
            at = now - timedelta(minutes=minutes)
            staff.begin_session(connection, bytes([number]) * 32, "1", at)
            staff.note_failure(connection, b"n" * 32, b"a" * 32, at)

    await database.write(write)
    gone = await database.write(lambda c: purge_overdue(c, now))
    assert (gone["audit"], gone["staff_session"], gone["sign_in_failure"]) == (1, 1, 1)
    verdict = await database.read(audit.verify)
    # One that is left, and one that bears witness to the one that went.
    assert (verdict.rows, verdict.broken) == (2, None)
