"""SIGKILL at twelve points, six patients in mid-questionnaire: nobody notices."""

import signal

import pytest
from bot_process import webhook_settings

from tests.crash.bots import Askfirst
from tests.crash.checker import judge
from tests.crash.driver import PATIENTS, Walk
from tests.crash.points import HOOK_POINTS, POINTS
from tests.emulator import Emulator

MOST_REPEATED = 0.5
"""Questions that may come twice, for each kill, on average."""


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


def killed(telegram, bot, point):
    """Let all patients walk while the bot is killed at a point; judge."""
    walked = Walk(telegram, bot).run([point])
    return walked, judge(telegram, bot)


@pytest.mark.parametrize("point", POINTS)
def test_nothing_is_lost_or_doubled_and_nobody_stranded_if_killed(
    point, tmp_path, ledger, record_property
):
    with Emulator() as telegram:
        bot = Askfirst(telegram, tmp_path)
        walked, verdict = killed(telegram, bot, point)
    record_property("redelivered", verdict.redelivered)
    record_property("repeated", verdict.repeated)
    assert (walked.codes, walked.under_way) == ([-signal.SIGKILL, 0], [PATIENTS])
    assert verdict.wrong == {}
    assert noted(ledger, verdict.repeated) <= MOST_REPEATED * len(POINTS)


HOOKED = ("before the commit", "before the 200")
"""The most telling of a webhook; `bench/crash` goes through all of them, many times."""


@pytest.mark.parametrize("point", HOOKED)
def test_nothing_is_lost_with_a_webhook_either(point, tmp_path):
    assert point in HOOK_POINTS
    more = webhook_settings()
    with Emulator() as telegram:
        telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
        walked, verdict = killed(telegram, Askfirst(telegram, tmp_path, more), point)
    assert (walked.codes, walked.under_way) == ([-signal.SIGKILL, 0], [PATIENTS])
    assert verdict.wrong == {}
    assert verdict.repeated <= PATIENTS
