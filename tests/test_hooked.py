"""The real bot behind a webhook: set up, walked through, flooded with doubles, told to stop."""

import random
import signal
import sqlite3
import time
from contextlib import closing

import httpx
import pytest
from bot_process import BotProcess, webhook_settings

from preview import queues
from tests.emulator import Emulator
from tests.test_bot import PORES, walk

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def telegram():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def bot(telegram, tmp_path):
    with BotProcess(telegram.url, telegram.token, tmp_path, more=webhook_settings()) as process:
        process.set_up()
        yield process


def test_a_patient_walks_to_the_result(bot, telegram):
    patient = telegram.patient()
    patient.say("/start")
    walk(patient)
    patient.await_seen("Questions to ask first")
    patient.settled()
    hook = telegram.telegram.webhook
    assert (hook["url"], hook["max_connections"]) == (bot.environ["WEBHOOK_URL"], 100)
    assert telegram.telegram.allowed == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]
    assert telegram.calls("getUpdates", "deleteWebhook") == []
    assert bot.stop(signal.SIGTERM) == 0


def test_setup_without_an_address_deletes_the_webhook_and_run_touches_none(telegram, tmp_path):
    telegram.hook("http://127.0.0.1:9/hook", "s")
    bot = BotProcess(telegram.url, telegram.token, tmp_path)
    with bot:
        telegram.await_call("getUpdates")
        still = dict(telegram.telegram.webhook)
        bot.set_up()
        telegram.await_polling()
    assert (still["url"], telegram.telegram.webhook) == ("http://127.0.0.1:9/hook", {})
    assert '"webhook_active"' in bot.log.read_text()


def test_the_same_updates_many_times_in_any_order_count_once(bot, telegram):
    patient = telegram.patient()
    patient.say("/start")
    walk(patient, PORES[:3])
    patient.await_seen("What would you like to talk about")
    patient.settled()
    before = [message.text for message in patient.messages]
    again = telegram.ids("queued") * 20
    random.Random(1).shuffle(again)  # noqa: S311 - the same order every time
    with telegram.telegram.changing():
        for number in again:
            queues.redeliver(telegram.telegram, number)
    telegram.await_confirmed(again)
    patient.settled()
    assert [message.text for message in patient.messages] == before


def test_whoever_does_not_know_the_secret_leaves_no_row(bot, telegram):
    patient = telegram.patient()
    patient.say("/start")
    patient.await_seen("I'm askfirst")
    patient.settled()
    update = next(iter(telegram.telegram.updates.values())).payload | {"update_id": 7}
    url = bot.environ["WEBHOOK_URL"]
    answers = [httpx.post(url, json=update, headers={HEADER: word}) for word in ("", "wrong")]
    health = httpx.get(url.replace("/hook", "/healthz"))
    assert [answer.status_code for answer in (*answers, health)] == [401, 401, 200]
    assert len(patient.replies) == 1
    with closing(sqlite3.connect(bot.folder / "bot.db")) as file:
        assert file.execute("SELECT count(*) FROM inbox").fetchone() == (1,)


def test_a_listener_that_is_taken_is_one_sentence(bot, telegram, tmp_path):
    telegram.patient().say("/start")
    telegram.await_call("sendMessage")
    more = {key: bot.environ[key] for key in bot.environ if key.startswith("WEBHOOK")}
    folder = tmp_path / "second"
    folder.mkdir()
    second = BotProcess(telegram.url, telegram.token, folder, more=more)
    second.start()
    assert second.process.wait(timeout=20) == 2
    assert second.log.read_text().splitlines()[-1].startswith("The webhook cannot listen on")


def begun(telegram):
    """Lead a patient to the question after the country."""
    patient = telegram.patient()
    patient.say("/start")
    walk(patient, PORES[:2])
    patient.await_seen("last 6 weeks")
    patient.settled()
    return patient


def seconds_to_end(bot):
    began = time.monotonic()
    assert bot.stop(signal.SIGTERM) == 0
    return time.monotonic() - began


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_sigterm_ends_it_within_ten_seconds_though_nothing_answers(telegram, tmp_path, mode):
    """The database is locked and Telegram hangs: what is in hand is left, and nothing is lost."""
    more = webhook_settings() if mode == "webhook" else {}
    if more:
        telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
    with BotProcess(telegram.url, telegram.token, tmp_path, more=more) as bot:
        patient = begun(telegram)
        telegram.fail("sendMessage", "timeout", times=9)
        patient.say("1")
        telegram.await_confirmed(telegram.ids("queued"))
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as locker:
            locker.execute("BEGIN IMMEDIATE")
            patient.say("2")
            telegram.await_delivered(max(telegram.ids("queued")))
            took = seconds_to_end(bot)
            locker.execute("ROLLBACK")
        telegram.heal()
        bot.start()
        patient.await_seen("What would you like to talk about")
        telegram.await_confirmed(telegram.ids("queued"), timeout=30)
    assert took < 10
