"""Nothing is confirmed to Telegram before it is on disk."""

import asyncio

import pytest

from bot.telegram.polling import Polling
from db.faults import DatabaseFault
from tests.telegram.conftest import update


def tap(number, data="abc123.1.yes"):
    message = update(number)["message"]
    query = {"id": f"q{number}", "from": message["from"], "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": query | {"message": message}}


BROKEN = {"update_id": 12, "message": {"date": "CANARY"}}


@pytest.fixture
async def polled(telegram, client, bot, time, log):
    """Poll until a method was called so often, then stop."""

    async def until(method, times):
        polling = Polling(client, bot.handling(client, log), time.timing(), log, 0.2)
        stop = asyncio.Event()
        running = asyncio.create_task(polling.run(stop))
        await telegram.until(method, times)
        stop.set()
        async with asyncio.timeout(5):
            await running

    return until


def offsets(telegram):
    return [call.get("offset") for call in telegram.of("getUpdates")]


async def test_the_offset_moves_past_what_was_taken(telegram, bot, polled):
    telegram.script["getUpdates"] = [telegram.ok([update(10), update(11)]), telegram.HANG]
    await polled("getUpdates", 2)
    expected = ([10, 11], [10, 11], [None, 12])
    assert expected == (bot.taken, bot.posted, offsets(telegram))


async def test_nobody_who_waited_through_a_start_or_a_failure_waits_for_a_long_poll(
    telegram, polled
):
    failed = telegram.refusal(502, "Bad Gateway")
    telegram.script["getUpdates"] = [*map(telegram.ok, ([], [])), failed, telegram.HANG]
    await polled("getUpdates", 4)
    waits = [float(call.get("timeout", 0)) for call in telegram.of("getUpdates")]
    assert waits == [0, 0.2, 0.2, 0]


async def test_only_the_kinds_we_understand_are_asked_for(telegram, polled):
    await polled("getUpdates", 1)
    (call,) = telegram.of("getUpdates")
    expected = ["message", "edited_message", "callback_query", "my_chat_member"]
    assert expected == call["allowed_updates"]


async def test_nothing_is_confirmed_before_the_whole_batch_is_committed(
    telegram, bot, client, time, log
):
    telegram.script["getUpdates"] = [telegram.ok([update(10), update(11)]), telegram.HANG]
    bot.held.clear()
    polling = Polling(client, bot.handling(client, log), time.timing(), log, 0.2)
    stop = asyncio.Event()
    running = asyncio.create_task(polling.run(stop))
    await telegram.until("getUpdates", 1)
    stop.set()
    before = len(telegram.of("getUpdates"))
    bot.held.set()
    await running
    assert (before, bot.taken) == (1, [10, 11])


async def test_a_fault_of_the_database_confirms_nothing_and_the_same_comes_again(
    telegram, bot, polled, time, log
):
    batch = telegram.ok([update(10), update(11)])
    telegram.script["getUpdates"] = [batch, batch, telegram.HANG]
    bot.failures[11] = [DatabaseFault("full")]
    await polled("getUpdates", 3)
    expected = ([10, 10, 11], [], [None, None, 12], [0.5])
    assert expected == (bot.taken, bot.rejected, offsets(telegram), time.waits)
    assert log.lines[:2] == [
        {
            "event": "database_fault",
            "level": "warning",
            "kind": "full",
            "attempts": 1,
            "seconds": 0.5,
        },
        {"event": "poll_recovered", "level": "info", "attempts": 1},
    ]


async def test_an_update_that_cannot_be_read_is_rejected_and_confirmed(telegram, bot, polled, log):
    telegram.script["getUpdates"] = [telegram.ok([update(11), BROKEN, update(13)]), telegram.HANG]
    await polled("getUpdates", 2)
    expected = ([11, 13], [12], 14, False)
    rejected = [number for number, _ in bot.rejected]
    canary = "CANARY" in str(log.lines)
    assert expected == (bot.taken, rejected, offsets(telegram)[-1], canary)


async def test_an_error_of_a_turn_is_rejected_and_confirmed(telegram, bot, polled):
    telegram.script["getUpdates"] = [telegram.ok([update(10), update(11)]), telegram.HANG]
    bot.failures[10] = [KeyError("CANARY")]
    await polled("getUpdates", 2)
    assert (bot.taken, bot.rejected, offsets(telegram)[-1]) == ([11], [(10, "KeyError")], 12)


