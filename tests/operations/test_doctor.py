"""The doctor turns red for what is overdue, damaged, or sealed by a key that is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from chat import Chat

from bot.operations.doctor import examine, examine_redaction
from bot.operations.purge import purge
from bot.privacy.pseudonyms import Keys
from bot.privacy.redaction.redactor import Redactor
from bot.privacy.redaction.tables import Tables
from bot.redacting import redactor


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "bot.db")
    opened.say("/start")
    opened.tap("I'm 18 or over and agree")
    yield opened
    opened.close()


def found(chat, later=timedelta(0), keys=None):
    with chat.engine.connect() as connection, connection.begin():
        return list(examine(connection, keys or chat.desk.keys, chat.now + later))


def ill(findings):
    return [finding.what for finding in findings if not finding.well]


def test_a_healthy_bot_has_nothing_to_be_found(chat):
    assert ill(found(chat)) == []


def test_overdue_rows_turn_it_red_until_they_are_purged(chat):
    later = timedelta(days=31)
    assert ill(found(chat, later)) == ["retention"]
    with chat.engine.connect() as connection, connection.begin():
        purge(connection, chat.desk.keys, chat.tombstones, chat.now + later)
    assert ill(found(chat, later)) == []


def test_what_the_next_hourly_purge_takes_is_not_overdue_yet(chat):
    due = timedelta(hours=48)
    assert ill(found(chat, due + timedelta(minutes=59))) == []
    assert ill(found(chat, due + timedelta(minutes=61))) == ["retention"]


def test_a_key_that_is_gone_turns_it_red(chat):
    stranger = Keys.derive(b"another secret of 32 bytes, or more", 123456)
    assert ill(found(chat, keys=stranger)) == ["keys"]


def test_a_change_of_secrets_under_way_is_no_illness(chat):
    new = Keys.derive(b"another secret of 32 bytes, or more", 123456)
    findings = found(chat, keys=replace(new, previous=chat.desk.keys))
    assert (ill(findings), "1 get the new key" in findings[1].said) == ([], True)


def test_a_damaged_file_turns_it_red(chat):
    chat.close()
    content = bytearray(chat.file.read_bytes())
    content[-4096:] = b"\xff" * 4096
    chat.file.write_bytes(content)
    broken = Chat.__new__(Chat)
    broken.engine, broken.now, broken.desk = chat.engine, chat.now, chat.desk
    assert "database" in ill(found(broken))


def test_words_are_redacted_where_the_word_lists_are():
    finding = examine_redaction(redactor())
    assert (finding.what, finding.well) == ("redaction", True)


def test_a_redactor_without_its_word_lists_turns_it_red():
    assert not examine_redaction(Redactor.of(Tables())).well
