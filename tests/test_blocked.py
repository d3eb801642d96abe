"""Whoever blocks the bot is sent nothing; whoever lets it in again goes on where they were."""

from datetime import timedelta

import pytest
from bot_process import BotProcess
from chat import Chat

from bot.flows.events import Blocked, Unblocked, Wrote, from_data
from tests.emulator import Emulator


@pytest.fixture
def chat(tmp_path):
    chat = Chat(tmp_path / "chat.db")
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    chat.tap("United Kingdom")
    yield chat
    chat.close()


def test_a_block_is_noted_and_does_not_make_the_conversation_last_longer(chat):
    (before,) = chat.rows("conversation")
    assert chat.do(Blocked()) == []
    (after,) = chat.rows("conversation")
    blocked_at = int(chat.now.timestamp() * 1000)
    assert after == before | {"blocked_at": blocked_at}


def test_a_block_drops_what_was_still_to_be_sent(chat):
    chat.take(chat.heard(Wrote("what is micro-botox"), 500))
    waiting = len(chat.rows("outbox"))
    chat.do(Blocked())
    assert (waiting > 0, chat.rows("outbox")) == (True, [])


def test_the_question_that_never_arrived_is_asked_after_the_unblock(chat):
    """The answer was taken while the patient blocked the bot, so its question was lost."""
    button = chat.newest_with("No injection")
    tapped = chat.heard(from_data(button.data("No injection")), button.number)
    chat.take(tapped)
    chat.do(Blocked())
    (asked,) = chat.do(Unblocked())
    assert "What would you like to talk about" in asked.plain
    assert chat.rows("conversation")[0]["blocked_at"] is None


def test_a_question_that_stands_in_the_chat_is_not_asked_twice(chat):
    chat.do(Blocked())
    chat.now += timedelta(hours=1)
    assert chat.do(Unblocked()) == []
    assert chat.rows("conversation")[0]["blocked_at"] is None


def test_the_real_bot_sends_nothing_to_whoever_blocked_it(tmp_path):
    with Emulator() as telegram, BotProcess(telegram.url, telegram.token, tmp_path):
        patient = telegram.patient()
        patient.say("/start")
        for label in ("I'm 18 or over and agree", "United Kingdom"):
            patient.await_button(label)
            patient.tap(label)
        patient.await_seen("last 6 weeks")
        patient.settled()
        patient.block()
        telegram.await_confirmed(telegram.ids("queued"))
        calls = len(telegram.calls())
        patient.unblock()
        patient.say("1")
        patient.await_seen("What would you like to talk about")
        patient.settled()
        assert all(call.get("code") == 200 for call in telegram.calls()[calls:])
