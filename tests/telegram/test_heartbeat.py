"""Behind a webhook silence is no gap; no answer from Telegram is one, and failed deliveries are."""

import asyncio
from datetime import timedelta

import pytest

from bot.telegram.gaps import Gaps
from bot.telegram.heartbeat import Heartbeat
from db import contact

GAP = 120


@pytest.fixture
async def gaps(database, time, log):
    async def offer(subject, back_at):
        raise AssertionError((subject, back_at))

    made = Gaps(database, GAP, offer, list, time.timing(), log)
    await made.contact()
    return made


def info(telegram, waiting=0, error=None):
    told = {"url": "https://bot.example.org/x", "has_custom_certificate": False}
    told["pending_update_count"] = waiting
    if error:
        told["last_error_date"] = int(error.timestamp())
    return telegram.ok(told)


@pytest.fixture
def beat(telegram, client, gaps, time, log):
    """Let the heart beat so often, then end."""

    async def run(times):
        stop = asyncio.Event()
        beating = Heartbeat(client, gaps, GAP, time.timing(), log)
        task = asyncio.create_task(beating.run(stop))
        await telegram.until("getWebhookInfo", len(telegram.of("getWebhookInfo")) + times)
        stop.set()
        await task

    return run


async def is_open(database):
    return await database.read(contact.gap_to_make_good) is not None


async def test_a_quiet_night_is_no_gap(telegram, beat, database, time):
    telegram.script["getWebhookInfo"] = [info(telegram)]
    before = time.now
    await beat(20)
    assert time.now - before > timedelta(seconds=4 * GAP)
    assert not await is_open(database)


async def test_without_an_answer_from_telegram_it_becomes_one(telegram, beat, database, log):
    failures = [telegram.refusal(500, "Internal Server Error")] * 8
    telegram.script["getWebhookInfo"] = [*failures, info(telegram)]
    await beat(10)
    assert await is_open(database)
    assert "heartbeat_missed" in log.events


async def test_updates_that_cannot_be_brought_make_one_too(telegram, beat, database, time):
    failing = [info(telegram, 3, time.now + timedelta(seconds=beats)) for beats in range(1, 8)]
    telegram.script["getWebhookInfo"] = [*failing, info(telegram)]
    await beat(9)
    assert await is_open(database)


async def test_updates_that_wait_without_an_error_are_no_gap(telegram, beat, database, gaps, time):
    telegram.script["getWebhookInfo"] = [info(telegram, 3, time.now - timedelta(hours=1))]
    await beat(9)
    assert not await is_open(database)
    assert gaps.last is not None
