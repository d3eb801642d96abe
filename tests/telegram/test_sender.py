"""The outbox: in order, once if it can be helped, never never."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.records import Posted
from bot.telegram.refusals import NotSent, Refused, Unknown
from bot.telegram.sender import Sender
from db import outbox, queries
from db.faults import DatabaseFault
from db.outbox import NewMessage
from db.subjects import erase_subject

ANNE, BERT = b"a" * 32, b"b" * 32


async def until(condition):
    """Let the others work until something is so."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0)


def body(text, **more):
    return {"kind": "send", "chat": 1, "text": text, "keyboard": [], "message_ids": []} | more


@pytest.fixture
async def office(database, far, time, log):
    """Give the sender and a way to commit messages and post them."""

    class Office:
        sender = Sender(database, far.deliver, time.timing(), log)

        async def commit(self, subject, *bodies):
            now, lease = time.now, time.now + timedelta(seconds=30)
            rows = [NewMessage(b["text"].encode(), b.get("prompt")) for b in bodies]
            numbers = await database.write(lambda c: outbox.add(c, subject, rows, now, lease))
            return [Posted(n, subject, now, 0, b) for n, b in zip(numbers, bodies, strict=True)]

        async def post(self, subject, *texts):
            self.sender.post(await self.commit(subject, *map(body, texts)))

        async def left(self):
            return [row.body.decode() for row in await database.read(outbox.pending)]

    return Office()


async def test_a_chat_is_served_in_order_and_nothing_is_left(office, far):
    await office.post(ANNE, "1", "2", "3")
    await office.sender.idle()
    assert (far.got, await office.left()) == (["1", "2", "3"], [])


async def test_chats_do_not_wait_for_one_another(office, far):
    far.held["1"] = asyncio.Event()
    await office.post(ANNE, "1")
    await office.post(BERT, "2", "3")
    await until(lambda: len(far.got) == 2)
    far.held["1"].set()
    await office.sender.idle()
    assert far.got == ["2", "3", "1"]


async def test_at_most_thirty_are_sent_at_once(office, far):
    for number in range(90):
        await office.post(number.to_bytes(32, "big"), str(number))
    await office.sender.idle()
    assert (len(far.got), far.most_at_once <= 30) == (90, True)


async def test_rows_posted_out_of_order_are_sent_in_the_order_of_the_outbox(office, far):
    far.held["1"] = asyncio.Event()
    first, second, third = await office.commit(ANNE, body("1"), body("2"), body("3"))
    office.sender.post([first])
    office.sender.post([third])
    office.sender.post([second])
    far.held["1"].set()
    await office.sender.idle()
    assert far.got == ["1", "2", "3"]


async def test_what_was_not_sent_is_sent_again_later_and_later(office, far, time):
    far.failures["1"] = [NotSent() for _ in range(9)]
    await office.post(ANNE, "1", "2")
    await office.sender.idle()
    expected = [0.5, 1, 2, 4, 8, 16, 32, 60, 60]
    assert (expected, ["1", "2"], []) == (time.waits, far.got, await office.left())


async def test_telegrams_own_pause_is_kept(office, far, time):
    far.failures["1"] = [NotSent(retry_after=300)]
    await office.post(ANNE, "1")
    await office.sender.idle()
    assert time.waits == [300]


async def test_one_chat_told_to_wait_waits_alone(office, far, time):
    far.failures["1"] = [NotSent(retry_after=300)]
    time.free.clear()
    await office.post(ANNE, "1")
    await until(lambda: time.waits)
    await office.post(BERT, "2")
    await until(lambda: far.got)
    before = list(far.got)
    time.free.set()
    await office.sender.idle()
    assert (before, far.got) == (["2"], ["2", "1"])


async def test_once_two_chats_are_told_to_wait_all_wait(office, far, time, log):
    """A refusal never says whom it concerns; two at a time concern the whole bot."""
    far.failures = {"1": [NotSent(retry_after=300)], "2": [NotSent(retry_after=200)]}
    time.free.clear()
    await office.post(ANNE, "1")
    await office.post(BERT, "2")
    await until(lambda: len(time.waits) == 2)
    await office.post(b"c" * 32, "3")
    await until(lambda: len(time.waits) == 3)
    held = list(far.got)
    time.free.set()
    await office.sender.idle()
    assert (held, sorted(far.got), sorted(time.waits)[:3]) == ([], ["1", "2", "3"], [200, 200, 300])
    assert log.events.count("sends_paused") == 1


