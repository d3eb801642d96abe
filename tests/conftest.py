"""What all tests share: a skip is a failure where everything must run."""

import gc
import os
import re
from functools import cache
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio
from chat import Chat
from playwright.async_api import async_playwright
from xdist.scheduler import LoadScopeScheduling

from bot.content.catalogue import load
from tests.preview.browser import CHROMIUM, FLAGS
from tests.preview.pseudo import pseudo_content

# A machine that is busy makes single examples slow, and finds nothing by it.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for no garbage while all is imported, which took half of the time; it stays anyway."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """Turn every skip into a failure under REQUIRE_ALL=1: CI never passes by leaving out."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr[2]}"


def pytest_addoption(parser):
    """Let a changed wording be taken into the journeys, and a changed look into the pictures."""
    parser.addoption("--update", action="store_true", help="write what the bot says now")
    parser.addoption("--pictures", action="store_true", help="take the pictures of the README anew")


@pytest.fixture
def chat(tmp_path):
    """One patient before the bot, of whom nothing is known yet."""
    opened = Chat(tmp_path / "chat.db")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def pseudo_words(tmp_path_factory):
    """English, and the same texts in letters of scripts that nobody has translated into yet."""
    return load(pseudo_content(tmp_path_factory.mktemp("pseudo")))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser():
    """Debian's Chromium, one for all pages."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


class Together(LoadScopeScheduling):
    """Gives tests that share what is slow to start to one worker, first, so that it starts once."""

    def _split_scope(self, nodeid):
        return _shares(nodeid.partition("::")[0]) or nodeid


SHARED = {
    "pages": re.compile("^pytestmark = in_chromium$", re.MULTILINE),
    "bots": re.compile("^from (bot_process|tests.nursery) import (?!ROOT$)", re.MULTILINE),
    "words": re.compile("^tests/understanding/"),
    "space": re.compile("^from space import ", re.MULTILINE),
}
"""What is shared -> how a file tells, by its path or its lines, that it takes part.

Chromium; the nursery of bots; all that reads typed text; the tree of all answers.
"""


@cache
def _shares(file):
    told = f"{file}\n{(Path(__file__).parent.parent / file).read_text('utf-8')}"
    return next((name for name, sign in SHARED.items() if sign.search(told)), None)


def pytest_xdist_make_scheduler(config, log):
    """Share the tests out."""
    return Together(config, log)
