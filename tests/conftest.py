"""What all tests share: a skip is a failure where everything must run."""

import os

import pytest

from bot.content.catalogue import load
from tests.preview.pseudo import pseudo_content


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


@pytest.fixture(scope="session")
def pseudo_words(tmp_path_factory):
    """English, and the same texts in letters of scripts that nobody has translated into yet."""
    return load(pseudo_content(tmp_path_factory.mktemp("pseudo")))
