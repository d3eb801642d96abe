"""A database at fault: nothing is acknowledged, in both modes; at start it is one sentence.

Root may write what is read-only, and a test must not fill a disk. So SQLite itself is told that
the file may not grow (max_page_count), or must not be written (query_only): its own errors follow.
"""

import asyncio
import sqlite3
from contextlib import suppress

import pytest
from bot_process import BotProcess, webhook_settings
from chat import readers, words
from sqlalchemy import event

from bot import app
from bot.settings import load
from db.engine import Database
from tests.emulator import Emulator
from tests.nursery import nursery
from tests.telegram.conftest import Lines

MODES = ("polling", "webhook")
WELL = ("PRAGMA busy_timeout = 50", "PRAGMA query_only = OFF")
SPOILT = {
    "full": ("PRAGMA max_page_count = 1", "CREATE TABLE more AS SELECT zeroblob(1000000)"),
    "read_only": ("PRAGMA query_only = ON",),
}


class Running:
    """The bot in this process, on a database that can be spoilt."""

    def __init__(self, telegram, folder, more):
        place = {"TELEGRAM_API_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token}
        database = {"DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", "SECRET_KEY": "x" * 32}
        quick = {"RETRY_MAX_SECONDS": "0.2", "SEND_LEASE_SECONDS": "1"}
        self.file = folder / "bot.db"
        self.database = Database.open(database["DATABASE_URL"])
        self.state = WELL
        event.listen(self.database._writing, "begin", self.spoil)
        self.stop = asyncio.Event()
        settings = load({**place, **database, **quick, **more})
        self.bot = app.Bot(settings, words(), self.database)

    def spoil(self, connection):
        for statement in self.state:
            connection.exec_driver_sql(statement)

    def corrupt(self):
        """Write garbage over the file, and have it opened anew."""
        self.database._writing.dispose()
        self.database._reading.dispose()
        with suppress(FileNotFoundError):
            self.file.with_name("bot.db-wal").unlink()
            self.file.with_name("bot.db-shm").unlink()
        self.file.write_bytes(b"this is no database" * 1000)


@pytest.fixture
def log():
    return Lines()


def kinds(log):
    return {line.get("kind") for line in log.lines if line["event"] == "database_fault"}


@pytest.fixture
def telegram():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
async def running(telegram, tmp_path, mode, monkeypatch, log):
    # Made once for all tests: building the readers takes seconds.
    monkeypatch.setattr(app, "readers", lambda _: readers())
    more = webhook_settings() if mode == "webhook" else {}
    monkeypatch.setattr(app, "log", log)
    if more:
        telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
    started = Running(telegram, tmp_path, more)
    task = asyncio.create_task(started.bot.run(started.stop))
    yield started
    started.stop.set()
    async with asyncio.timeout(20):
        await task
    await started.database.close()


async def begun(telegram):
    patient = telegram.patient()
    patient.say("/start")
    for label, reply in (
        ("I'm 18 or over and agree", "Which country"),
        ("United Kingdom", "last 6 weeks"),
    ):
        await asyncio.to_thread(patient.await_button, label)
        patient.tap(label)
        await patient.sees(reply)
    await patient.calm()
    return patient


async def refused_twice(telegram, update_id):
    """Wait until an update was brought more than once, and not taken."""

    def again():
        return telegram.ids("delivered").count(update_id) > 1

    def wait():
        with telegram.telegram.changed:
            return telegram.telegram.changed.wait_for(again, 20)

    assert await asyncio.to_thread(wait)
    assert update_id not in telegram.ids("confirmed")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("fault", SPOILT)
async def test_what_cannot_be_written_is_not_acknowledged_and_not_lost(
    running, telegram, fault, log
):
    patient = await begun(telegram)
    running.state = SPOILT[fault]
    patient.say("1")
    await refused_twice(telegram, max(telegram.ids("queued")))
    running.state = WELL
    await patient.sees("What would you like to talk about", timeout=30)
    await patient.calm()
    assert sum("talk about" in reply.text for reply in patient.replies) == 1
    assert fault in kinds(log)


@pytest.mark.parametrize("mode", MODES)
async def test_a_locked_file_is_waited_for(running, telegram, log):
    patient = await begun(telegram)
    locker = sqlite3.connect(running.file, isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    patient.say("1")
    await refused_twice(telegram, max(telegram.ids("queued")))
    locker.execute("ROLLBACK")
    locker.close()
    await patient.sees("What would you like to talk about", timeout=30)
    assert "locked" in kinds(log)


@pytest.mark.parametrize("mode", MODES)
async def test_nothing_is_acknowledged_over_a_file_that_is_damaged(running, telegram, log):
    patient = await begun(telegram)
    running.corrupt()
    patient.say("1")
    await refused_twice(telegram, max(telegram.ids("queued")))
    assert "corrupt" in kinds(log)


def started_with(pragma, telegram, folder):
    """Start the bot as a process whose every connection begins with a pragma."""
    like = BotProcess(telegram.url, telegram.token, folder)
    return nursery().run(("run",), {**like.environ, "PRAGMA": pragma})


@pytest.mark.parametrize(
    ("pragma", "sentence"),
    [
        ("max_page_count=5", "The disk is full: the database cannot grow."),
        ("query_only=ON", "The database file cannot be written: it is read-only."),
    ],
)
def test_a_start_that_cannot_write_ends_in_one_sentence(telegram, tmp_path, pragma, sentence):
    done = started_with(pragma, telegram, tmp_path)
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (2, sentence)
    assert telegram.calls("getUpdates") == []


def test_a_start_on_a_damaged_file_ends_in_one_sentence(telegram, tmp_path):
    (tmp_path / "bot.db").write_bytes(b"this is no database" * 1000)
    done = started_with("busy_timeout=10", telegram, tmp_path)
    sentence = "The database file is damaged or is no database."
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (2, sentence)


def test_a_start_on_a_locked_file_ends_in_one_sentence(telegram, tmp_path):
    locker = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    done = started_with("busy_timeout=10", telegram, tmp_path)
    locker.close()
    sentence = "The database is locked by another program."
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (2, sentence)
