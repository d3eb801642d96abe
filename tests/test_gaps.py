"""After a time without contact the pending question is offered again: once, and in its place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from chat import PATIENT, Chat
from test_bot import PORES

from bot.flows.events import Blocked, from_data
from bot.turn import offer


@pytest.fixture
def chat(tmp_path):
    made = Chat(tmp_path / "gaps.db")
    made.say("/start")
    made.tap("I'm 18 or over and agree")
    yield made
    made.close()


def kinds(chat):
    return [kind for kind, _ in chat.news]


def test_after_a_gap_the_question_says_in_its_place_that_a_tap_may_be_lost(chat):
    before, messages = chat.last, len(chat.messages)
    assert chat.away() == []
    assert kinds(chat) == ["offer"]
    assert len(chat.messages) == messages
    assert chat.last.number == before.number
    assert "out of reach" in chat.last.plain
    assert chat.last.keyboard == before.keyboard
    chat.tap("United Kingdom")
    assert chat.conversation.answers["country"] == ("uk",)


def test_where_its_message_is_gone_the_question_is_sent_anew(chat):
    chat.messages.clear()
    assert len(chat.away()) == 1
    chat.tap("United Kingdom")
    assert chat.conversation.answers["country"] == ("uk",)
    assert chat.last.labels != []


def test_a_short_silence_is_no_gap(chat):
    assert chat.away(seconds=120) == []
    assert kinds(chat) == []


def test_once_a_gap_and_once_more_for_the_next(chat):
    chat.away()
    assert chat.make_good() == []
    assert kinds(chat) == []
    chat.away()
    assert kinds(chat) == ["offer"]


def test_killed_before_the_commit_it_is_offered_afterwards_and_killed_later_it_is_not_twice(chat):
    chat.contact()
    chat.now += timedelta(minutes=10)
    assert chat.contact()
    subject, back_at = chat.desk.keys.subject(PATIENT), chat.now
    with chat.engine.connect() as connection:
        transaction = connection.begin()
        assert offer(connection, chat.desk, subject, back_at, chat.now).posted
        transaction.rollback()
    taken = chat.offer(subject, back_at)
    waiting = [row["id"] for row in chat.rows("outbox")]
    assert waiting == [posted.outbox_id for posted in taken.posted]
    assert len(waiting) == 1
    # A new process: the gap is still open, the row is still in the outbox.
    assert chat.contact()
    assert chat.make_good() == []
    assert [row["id"] for row in chat.rows("outbox")] == waiting


def test_a_tap_that_arrives_before_the_offer_makes_it_needless(chat):
    chat.contact()
    chat.now += timedelta(minutes=10)
    chat.contact()
    chat.tap("United Kingdom")
    assert chat.make_good() == []
    assert kinds(chat) == []


def test_a_question_that_never_left_is_not_offered_beside_itself(chat):
    chat.contact()
    tap = from_data(chat.last.data("United Kingdom"))
    chat.take(chat.heard(tap, chat.last.number))
    before = chat.rows("outbox")
    assert len(before) == 2
    chat.now += timedelta(minutes=10)
    chat.contact()
    chat.make_good()
    assert chat.rows("outbox") == before


def test_nothing_goes_to_whoever_blocked_the_bot(chat):
    chat.take(replace(chat.heard(Blocked(), 0), dedupe="b:1"))
    chat.away()
    assert kinds(chat) == []


def test_nothing_goes_to_whoever_has_stopped(chat):
    chat.say("/stop")
    chat.away()
    assert kinds(chat) == []


def test_nothing_goes_to_whoever_has_a_result(chat):
    for label in PORES[1:]:
        chat.tap(label)
    chat.away()
    assert kinds(chat) == []


def test_nothing_goes_to_whoever_left_days_ago(chat):
    chat.now += timedelta(days=2)
    chat.away()
    assert kinds(chat) == []


def test_an_offer_makes_nothing_be_kept_longer(chat):
    (before,) = chat.rows("conversation")
    chat.away()
    (after,) = chat.rows("conversation")
    for name in ("erase_at", "last_turn_at", "prompt", "answers"):
        assert before[name] == after[name]


def test_ticks_are_still_there_after_a_gap(chat):
    for label in ("United Kingdom", "No injection in 6 weeks", "Visible pores"):
        chat.tap(label)
    chat.away()
    assert "☑ 1. Visible pores" in chat.last.labels
    chat.tap("Done")
    assert chat.conversation.answers["concerns"] == ("pores",)
