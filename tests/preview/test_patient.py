"""The patient of the tests: acts, waits without sleeping, and fails with what stands on screen."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
import pytest_asyncio

from tests.emulator import Emulator
from tests.preview.standin import run

STANDIN = Path(__file__).with_name("standin.py")


@pytest.fixture
def elsewhere():
    """Telegram with a bot in another process."""
    with Emulator() as telegram:
        environ = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
        command = [sys.executable, STANDIN]
        with subprocess.Popen(command, env={**os.environ, **environ}) as bot:
            yield telegram
            bot.kill()


@pytest_asyncio.fixture
async def here():
    """Telegram with a bot in the loop of the test."""
    with Emulator() as telegram:
        ready = asyncio.Event()
        bot = asyncio.create_task(run(telegram.token, telegram.url, ready))
        await ready.wait()
        yield telegram
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)


def test_a_patient_waits_for_a_bot_in_another_process(elsewhere):
    patient = elsewhere.patient()
    patient.command("start", "clinic")
    welcome = patient.await_reply()
    patient.tap("I am 18 or older, start")
    question = patient.await_seen("bother")
    patient.tap("☐ Pores", question)
    settled = patient.settled()
    assert patient.buttons == ["☑ Pores", "☐ Lines", "Done", "Why do you ask?"]
    assert [seen.text for seen in settled][:2] == ["/start clinic", "✓ You are 18 or older"]
    assert (welcome.id, patient.spinning) == (settled[1].id, [])
    elsewhere.await_confirmed(elsewhere.ids("queued"))


async def test_a_patient_waits_for_a_bot_in_the_same_loop(here):
    patient = here.patient()
    patient.command("start")
    await patient.reply()
    patient.tap("I am 18 or older, start")
    await patient.sees("Which of these")
    patient.tap("Why do you ask?")
    await patient.calm()
    assert patient.toasts == ["", "So that I know what to tell you."]


def test_a_wait_that_fails_shows_the_screen():
    with Emulator() as telegram:
        patient = telegram.patient()
        patient.say("anybody?")
        with pytest.raises(AssertionError) as failed:
            patient.await_reply(timeout=0.01)
    assert str(failed.value) == (
        "waited 0.01 s for a reply; the patient sees:\npatient #1: anybody?"
    )


def test_a_label_that_is_not_there_fails_with_the_screen(patient):
    with pytest.raises(AssertionError, match=r"no button 'go'; the patient sees"):
        patient.tap("go")