async def test_another_attempt_has_a_new_lease_on_disk(office, far, time, database):
    far.failures["1"] = [NotSent(retry_after=300)]
    await office.post(ANNE, "1")
    await until(lambda: time.waits)
    far.held["1"] = asyncio.Event()
    await until(lambda: far.at_once)
    (row,) = await database.read(outbox.pending)
    far.held["1"].set()
    await office.sender.idle()
    assert (1, timedelta(seconds=330)) == (row.attempts, row.lease_until - row.not_before)


async def test_what_may_have_arrived_waits_for_its_lease(office, far, time):
    far.failures["1"] = [Unknown()]
    await office.post(ANNE, "1", "2")
    await office.sender.idle()
    assert (time.waits, far.got) == ([30], ["1", "2"])


async def test_a_tap_that_proves_arrival_frees_the_next_question_at_once(
    office, far, time, database
):
    """The question may have arrived; its own button is pressed before the lease is over."""
    far.failures["1"] = [Unknown()]
    time.free.clear()
    await office.post(ANNE, "1")
    await until(lambda: time.waits)
    (row,) = await database.read(outbox.pending)
    await database.write(lambda c: outbox.drop(c, row.outbox_id))
    await office.post(ANNE, "2")
    await office.sender.idle()
    assert far.got == ["2"]


async def test_a_poke_without_proof_changes_nothing(office, far, time):
    far.failures["1"] = [Unknown()]
    time.free.clear()
    await office.post(ANNE, "1")
    await until(lambda: time.waits)
    await office.post(ANNE, "2")
    await until(lambda: len(time.waits) == 2)
    during = list(far.got)
    time.free.set()
    await office.sender.idle()
    assert (during, far.got) == ([], ["1", "2"])


async def test_what_was_erased_meanwhile_is_not_sent(office, far, database):
    far.held["1"] = asyncio.Event()
    await office.post(ANNE, "1", "2")
    await until(lambda: far.at_once)
    await database.write(lambda c: erase_subject(c, ANNE))
    await office.post(ANNE, "erased")
    far.held["1"].set()
    await office.sender.idle()
    assert far.got == ["1", "erased"]


async def test_whoever_is_gone_is_sent_nothing_more_until_they_come_back(office, far, log):
    far.failures["1"] = [Refused(gone=True)]
    await office.post(ANNE, "1", "2")
    await office.sender.idle()
    await office.post(ANNE, "3")
    await office.sender.idle()
    assert (far.got, await office.left(), log.events) == (["3"], [], ["chat_gone"])


@pytest.mark.parametrize("error", [Refused(gone=False), KeyError("CANARY")])
async def test_a_message_that_will_never_do_does_not_block_the_chat(office, far, log, error):
    far.failures["1"] = [error]
    await office.post(ANNE, "1", "2")
    await office.sender.idle()
    told = str(log.lines)
    assert (
        far.got,
        await office.left(),
        log.events,
        "CANARY" in told,
    ) == (["2"], [], ["send_refused"], False)


async def test_a_fault_while_marking_never_sends_twice(office, far, time, database, log):
    failing = [DatabaseFault("full"), DatabaseFault("locked")]
    write = database.write

    async def faulty(run):
        if far.got and failing:
            raise failing.pop(0)
        return await write(run)

    database.write = faulty
    await office.post(ANNE, "1", "2")
    await office.sender.idle()
    expected = (["1", "2"], [], ["mark_postponed"] * 2, [0.5, 1])
    assert expected == (far.got, await office.left(), log.events, time.waits)


async def test_what_only_changes_a_message_keeps_nobody_waiting_for_its_mark(office, far, database):
    written, write = asyncio.Event(), database.write

    async def slow(run):
        if far.got:
            await written.wait()
        return await write(run)

    database.write, far.changes = slow, ("1",)
    await office.post(ANNE, "1", "2", "3")
    await until(lambda: len(far.got) == 2)
    waiting = await office.left()
    written.set()
    await office.sender.idle()
    assert waiting == ["1", "2", "3"]
    assert (far.got, await office.left()) == (["1", "2", "3"], [])


