"""The judge can say no: of a stock bot that is killed, and of everything that can be wrong."""

import signal
from dataclasses import dataclass, field

import pytest

from tests.crash.bots import RESULT, Act, Shows, StockConversation
from tests.crash.checker import CHECKS, Case, Showing, judge
from tests.crash.driver import PATIENTS, Walk
from tests.emulator import Emulator

MID_WAY = 36
"""Confirmed updates of six patients who need 13 each."""


def killed_mid_way(lives, telegram):
    """Kill the first life, once so many updates are confirmed."""
    if lives.begun == 1 and len(telegram.ids("confirmed")) >= MID_WAY:
        lives.send(signal.SIGKILL)


def test_the_stock_bot_passes_while_nobody_kills_it(tmp_path):
    with Emulator() as telegram:
        bot = StockConversation(telegram, tmp_path)
        walked = Walk(telegram, bot).run()
        verdict = judge(telegram, bot)
    assert (walked.codes, verdict.wrong, verdict.acts) == ([0], {}, PATIENTS * 13)


def test_the_stock_bot_loses_answers_and_strands_everybody_after_one_kill(tmp_path):
    with Emulator() as telegram:
        bot = StockConversation(telegram, tmp_path)
        walked = Walk(telegram, bot).run(trouble=killed_mid_way, patience=1.5)
        verdict = judge(telegram, bot)
    assert (walked.codes, walked.under_way) == ([-signal.SIGKILL, 0], [PATIENTS])
    assert sorted(verdict.wrong) == ["lost", "stranded"]
    assert len(verdict.wrong["stranded"]) == PATIENTS


FIRST, SECOND = Act(1, "one:a"), Act(2, "two:b")
SHOWN = [Showing(Shows(name, name), number) for number, name in enumerate(("one", "two", RESULT))]


@dataclass
class Told:
    """A bot of which everything is simply told; it asks "one" and "two"."""

    kept_answers: set = field(default_factory=lambda: {("one", "a"), ("two", "b")})
    times: dict = field(default_factory=dict)

    def answers(self, act):
        return {tuple(act.data.split(":"))} if act.data else set()

    def route(self, _answers):
        return ["one", "two", RESULT]

    def kept(self, _chat):
        return self.kept_answers

    def times_taken(self, _chat, act):
        return self.times.get(act, 1)


def case(bot, acts=(FIRST, SECOND), showings=SHOWN, confirmed=(1, 2)):
    """Make a patient's case."""
    return Case(bot, 7, list(acts), list(showings), set(confirmed))


JUDGED = {
    "all is well": (case(Told()), []),
    "a result without an answer": (case(Told({("one", "a")}), confirmed=()), ["lost"]),
    "an acknowledged answer is gone": (
        case(Told(set()), acts=[FIRST], showings=SHOWN[:1]),
        ["lost", "stranded"],
    ),
    "an answer was never acknowledged": (
        case(Told(set()), acts=[FIRST], showings=SHOWN[:1], confirmed=()),
        ["stranded"],
    ),
    "an acknowledged tap was not taken": (case(Told(times={FIRST: 0})), ["lost"]),
    "a tap was taken twice": (case(Told(times={SECOND: 2})), ["doubled"]),
    "an answer nobody gave": (
        case(Told({("one", "a"), ("two", "b"), ("two", "c")})),
        ["doubled"],
    ),
    "a question was left out": (case(Told(), showings=SHOWN[::2]), ["astray"]),
    "a question came once more, below a later one": (
        case(Told(), showings=[*SHOWN[:2], SHOWN[0], SHOWN[2]]),
        ["astray"],
    ),
    "a question came twice in a row": (
        case(Told(), showings=[SHOWN[0], SHOWN[0]._replace(message_id=9), *SHOWN[1:]]),
        [],
    ),
    "a patient had to tap again": (case(Told(), acts=[FIRST, SECOND, FIRST]), ["extra"]),
}


@pytest.mark.parametrize("story", JUDGED)
def test_the_judge_names_what_is_wrong_and_nothing_else(story):
    judged, expected = JUDGED[story]
    assert [check.__name__ for check in CHECKS if list(check(judged))] == expected
