"""The small functions of a connection."""

from collections import Counter as Tally
from datetime import timedelta

from sqlalchemy import select

from db import outbox, queries
from db.models import Conversation, Counter, Inbox, Message, Outbox, Quarantine, Turn
from db.outbox import NewMessage
from db.queries import Count
from db.subjects import erase_subject

ANNE, BERT = b"a" * 32, b"b" * 32


def rows(connection, model):
    return connection.execute(select(model.__table__)).all()


async def test_the_same_update_is_taken_once(database, now):
    def take(connection):
        return queries.remember_update(connection, b"k" * 32, 7, ANNE, now)

    assert [await database.write(take) for _ in range(3)] == [True, False, False]


async def test_a_conversation_comes_back_as_it_was_saved(database, conversation, now):
    row = conversation(ANNE, draft=["pores"], erase_at=now + timedelta(days=1))
    await database.write(lambda c: queries.save_conversation(c, conversation(ANNE)))
    await database.write(lambda c: queries.save_conversation(c, row))
    assert row == await database.write(lambda c: queries.load_conversation(c, ANNE))


async def test_no_conversation_is_none(database):
    assert await database.read(lambda c: queries.load_conversation(c, ANNE)) is None


async def test_messages_leave_in_the_order_they_were_added(database, now):
    lease = now + timedelta(seconds=30)
    first = await database.write(
        lambda c: outbox.add(c, ANNE, [NewMessage(b"1", 4), NewMessage(b"2")], now, lease)
    )
    second = await database.write(lambda c: outbox.add(c, BERT, [NewMessage(b"3")], now, lease))
    waiting = await database.read(outbox.pending)
    expected = [
        (first[0], ANNE, b"1", now, lease, 0),
        (first[1], ANNE, b"2", now, lease, 0),
        (second[0], BERT, b"3", now, lease, 0),
    ]
    assert expected == waiting


async def test_the_number_of_a_sent_message_is_never_used_again(database, now):
    def add(connection):
        return outbox.add(connection, ANNE, [NewMessage(b"x")], now, now)[0]

    first = await database.write(add)
    await database.write(lambda c: outbox.drop(c, first))
    assert first < await database.write(add)


async def test_a_sent_message_is_kept_by_number_while_there_is_a_conversation(
    database, conversation, now
):
    def turn(connection):
        queries.save_conversation(connection, conversation(ANNE))
        for subject in (ANNE, BERT):
            (number,) = outbox.add(connection, subject, [NewMessage(b"x", 1)], now, now)
            outbox.mark_sent(connection, number, subject, 50, 1, now)

    await database.write(turn)
    kept = await database.read(lambda c: (rows(c, Message), rows(c, Outbox)))
    assert ([(ANNE, 50, 1, now)], []) == kept


async def test_messages_are_found_by_prompt_and_by_age(database, conversation, now):
    def turn(connection):
        queries.save_conversation(connection, conversation(ANNE))
        for number, prompt, age in ((1, 1, 50), (2, 1, 2), (3, 2, 1), (4, None, 0)):
            queries.note_message(connection, ANNE, number, prompt, now - timedelta(hours=age))

    await database.write(turn)
    recent = now - timedelta(hours=48)
    found = await database.read(
        lambda c: (
            queries.message_ids(c, ANNE),
            queries.message_ids(c, ANNE, prompt=1),
            queries.message_ids(c, ANNE, since=recent),
        )
    )
    assert found == ((1, 2, 3, 4), (1, 2), (2, 3, 4))


async def test_a_tap_proves_that_its_question_arrived(database, now):
    def turn(connection):
        bodies = [NewMessage(b"question", 1), NewMessage(b"edit"), NewMessage(b"next", 2)]
        outbox.add(connection, ANNE, bodies, now, now)
        outbox.add(connection, BERT, [NewMessage(b"his", 1)], now, now)
        return outbox.prove_delivered(connection, ANNE, 1)

    proved = await database.write(turn)
    left = [row.body for row in await database.read(outbox.pending)]
    assert (proved, left) == (1, [b"edit", b"next", b"his"])


async def test_a_lease_is_renewed_only_while_the_message_is_still_to_be_sent(database, now):
    later = now + timedelta(minutes=1)

    def turn(connection):
        (number,) = outbox.add(connection, ANNE, [NewMessage(b"x")], now, now)
        outbox.renew(connection, number, later, 1)
        before = outbox.pending(connection)
        queries.block(connection, ANNE, now)
        outbox.renew(connection, number, later, 2)
        return [(one.lease_until, one.attempts) for one in before], outbox.pending(connection)

    assert await database.write(turn) == ([(later, 1)], [])


async def test_since_when_a_patient_has_blocked_the_bot_is_kept_and_nothing_is_left_to_send(
    database, conversation, now
):
    def turn(connection):
        for subject in (ANNE, BERT):
            queries.save_conversation(connection, conversation(subject))
            outbox.add(connection, subject, [NewMessage(b"x")], now, now)
        for age in (0, 1):
            queries.block(connection, ANNE, now + timedelta(hours=age))

    await database.write(turn)
    kept, left = await database.read(
        lambda c: (
            {row.subject: row.blocked_at for row in rows(c, Conversation)},
            [row.subject for row in rows(c, Outbox)],
        )
    )
    assert ({ANNE: now, BERT: None}, [BERT]) == (kept, left)


async def test_counting_adds_up_by_day_clinic_campaign_and_locale(database, now):
    def turn(connection):
        day = now.date()
        queries.raise_counters(connection, day, [Count("starts"), Count("screens", "adult")])
        queries.raise_counters(connection, day, [Count("starts")] * 2, "c1", "poster", "en-GB")
        queries.raise_counters(connection, day, [Count("starts")])
        return Tally({tuple(row[1:6]): row.count for row in rows(connection, Counter)})

    expected = {
        ("starts", "", "", "", ""): 2,
        ("screens", "adult", "", "", ""): 1,
        ("starts", "", "c1", "poster", "en-GB"): 2,
    }
    assert expected == await database.write(turn)


async def test_content_is_kept_once_and_a_quarantined_update_by_its_hash(database, now):
    def turn(connection):
        for _ in range(2):
            queries.keep_content_version(connection, "hash", "{}", now)
        queries.add_quarantine(connection, b"h" * 32, "message", "KeyError", "bot/turn.py:1", now)
        return rows(connection, Quarantine)

    expected = [(1, b"h" * 32, "message", "KeyError", "bot/turn.py:1", now)]
    assert expected == await database.write(turn)


async def test_erasing_a_patient_leaves_the_others(database, conversation, turn, now):
    def write(connection):
        for number, subject in enumerate((ANNE, BERT)):
            queries.remember_update(connection, bytes([number]) * 32, number, subject, now)
            queries.save_conversation(connection, conversation(subject))
            queries.add_turn(connection, turn(subject))
            queries.note_message(connection, subject, 1, None, now)
            outbox.add(connection, subject, [NewMessage(b"x")], now, now)

    await database.write(write)
    counts = await database.write(lambda c: erase_subject(c, ANNE))
    left = await database.read(
        lambda c: (
            *(
                [row.subject for row in rows(c, model)]
                for model in (Conversation, Turn, Message, Outbox)
            ),
            sorted((row.update_id, row.subject) for row in rows(c, Inbox)),
        )
    )
    expected = dict.fromkeys(("conversation", "turn", "message", "outbox", "inbox"), 1)
    expected["transcript"] = 0
    assert (expected, ([BERT],) * 4 + ([(0, None), (1, BERT)],)) == (counts, left)