async def test_a_sent_prompt_is_known_to_its_later_edit(office, far, database, time):
    row = {"chat": b"", "run": "abc123", "prompt": 4, "answers": {}, "danger_seen": "none"}
    more = {"names_unlocked": False, "locale": "en", "days": 30, "consent_version": "1"}
    versions = {"flow_version": "1", "content_version": "1", "started_at": time.now}
    times = {"last_turn_at": time.now, "erase_at": time.now, "subject": ANNE}
    empty = dict.fromkeys(("words", "draft", "opened", "clinic", "campaign"))
    await database.write(
        lambda c: queries.save_conversation(c, row | more | versions | times | empty)
    )
    bodies = (body("ask", prompt=4), body("answered", kind="edit", edits=4))
    office.sender.post(await office.commit(ANNE, *bodies))
    await office.sender.idle()
    assert (far.got, far.known) == (["ask", "answered"], [(), (101,)])


async def test_a_new_process_takes_up_what_was_left_when_its_lease_is_over(
    office, far, time, database, log
):
    await office.commit(ANNE, body("1"), body("2"))
    later = Sender(database, far.deliver, time.timing(), log)
    await later.start(lambda _subject, sealed: body(sealed.decode()))
    await later.idle()
    assert (far.got, time.waits) == (["1", "2"], [30])


async def test_after_a_start_a_tap_that_waited_proves_delivery_before_anything_is_sent_again(
    office, far, time, database, log
):
    await office.commit(ANNE, body("1", prompt=1))
    time.now += timedelta(hours=1)
    time.free.clear()
    later = Sender(database, far.deliver, time.timing(), log)
    await later.start(lambda _subject, sealed: body(sealed.decode()))
    await until(lambda: time.waits or far.got)
    await database.write(lambda c: outbox.prove_delivered(c, ANNE, 1))
    later.post(await office.commit(ANNE, body("2")))
    time.free.set()
    await later.idle()
    assert (far.got, time.waits) == (["2"], [3])


async def test_a_row_that_cannot_be_read_does_not_stop_the_others(office, far, time, database, log):
    await office.commit(ANNE, body("1"), body("2"))
    later = Sender(database, far.deliver, time.timing(), log)

    def unseal(_subject, sealed):
        if sealed == b"1":
            raise ValueError("CANARY")
        return body(sealed.decode())

    await later.start(unseal)
    await later.idle()
    assert (far.got, log.events) == (["2"], ["outbox_unreadable", "outbox_loaded"])


async def test_draining_finishes_what_goes_and_leaves_what_waits(office, far, time):
    far.failures["waits"] = [Unknown()]
    time.free.clear()
    far.held["goes"] = asyncio.Event()
    await office.post(ANNE, "waits", "after")
    await office.post(BERT, "goes", "next")
    await until(lambda: time.waits and far.at_once)
    drained = asyncio.ensure_future(office.sender.drain(5))
    await asyncio.sleep(0)
    far.held["goes"].set()
    left = await drained
    await office.post(BERT, "too late")
    expected = (2, ["goes", "next"], ["waits", "after", "too late"])
    assert expected == (left, far.got, await office.left())


async def test_draining_does_not_wait_for_ever(office, far):
    far.held["1"] = asyncio.Event()
    await office.post(ANNE, "1")
    await until(lambda: far.at_once)
    left = await office.sender.drain(0.01)
    assert (left, await office.left()) == (1, ["1"])


async def test_an_error_of_a_statement_leaves_the_chat_able_to_go_on(office, far, database, log):
    def broken(*_):
        raise RuntimeError("CANARY")

    await office.post(ANNE, "1")
    event.listen(database._reading, "begin", broken)
    await office.sender.idle()
    event.remove(database._reading, "begin", broken)
    await office.post(ANNE, "2")
    await office.sender.idle()
    assert (far.got, log.events) == (["2"], ["crashed"])
