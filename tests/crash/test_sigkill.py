"""SIGKILL at twelve points, four in a walk of six patients: nobody notices."""

import signal

import pytest
from bot_process import webhook_settings

from tests.crash.bots import Askfirst
from tests.crash.checker import judge
from tests.crash.driver import PATIENTS, Walk
from tests.crash.points import POINTS
from tests.emulator import Emulator

WALKS = 3
"""Each goes on through four deaths."""

HOOKED = ("before the commit", "before the 200")
"""The most telling of a webhook; `bench/crash` goes through all of them, many times."""


def killed(telegram, bot, points):
    """Let all patients walk while the bot is killed at one point after the other; judge."""
    walked = Walk(telegram, bot).run(points)
    assert walked.codes == [-signal.SIGKILL] * len(points) + [0]
    assert len(walked.under_way) == len(points)
    assert min(walked.under_way) > PATIENTS / 2
    verdict = judge(telegram, bot)
    assert verdict.wrong == {}
    # How seldom a question comes twice hangs on how busy the machine is: bench/crash counts it.
    assert verdict.repeated <= PATIENTS * len(points)


@pytest.mark.parametrize("points", [tuple(POINTS)[n::WALKS] for n in range(WALKS)], ids="; ".join)
def test_nothing_is_lost_or_doubled_and_nobody_stranded_if_killed(points, tmp_path):
    with Emulator() as telegram:
        killed(telegram, Askfirst(telegram, tmp_path), points)


def test_nothing_is_lost_with_a_webhook_either(tmp_path):
    more = webhook_settings()
    with Emulator() as telegram:
        telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
        killed(telegram, Askfirst(telegram, tmp_path, more), HOOKED)
