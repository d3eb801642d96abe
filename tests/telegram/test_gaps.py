"""Contact with Telegram is noted; a gap is made good once, when nothing more waits there."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.records import Taken
from bot.telegram.gaps import Gaps
from db import contact, queries
from db.faults import DatabaseFault

PATIENTS = [bytes([number]) * 32 for number in range(1, 71)]
GAP = 120


def row(subject, at):
    return {
        "subject": subject,
        "chat": b"sealed",
        "run": "abc123",
        "prompt": 1,
        "answers": {"adult": ["yes"]},
        "danger_seen": "none",
        "names_unlocked": False,
        "locale": "en",
        "days": 30,
        "consent_version": "1",
        "flow_version": "1",
        "content_version": "1",
        "started_at": at,
        "last_turn_at": at,
        "erase_at": at + timedelta(days=30),
    }


class Desk:
    """Offers as a turn does, and keeps whom; fails as told."""

    def __init__(self, database):
        self.database, self.offered, self.failures = database, [], {}

    async def offer(self, subject: bytes, back_at: datetime) -> Taken:
        failures = self.failures.get(subject, [])
        if failures:
            raise failures.pop(0)
        if await self.database.write(lambda c: contact.take_offer(c, subject, back_at)):
            self.offered.append(subject)
        return Taken()


class Waits:
    """Patients who wait, a desk, and gaps that run until the test is over."""

    def __init__(self, database, time, log):
        self.database, self.time, self.log = database, time, log
        self.desk, self.stop = Desk(database), asyncio.Event()
        self.gaps = self.of_a_new_process()

    def of_a_new_process(self):
        timing = self.time.timing()
        return Gaps(self.database, GAP, self.desk.offer, list, timing, self.log)

    async def patients(self, subjects):
        for subject in subjects:
            one = row(subject, self.time.now)
            await self.database.write(lambda c, one=one: queries.save_conversation(c, one))

    async def silence(self, seconds):
        self.time.now += timedelta(seconds=seconds)
        await self.gaps.contact()

    async def made_good(self):
        """Let the gap be made good as far as it goes, then end."""
        self.gaps.caught_up()
        running = asyncio.create_task(self.gaps.run(self.stop))
        async with asyncio.timeout(20):
            while await self.database.read(contact.gap_to_make_good):
                assert not running.done()
        self.stop.set()
        await running
        self.stop.clear()


@pytest.fixture
async def waits(database, time, log):
    made = Waits(database, time, log)
    await made.gaps.contact()
    return made


async def test_after_a_gap_everybody_who_waited_is_offered_once_in_steps(waits, log):
    await waits.patients(PATIENTS)
    await waits.silence(GAP + 1)
    await waits.made_good()
    assert sorted(waits.desk.offered) == PATIENTS
    assert log.events.count("gap_made_good") == 1
    assert waits.time.waits.count(1) >= 2


async def test_contact_again_and_again_is_no_gap_however_long_it_lasts(waits):
    await waits.patients(PATIENTS[:1])
    for _ in range(20):
        await waits.silence(GAP - 1)
    assert await waits.database.read(contact.gap_to_make_good) is None


async def test_a_process_that_was_down_too_long_finds_the_gap_when_it_starts(waits):
    await waits.patients(PATIENTS[:2])
    waits.gaps = waits.of_a_new_process()
    await waits.silence(GAP + 15)
    await waits.made_good()
    assert sorted(waits.desk.offered) == PATIENTS[:2]


async def test_a_process_that_dies_in_the_middle_leaves_the_rest_to_the_next(waits):
    await waits.patients(PATIENTS[:3])
    await waits.silence(GAP + 1)
    gap = await waits.database.read(contact.gap_to_make_good)
    await waits.desk.offer(PATIENTS[1], gap.back_at)
    waits.gaps = waits.of_a_new_process()
    await waits.gaps.contact()
    await waits.made_good()
    assert sorted(waits.desk.offered) == PATIENTS[:3]


async def test_one_that_cannot_be_offered_keeps_nobody_else_waiting(waits, log):
    await waits.patients(PATIENTS[:3])
    waits.desk.failures[PATIENTS[0]] = [KeyError("CANARY")] * 9
    await waits.silence(GAP + 1)
    await waits.made_good()
    assert sorted(waits.desk.offered) == PATIENTS[1:3]
    assert log.events.count("offer_failed") == 1


async def test_a_fault_of_the_database_is_waited_for(waits, log):
    await waits.patients(PATIENTS[:1])
    waits.desk.failures[PATIENTS[0]] = [DatabaseFault("locked")]
    await waits.silence(GAP + 1)
    await waits.made_good()
    assert waits.desk.offered == PATIENTS[:1]
    assert "database_fault" in log.events


async def test_nothing_is_offered_before_what_waited_at_telegram_is_taken(waits):
    await waits.patients(PATIENTS[:1])
    await waits.silence(GAP + 1)
    running = asyncio.create_task(waits.gaps.run(waits.stop))
    await waits.database.read(lambda c: c.exec_driver_sql("SELECT 1"))
    assert waits.desk.offered == []
    waits.stop.set()
    await running
