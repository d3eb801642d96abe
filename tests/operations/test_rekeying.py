"""A change of secrets: patients are found again, nothing counts twice, the old secret can go."""

import itertools
import json
from dataclasses import replace

import pytest
from chat import Chat

from bot.flows.events import Commanded
from bot.operations.rekeying import rekey
from bot.privacy.pseudonyms import Keys, SealBroken
from db import queries
from db.models import Base
from db.subjects import OF_A_SUBJECT

OLD, NEW = b"the first secret of 32 bytes or more", b"the second secret of 32 bytes, or more"
BOT = 123456


@pytest.fixture
def chat(tmp_path):
    """A patient with two answers, under the old secret."""
    opened = Chat(tmp_path / "bot.db")
    opened.desk = replace(opened.desk, keys=Keys.derive(OLD, BOT))
    for step in ("/start", "[I'm 18 or over and agree]", "[United Kingdom]"):
        opened.tap(step.strip("[]")) if step.startswith("[") else opened.say(step)
    yield opened
    opened.close()


def change_secret(chat, previous=OLD):
    """Start the bot anew with another secret."""
    nonces = itertools.count(10**9)
    chat.desk = replace(chat.desk, keys=Keys.derive(NEW, BOT, previous))
    with chat.engine.connect() as connection, connection.begin():
        return rekey(connection, chat.desk.keys, lambda size: next(nonces).to_bytes(size, "big"))


def subjects(chat, table):
    return {row["subject"] for row in chat.rows(table)}


def test_a_patient_goes_on_under_the_new_secret(chat):
    answers = chat.conversation.answers
    assert change_secret(chat) == 1
    assert chat.conversation.answers == answers
    chat.say("1")
    assert "after_injection" in chat.conversation.answers


def test_every_row_of_a_patient_moves_to_the_new_name(chat):
    change_secret(chat)
    found = set().union(*(subjects(chat, model.__tablename__) for model in OF_A_SUBJECT))
    assert found == {chat.desk.keys.subject(chat.patient)}
    assert {row["key_version"] for row in chat.rows("conversation")} == {chat.desk.keys.version}


def test_afterwards_the_old_secret_is_needed_no_more(chat):
    change_secret(chat)
    chat.desk = replace(chat.desk, keys=Keys.derive(NEW, BOT))
    (row,) = chat.rows("conversation")
    assert chat.desk.keys.open("chat", row["chat"], row["subject"]) == str(chat.patient).encode()
    with pytest.raises(SealBroken):
        Keys.derive(OLD, BOT).open("chat", row["chat"], row["subject"])


def test_a_message_that_waits_is_sealed_anew(chat):
    taken = chat.take(chat.heard(Commanded("help"), 999))
    change_secret(chat)
    keys = chat.desk.keys
    bodies = [json.loads(keys.open("outbox", r["body"], r["subject"])) for r in chat.rows("outbox")]
    assert bodies == [posted.body for posted in taken.posted]


def test_an_update_that_comes_again_after_the_change_counts_once(chat):
    heard = chat.heard(Commanded("help"), 999)
    chat.deliver(chat.take(heard))
    change_secret(chat)
    assert chat.take(heard).posted == ()


def test_with_the_old_secret_destroyed_nothing_links_an_old_subject_to_a_patient(chat):
    """The new keys find nothing, open nothing and rename nothing: the rows are a stranger's."""
    assert change_secret(chat, previous=None) == 0
    (row,) = chat.rows("conversation")
    assert chat.conversation is None
    assert row["subject"] not in {one.subject(chat.patient) for one in chat.desk.keys.all}
    with pytest.raises(SealBroken):
        chat.desk.keys.open("chat", row["chat"], row["subject"])


def test_what_was_begun_without_the_old_secret_is_the_newer(chat):
    """The operator forgot the old secret, the patient began anew, then the operator put it back."""
    change_secret(chat, previous=None)
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    begun = chat.conversation
    change_secret(chat)
    assert (chat.conversation, len(chat.rows("conversation"))) == (begun, 1)


def test_a_second_start_finds_nothing_left_to_rename(chat):
    change_secret(chat)
    assert change_secret(chat) == 0


def test_every_table_with_a_subject_is_renamed():
    expected = {table.name for table in Base.metadata.sorted_tables if "subject" in table.c}
    assert expected == {model.__tablename__ for model in OF_A_SUBJECT}
    assert queries.TABLES.keys() >= set(OF_A_SUBJECT)
