"""Who blocks the bot is forgotten after a week, unless they come back."""

from datetime import timedelta

import pytest
from chat import Chat

from bot.flows.events import Blocked, Unblocked
from bot.operations.purge import purge

WEEK = timedelta(days=7)


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "bot.db")
    opened.say("/start")
    opened.tap("I'm 18 or over and agree")
    yield opened
    opened.close()


def block(chat, event=None):
    """Block the bot, or let it in again; membership updates are no messages."""
    taken = chat.take(chat.heard(event or Blocked(), None))
    chat.deliver(taken)


def purged(chat, later):
    with chat.engine.connect() as connection, connection.begin():
        return purge(connection, chat.desk.keys, chat.tombstones, chat.now + later)


def test_a_week_after_the_block_everything_goes(chat):
    block(chat)
    assert purged(chat, WEEK - timedelta(seconds=1))["conversation"] == 0
    gone = purged(chat, WEEK)
    assert gone["conversation"] == 1
    assert [chat.rows(table) for table in ("conversation", "turn", "message")] == [[], [], []]
    assert {row["subject"] for row in chat.rows("inbox")} <= {None}


def test_who_lets_the_bot_in_again_keeps_everything(chat):
    block(chat)
    block(chat, Unblocked())
    assert purged(chat, WEEK)["conversation"] == 0
    assert chat.conversation is not None


def test_the_erasure_leaves_a_tombstone_so_that_no_backup_undoes_it(chat):
    block(chat)
    purged(chat, WEEK)
    keys = chat.desk.keys
    assert set(chat.tombstones.read()) == {keys.tombstone(keys.subject(chat.patient))}


def test_the_review_copy_of_who_blocked_the_bot_goes_too(chat):
    with chat.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE conversation SET review_code = '3KQM'")
        connection.exec_driver_sql(
            "INSERT INTO transcript (code, week, outcome, locale, clinic_id, lines, status, reason,"
            " erase_on) VALUES"
            " ('3KQM', '2026-W48', 'not_yet', 'en', NULL, '[]', 'ready', NULL, '2027-11-24')"
        )
    block(chat)
    purged(chat, WEEK)
    assert chat.rows("transcript") == []
    assert chat.desk.keys.tombstone(b"3KQM") in chat.tombstones.read()


def test_purging_again_finds_nothing(chat):
    block(chat)
    purged(chat, WEEK)
    assert set(purged(chat, WEEK).values()) == {0}
