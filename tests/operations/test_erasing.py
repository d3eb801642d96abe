"""An operator erases whom they were asked to erase; no backup brings back what went."""

import pytest
from chat import PATIENT, Chat
from test_rights import finish

from bot.operations.erasing import NobodyNamed, erase
from tests.nursery import nursery


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "bot.db")
    finish(opened)
    opened.tap("Yes, staff may read them")
    yield opened
    opened.close()


def erased(chat, asked):
    with chat.engine.connect() as connection, connection.begin():
        return erase(connection, chat.desk.keys, chat.tombstones, asked, chat.now)


def code(chat):
    (copy,) = chat.rows("transcript")
    return copy["code"]


def test_a_patient_goes_with_the_copy_that_is_still_linked(chat):
    names = {chat.desk.keys.subject(PATIENT), code(chat).encode()}
    assert erased(chat, f" {PATIENT}\n")["conversation"] == 1
    kept = ("conversation", "turn", "message", "transcript")
    assert [chat.rows(table) for table in kept] == [[], [], [], []]
    assert set(chat.tombstones.read()) == {chat.desk.keys.tombstone(name) for name in names}


@pytest.mark.parametrize("written", [str, str.lower, lambda code: code.replace("-", " ")])
def test_a_copy_goes_by_its_code_and_the_patient_stays(chat, written):
    assert erased(chat, written(code(chat))) == {"transcript": 1}
    assert chat.rows("transcript") == []
    assert chat.conversation is not None


def test_of_a_stranger_nothing_was_kept(chat):
    assert set(erased(chat, "5550001").values()) == {0}
    assert chat.conversation is not None


@pytest.mark.parametrize("asked", ["", "Ann", "@ann", "-100123", "3KQM", "٣"])
def test_nobody_else_can_be_named(chat, asked):
    with pytest.raises(NobodyNamed):
        erased(chat, asked)


def test_the_command_reads_lines_and_says_nothing_of_who_they_name(tmp_path):
    environ = {
        "TELEGRAM_BOT_TOKEN": "123456:TEST",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "a secret of thirty-two bytes, yes",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
    }
    chat = Chat(tmp_path / "bot.db")
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    chat.close()
    done = nursery().run(("erase",), environ, f"\n{PATIENT}\n5550001\nAnn\n".encode())
    first, second = done.stdout.decode().splitlines()
    assert done.returncode == 2
    assert first.startswith("1: ")
    assert first.endswith(" rows erased")
    assert second == "2: nothing was kept"
    assert done.stderr.decode().startswith("Line 3 is neither a Telegram number nor")
    assert str(PATIENT) not in done.stdout.decode()
