"""One patient's flood: twenty are taken, one notice, and no word of danger is passed over."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from bot.flows.events import Attached, Commanded, Edited, Forwarded, Tapped, Wrote
from bot.records import Heard
from bot.telegram.flood import WAITING, Flood

ANNE, BERT = 1, 2
NUMBERS = itertools.count(1000)


@pytest.fixture
def rescued():
    return []


@pytest.fixture
def flood(time, log, rescued):
    async def rescue(heard):
        rescued.append(heard.update_id)

    def is_danger(heard):
        return "breathe" in str(heard.event) or isinstance(heard.event, Commanded | Tapped)

    return Flood(is_danger, rescue, time.timing(), log)


def heard(event, number=7, chat=ANNE):
    return Heard(number, f"m:{number}", "message", chat, event)


async def read(flood):
    while flood._tasks:
        await asyncio.wait(flood._tasks)


def verdict(flood, chat=ANNE):
    """Send something new."""
    return flood.verdict(heard(Wrote("hello"), next(NUMBERS), chat))


def verdicts(flood, count):
    return [verdict(flood) for _ in range(count)]


async def test_twenty_are_taken_then_one_notice_then_silence(flood):
    assert verdicts(flood, 23) == ["take"] * 20 + ["tell", "drop", "drop"]


async def test_others_are_not_concerned(flood):
    verdicts(flood, 30)
    assert verdict(flood, BERT) == "take"


async def test_after_ten_seconds_twenty_more_are_taken(flood, time):
    verdicts(flood, 21)
    time.now += timedelta(seconds=9.9)
    before = verdict(flood)
    time.now += timedelta(seconds=0.1)
    assert (before, verdicts(flood, 21)) == ("drop", ["take"] * 20 + ["drop"])


async def test_what_comes_again_is_not_counted_again(flood, time):
    """A fault of the database brings the same updates back; it must not make them a flood."""
    same = [heard(Wrote("hello"), number) for number in range(20)]
    again = [flood.verdict(one) for one in same * 3]
    assert (set(again), verdict(flood)) == ({"take"}, "tell")


async def test_a_notice_that_could_not_be_written_is_given_later(flood):
    verdicts(flood, 20)
    first = verdict(flood)
    flood.untold(heard(Wrote("hello")))
    assert (first, verdict(flood), verdict(flood)) == ("tell", "tell", "drop")


async def test_a_new_flood_gets_a_new_notice(flood, time):
    verdicts(flood, 22)
    time.now += timedelta(seconds=10)
    assert verdicts(flood, 21)[-1] == "tell"


async def test_two_a_second_are_never_too_many(flood, time):
    for _ in range(100):
        assert verdict(flood) == "take"
        time.now += timedelta(seconds=0.5)


@pytest.mark.parametrize(
    "event",
    [
        Wrote("i cannot breathe"),
        Edited("i cannot breathe"),
        Forwarded("i cannot breathe"),
        Attached("photo", "i cannot breathe"),
        Commanded("unwell"),
        Tapped("abc123", 1, "signs"),
    ],
)
async def test_a_dropped_word_of_danger_is_rescued_once_in_ten_seconds(flood, rescued, time, event):
    verdicts(flood, 20)
    for number in range(3):
        verdict(flood)
        flood.let_go(heard(event, number))
        await read(flood)
    assert rescued == [0]
    time.now += timedelta(seconds=10)
    verdicts(flood, 21)
    flood.let_go(heard(event, 9))
    await read(flood)
    assert rescued == [0, 9]


async def test_what_says_nothing_is_not_read(flood, rescued):
    verdicts(flood, 21)
    for event in (Attached("photo"), Commanded("help"), Tapped("abc123", 1, "answer")):
        flood.let_go(heard(event))
    assert (flood._tasks, rescued) == (set(), [])


async def test_of_more_than_can_wait_the_newest_are_read(flood, rescued):
    verdicts(flood, 21)
    flood.let_go(heard(Wrote("i cannot breathe"), 1))
    for number in range(WAITING):
        flood.let_go(heard(Wrote("hello"), number))
    flood.let_go(heard(Wrote("i cannot breathe now"), 99))
    await read(flood)
    assert rescued == [99]


async def test_a_reading_that_fails_is_logged_without_its_words(time, log):
    def broken(_heard):
        raise KeyError("CANARY")

    async def rescue(_heard):
        raise AssertionError

    flood = Flood(broken, rescue, time.timing(), log)
    verdicts(flood, 21)
    flood.let_go(heard(Wrote("CANARY")))
    await read(flood)
    assert (log.events, "CANARY" in str(log.lines)) == (["crashed"], False)


async def test_whoever_was_calm_is_forgotten(flood, time):
    verdicts(flood, 25)
    time.now += timedelta(seconds=30)
    verdict(flood, BERT)
    assert set(flood._streams) == {BERT}
