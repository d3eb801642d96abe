"""SIGKILL at twelve points, four in a walk of six patients: nobody notices."""

import signal

import pytest
from bot_process import webhook_settings

from tests.crash.bots import Askfirst
from tests.crash.checker import judge
from tests.crash.driver import PATIENTS, Walk
from tests.crash.points import POINTS
from tests.emulator import Emulator

MOST_REPEATED = 0.5
"""Questions that may come twice, for each kill, on average."""

WALKS = 3
"""Each goes on through four deaths."""

HOOKED = ("before the commit", "before the 200")
"""The most telling of a webhook; `bench/crash` goes through all of them, many times."""


@pytest.fixture
def ledger(tmp_path_factory, worker_id):
    """Give the page on which all workers note how many questions each kill repeated."""
    base = tmp_path_factory.getbasetemp()
    return (base if worker_id == "master" else base.parent) / "repeated-questions"


def noted(ledger, repeated: int) -> int:
    """Note one kill's figure; return the sum of all so far."""
    with ledger.open("a+") as page:
        page.write(f"{repeated}\n")
        page.seek(0)
        return sum(map(int, page))


def killed(telegram, bot, points):
    """Let all patients walk while the bot is killed at one point after the other; judge."""
    walked = Walk(telegram, bot).run(points)
    assert walked.codes == [-signal.SIGKILL] * len(points) + [0]
    assert len(walked.under_way) == len(points)
    assert min(walked.under_way) > PATIENTS / 2
    verdict = judge(telegram, bot)
    assert verdict.wrong == {}
    return verdict.repeated


@pytest.mark.parametrize("points", [tuple(POINTS)[n::WALKS] for n in range(WALKS)], ids="; ".join)
def test_nothing_is_lost_or_doubled_and_nobody_stranded_if_killed(points, tmp_path, ledger):
    with Emulator() as telegram:
        repeated = killed(telegram, Askfirst(telegram, tmp_path), points)
    assert noted(ledger, repeated) <= MOST_REPEATED * len(POINTS)


def test_nothing_is_lost_with_a_webhook_either(tmp_path):
    more = webhook_settings()
    with Emulator() as telegram:
        telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
        repeated = killed(telegram, Askfirst(telegram, tmp_path, more), HOOKED)
    assert repeated <= PATIENTS
