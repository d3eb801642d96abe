"""What the tests of the preview share: a Telegram, a patient, Bot API clients, one browser."""

import ssl

import pytest
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

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


PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Knows no certificate, as no address here needs one: to read them takes as long as a test."""


def client(telegram, token=None):
    """Make python-telegram-bot's client for this Telegram."""
    calls, polls = (HTTPXRequest(httpx_kwargs={"verify": PLAIN}) for _ in range(2))
    url = f"{telegram.url}/bot"
    return Bot(token or telegram.token, url, request=calls, get_updates_request=polls)


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
