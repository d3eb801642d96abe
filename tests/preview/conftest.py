"""What the tests of the preview share: a Telegram, a patient and a real Bot API client."""

import pytest
import pytest_asyncio
from telegram import Bot

from tests.emulator import Emulator, HandClock


@pytest.fixture
def clock():
    """Time that stands until a test moves it."""
    return HandClock()


@pytest.fixture
def telegram(clock):
    """Telegram on this machine."""
    with Emulator(clock) as emulator:
        yield emulator


@pytest.fixture
def patient(telegram):
    """A patient who has pressed START."""
    patient = telegram.patient(first_name="Ann", username="ann")
    patient.command("start")
    return patient


def client(telegram, token=None):
    """Make python-telegram-bot's client for this Telegram."""
    return Bot(token or telegram.token, base_url=f"{telegram.url}/bot")


@pytest_asyncio.fixture
async def bot(telegram, monkeypatch):
    """The client, open."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with client(telegram) as bot:
        yield bot