async def test_a_rejection_that_fails_for_want_of_a_database_confirms_nothing(
    telegram, bot, polled
):
    telegram.script["getUpdates"] = [telegram.ok([BROKEN]), telegram.HANG]
    bot.reject_fails = DatabaseFault("locked")
    await polled("getUpdates", 2)
    assert offsets(telegram) == [None, None]


async def test_a_rejection_that_fails_by_itself_stops_nobody_else(telegram, bot, polled, log):
    telegram.script["getUpdates"] = [telegram.ok([BROKEN]), telegram.HANG]
    bot.reject_fails = KeyError("CANARY")
    await polled("getUpdates", 2)
    assert (offsets(telegram), log.events) == ([None, 13], ["turn_quarantined", "crashed"])


async def test_an_update_that_is_not_for_us_is_confirmed(telegram, bot, polled):
    telegram.script["getUpdates"] = [telegram.ok([{"update_id": 5}]), telegram.HANG]
    await polled("getUpdates", 2)
    assert (bot.taken, offsets(telegram)[-1]) == ([], 6)


async def test_numbers_may_start_anew_after_a_quiet_week(telegram, polled):
    telegram.script["getUpdates"] = [
        telegram.ok([update(900)]),
        telegram.ok([update(7)]),
        telegram.HANG,
    ]
    await polled("getUpdates", 3)
    assert offsets(telegram) == [None, 901, 8]


@pytest.mark.parametrize(
    ("code", "event"),
    [(409, "poll_conflict"), (401, "poll_refused"), (502, "poll_failed")],
)
async def test_a_refused_poll_is_tried_again(telegram, polled, time, log, code, event):
    refused = telegram.refusal(code, "CANARY")
    telegram.script["getUpdates"] = [refused, refused, telegram.ok([]), telegram.HANG]
    await polled("getUpdates", 4)
    assert ([0.5, 1], [event, event, "poll_recovered"]) == (time.waits, log.events)


async def test_a_reset_connection_is_tried_again(telegram, bot, polled):
    telegram.script["getUpdates"] = [telegram.RESET, telegram.ok([update(1)]), telegram.HANG]
    await polled("getUpdates", 3)
    assert bot.taken == [1]


async def test_telegrams_own_pause_is_kept(telegram, polled, time):
    busy = telegram.refusal(429, "Too Many Requests: retry after 9", retry_after=9)
    telegram.script["getUpdates"] = [busy, telegram.HANG]
    await polled("getUpdates", 2)
    assert time.waits == [9]


@pytest.mark.parametrize("toast", [None, "Already answered"])
async def test_a_tap_is_answered_after_its_commit(telegram, bot, polled, toast):
    bot.toast = toast
    telegram.script["getUpdates"] = [telegram.ok([tap(10)]), telegram.HANG]
    await polled("answerCallbackQuery", 1)
    expected = {"callback_query_id": "q10"} | ({"text": toast} if toast else {})
    assert [expected] == telegram.of("answerCallbackQuery")


async def test_an_answer_that_comes_too_late_harms_nobody(telegram, bot, polled, log):
    late = telegram.refusal(400, "Bad Request: query is too old and response timeout expired")
    telegram.script["answerCallbackQuery"] = [late]
    telegram.script["getUpdates"] = [telegram.ok([tap(10)]), telegram.HANG]
    await polled("answerCallbackQuery", 1)
    assert (bot.taken, log.events) == ([10], ["tap_unanswered"])


async def test_a_webhook_that_is_still_set_is_said_with_what_to_do(telegram, polled, log):
    words = (
        "Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first"
    )
    telegram.script["getUpdates"] = [telegram.refusal(409, words), telegram.HANG]
    await polled("getUpdates", 2)
    said = log.lines[0]
    assert (said["event"], said["reason"]) == ("webhook_active", "run_askfirst_setup")


async def test_a_batch_that_hangs_is_left_to_telegram_when_the_bot_is_told_to_stop(
    telegram, bot, client, time, log, monkeypatch
):
    monkeypatch.setattr("bot.telegram.polling.FINISH_SECONDS", 0.01)
    telegram.script["getUpdates"] = [telegram.ok([update(10)]), telegram.HANG]
    bot.held.clear()
    polling = Polling(client, bot.handling(client, log), time.timing(), log, 0.2)
    stop = asyncio.Event()
    running = asyncio.create_task(polling.run(stop))
    await telegram.until("getUpdates", 1)
    stop.set()
    await running
    assert (bot.taken, len(telegram.of("getUpdates")), log.events) == ([], 1, [])


async def test_stopping_does_not_wait_for_the_long_poll(telegram, polled):
    await polled("getUpdates", 1)
    assert len(telegram.of("getUpdates")) == 1
