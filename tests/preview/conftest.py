"""What the tests of the preview share: a Telegram, a patient, Bot API clients, one browser."""

import pytest
import pytest_asyncio
from telegram import Bot

from tests.emulator import Emulator, HandClock
from tests.preview.beside import Beside
from tests.preview.browser import opened


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


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo with the real bot, one for all pages: every page is another patient."""
    with Beside(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


@pytest_asyncio.fixture(loop_scope="session")
async def page(request, browser, demo):
    """The demo's page on a desktop, or on the screen a test names."""
    async with opened(browser, demo.url, getattr(request, "param", "desktop")) as page:
        yield page
