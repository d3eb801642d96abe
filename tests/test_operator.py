"""An operator's commands beside the real bot, and what a patient gets over HTTP."""

import json
import sqlite3

import pytest
from bot_process import BotProcess

from tests.emulator import Emulator
from tests.nursery import nursery

NUMBER = 7_654_321_987


@pytest.fixture
def telegram():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def bot(telegram, tmp_path):
    with BotProcess(telegram.url, telegram.token, tmp_path) as process:
        yield process


@pytest.fixture
def patient(telegram, bot):
    """Somebody who agreed and answered once."""
    one = telegram.patient(NUMBER, first_name="Wilhelmina", username="wilma_canary")
    one.say("/start")
    one.await_button("I'm 18 or over and agree")
    one.tap("I'm 18 or over and agree")
    one.await_button("United Kingdom")
    one.tap("United Kingdom")
    one.await_seen("last 6 weeks")
    one.settled()
    return one


def quiet(bot):
    return bot.environ | {"LOG_LEVEL": "ERROR"}


def askfirst(bot, *words):
    """Run a command in the bot's environment; return its exit code and all that it said."""
    done = nursery().run(tuple(map(str, words)), quiet(bot))
    return done.returncode, (done.stdout + done.stderr).decode()


def changed(bot, statement):
    """Change the database behind the bot's back; return what the statement found."""
    with sqlite3.connect(bot.folder / "bot.db") as file:
        found = file.execute(statement).fetchall()
    file.close()
    return found


def test_a_backup_is_taken_from_a_running_bot_and_put_back_when_it_has_stopped(bot, patient):
    backup = bot.folder / "a.backup"
    code, said = askfirst(bot, "backup", "--out", backup)
    assert (code, "encrypted" in said) == (0, True)
    assert askfirst(bot, "backup", "--out", backup) == (
        2,
        f"{backup} exists already; a backup overwrites nothing.\n",
    )
    code, said = askfirst(bot, "restore", backup, "--replace")
    assert (code, "one process per SQLite file" in said) == (2, True)
    patient.say("/delete")
    patient.await_button("Yes, erase it all")
    patient.tap("Yes, erase it all")
    patient.await_seen("It is all erased")
    patient.settled()
    bot.stop()
    code, said = askfirst(bot, "restore", backup)
    assert (code, "--replace" in said) == (2, True)
    code, said = askfirst(bot, "restore", backup, "--replace")
    assert (code, said.splitlines()[0]) == (0, "erased again: 1")
    assert changed(bot, "SELECT count(*) FROM conversation") == [(0,)]


def test_the_doctor_turns_red_when_rows_are_overdue_and_the_purge_heals_it(bot, patient):
    bot.stop()
    code, said = askfirst(bot, "doctor")
    assert (code, said.splitlines()) == (
        0,
        [
            "ok  redaction: a known sentence loses its name and number",
            "ok  database: whole",
            "ok  keys: all 1 conversations open",
            "ok  retention: nothing is overdue",
        ],
    )
    changed(bot, "UPDATE conversation SET erase_at = 0")
    code, said = askfirst(bot, "doctor")
    assert (code, "BAD retention: overdue: conversation 1" in said) == (1, True)
    code, said = askfirst(bot, "purge")
    assert (code, "conversation: 1" in said) == (0, True)
    assert askfirst(bot, "doctor")[0] == 0


def test_the_doctor_says_so_where_there_is_no_database(telegram, tmp_path):
    bot = BotProcess(telegram.url, telegram.token, tmp_path)
    code, said = askfirst(bot, "doctor")
    assert code == 1
    assert [line[:13] for line in said.splitlines()] == ["ok  redaction", "BAD database:"]
    assert "there is none yet" in said
    assert list(tmp_path.iterdir()) == []


def test_a_patient_gets_all_that_is_kept_as_two_files(bot, patient, telegram):
    patient.say("/mydata")
    telegram.await_call("sendDocument", 2)
    patient.settled()
    files = {file["file_name"]: file["content"] for file in telegram.telegram.files.values()}
    assert sorted(files) == ["askfirst-my-data.json", "askfirst-my-data.txt"]
    rows = json.loads(files["askfirst-my-data.json"])
    assert rows["conversation"][0]["answers"]["country"] == ["uk"]
    assert "Country: United Kingdom" in files["askfirst-my-data.txt"].decode()


def test_a_bot_started_with_a_new_secret_goes_on_with_its_patients(bot, patient):
    bot.stop()
    old = bot.environ["SECRET_KEY"]
    bot.environ |= {"SECRET_KEY": "another secret of 32 bytes, or more"}
    bot.environ |= {"SECRET_KEY_PREVIOUS": old}
    bot.start()
    patient.say("1")
    patient.await_seen("What would you like to talk about", timeout=30)
    bot.stop()
    del bot.environ["SECRET_KEY_PREVIOUS"]
    assert askfirst(bot, "doctor")[0] == 0
