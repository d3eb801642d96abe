"""The emulator brings updates as Telegram's own server does; each rule names its source.

WebhookActor.cpp and Client.cpp are files of github.com/tdlib/telegram-bot-api.
"""

import asyncio
import json
import random

import pytest
from telegram.error import BadRequest, RetryAfter

from preview.limits import LIMITS
from tests.emulator import Emulator
from tests.preview.conftest import client

HANG = "hang"


class Ear:
    """A webhook that answers as told: 200 unless something else is scripted for a text."""

    def __init__(self):
        self.heard, self.secrets, self.script = [], [], {}
        self.held, self.at_once, self.most = asyncio.Event(), 0, 0
        self.held.set()
        self.news = asyncio.Condition()
        self._writers = set()

    async def open(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook"

    async def close(self):
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await self._server.wait_closed()

    async def until(self, count):
        """Wait until so many updates were brought."""
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(lambda: len(self.heard) >= count)
        return self.heard

    async def _serve(self, reader, writer):
        self._writers.add(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            # The emulator hung up.
            pass
        finally:
            writer.close()

    async def _one(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        fields = dict(line.split(": ", 1) for line in head.split("\r\n") if ": " in line)
        update = json.loads(await reader.readexactly(int(fields["content-length"])))
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        async with self.news:
            self.heard.append(said(update))
            self.secrets.append(fields.get("x-telegram-bot-api-secret-token"))
            self.news.notify_all()
        await self.held.wait()
        self.at_once -= 1
        answers = self.script.get(said(update), [])
        answer = answers.pop(0) if answers else "200 OK"
        if answer == HANG:
            await reader.read()
            return False
        writer.write(f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        return True


def said(update):
    query = update.get("callback_query")
    changed = update.get("my_chat_member", {}).get("new_chat_member")
    return query["data"] if query else changed["status"] if changed else update["message"]["text"]


@pytest.fixture
async def ear():
    opened = Ear()
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def hooked(bot, ear):
    """Have updates brought to the ear."""
    await bot.set_webhook(ear.url, secret_token="s3cret", max_connections=2)
    return ear


def waits(telegram):
    return [entry["seconds"] for entry in telegram.history if entry["what"] == "undelivered"]


async def gone(telegram, *numbers):
    await asyncio.to_thread(telegram.await_confirmed, numbers or telegram.ids("queued"))


async def test_an_update_is_brought_with_the_secret_and_goes_with_a_2xx(telegram, hooked, patient):
    """core.telegram.org/bots/api#setwebhook; WebhookActor.cpp, handle."""
    await hooked.until(1)
    await gone(telegram)
    assert (hooked.heard, hooked.secrets) == (["/start"], ["s3cret"])
    assert telegram.ids("confirmed") == telegram.ids("delivered")


async def test_a_chat_is_brought_in_order_one_at_a_time(telegram, hooked, patient):
    """WebhookActor.cpp: the next of a queue is sent only after the one before it."""
    hooked.held.clear()
    await hooked.until(1)
    patient.say("one")
    patient.say("two")
    before = list(hooked.heard)
    hooked.held.set()
    await hooked.until(3)
    assert (before, hooked.heard, hooked.most) == (["/start"], ["/start", "one", "two"], 1)


async def test_taps_do_not_wait_for_texts(bot, telegram, hooked, patient):
    """Client.cpp:17155 and 17279: a chat's texts and a person's taps are two queues."""
    await gone(telegram)
    button = {"inline_keyboard": [[{"text": "go", "callback_data": "go"}]]}
    await bot.send_message(patient.chat_id, "x", reply_markup=button)
    hooked.held.clear()
    patient.say("slow")
    patient.tap("go")
    assert set(await hooked.until(3)) == {"/start", "slow", "go"}
    assert hooked.at_once == 2
    hooked.held.set()


async def test_at_most_max_connections_are_under_way(telegram, hooked):
    """core.telegram.org/bots/api#setwebhook."""
    hooked.held.clear()
    for number in range(5):
        telegram.patient().say(f"hello {number}")
    await hooked.until(2)
    hooked.held.set()
    await hooked.until(5)
    await gone(telegram)
    assert hooked.most == 2


async def test_twice_as_many_queues_that_fail_keep_all_others_away(telegram, clock, hooked):
    """WebhookActor.cpp, load_updates: at most max_connections * 2 queues are loaded."""
    bad = [f"bad {number}" for number in range(4)]
    for text in bad:
        hooked.script[text] = ["500 Error"] * 2
        telegram.patient().say(text)
    await hooked.until(8)
    await until(lambda: len(waits(telegram)) == 8)
    telegram.patient().say("good")
    stuck = "good" in hooked.heard
    telegram.advance(2)
    await hooked.until(13)
    await gone(telegram)
    assert (stuck, "good" in hooked.heard) == (False, True)


async def until(condition):
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - the other loop's changes have no event here
            await asyncio.sleep(0.001)


async def test_a_failure_is_repeated_at_once_then_later_and_later(telegram, hooked, patient):
    """WebhookActor.cpp, on_update_error: 0, 2, 4, 8 ... s, then between 60 and 120."""
    hooked.script["/start"] = ["500 Error"] * 8
    for failures in range(1, 9):
        await until(lambda failures=failures: len(waits(telegram)) >= failures)
        telegram.advance(waits(telegram)[failures - 1])
    await gone(telegram)
    *known, seventh, eighth = waits(telegram)
    assert known == [0, 2, 4, 8, 16, 32]
    assert all(60 <= seconds <= 120 for seconds in (seventh, eighth))


async def test_the_bots_own_retry_after_is_honoured(telegram, hooked, patient):
    """WebhookActor.cpp: Retry-After of a failure, up to an hour."""
    hooked.script["/start"] = ["503 Busy\r\nRetry-After: 7"]
    await until(lambda: waits(telegram))
    telegram.advance(6)
    early = len(hooked.heard)
    telegram.advance(1)
    await gone(telegram)
    assert (waits(telegram), early, len(hooked.heard)) == ([7], 1, 2)


async def test_what_would_expire_before_the_next_try_is_dropped(bot, telegram, hooked, patient):
    """WebhookActor.cpp, on_update_error; Client.cpp:17227: a tap lives 150 s."""
    await gone(telegram)
    button = {"inline_keyboard": [[{"text": "go", "callback_data": "go"}]]}
    await bot.send_message(patient.chat_id, "x", reply_markup=button)
    hooked.script["go"] = ["503 Busy\r\nRetry-After: 200"]
    patient.tap("go")
    await until(lambda: telegram.ids("expired"))
    assert (waits(telegram), telegram.ids("expired")) == ([200], [telegram.ids("queued")[-1]])


async def test_no_answer_within_60_seconds_is_a_failure(telegram, hooked, patient, bot):
    """WebhookActor.cpp, create_connection: idle for 60 s."""
    hooked.script["/start"] = [HANG]
    await hooked.until(1)
    telegram.advance(60)
    await hooked.until(2)
    await gone(telegram)
    info = await bot.get_webhook_info()
    assert (hooked.heard, info.last_error_message) == (["/start"] * 2, "Read timeout expired")


async def test_an_acknowledgement_that_is_lost_brings_the_update_again(telegram, hooked, patient):
    """Delivery is at least once: the line may break between the bot's 2xx and Telegram."""
    await gone(telegram)
    telegram.fail("webhook", "lost")
    patient.say("hello")
    await gone(telegram)
    assert hooked.heard == ["/start", "hello", "hello"]


async def test_an_acknowledgement_that_is_late_keeps_its_queue_waiting(telegram, hooked, patient):
    await gone(telegram)
    telegram.fail("webhook", "late", seconds=30)
    patient.say("one")
    patient.say("two")
    await until(lambda: telegram.telegram.later)
    telegram.advance(29)
    before = list(hooked.heard)
    telegram.advance(1)
    await gone(telegram)
    assert (before, hooked.heard) == (["/start", "one"], ["/start", "one", "two"])


async def test_the_same_update_can_be_brought_twice_at_the_same_time(telegram, hooked, patient):
    await gone(telegram)
    hooked.held.clear()
    patient.say("hello")
    await hooked.until(2)
    telegram.redeliver()
    await hooked.until(3)
    hooked.held.set()
    await gone(telegram)
    assert (hooked.heard[1:], hooked.most) == (["hello", "hello"], 2)


async def test_a_bot_that_is_not_there_gets_everything_when_it_comes(telegram, bot, ear, patient):
    url, taken = ear.url, ear._server.sockets[0].getsockname()[1]
    await ear.close()
    await bot.set_webhook(url)
    await until(lambda: len(waits(telegram)) == 2)
    info = await bot.get_webhook_info()
    back = Ear()
    back._server = await asyncio.start_server(back._serve, "127.0.0.1", taken)
    telegram.advance(2)
    await gone(telegram)
    told = (info.pending_update_count, info.last_error_message, info.max_connections)
    assert (told, back.heard) == ((1, "Connection refused", 40), ["/start"])
    await back.close()
    await ear.open()


async def test_a_webhook_is_set_once_a_second_at_most(bot, clock):
    """Client.cpp:15735."""
    await bot.set_webhook("https://example.org/one")
    with pytest.raises(RetryAfter):
        await bot.set_webhook("https://example.org/two")
    clock.advance(seconds=1)
    await bot.set_webhook("https://example.org/two")
    assert (await bot.get_webhook_info()).url == "https://example.org/two"


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.org", "s", "An HTTPS URL must be provided"),
        ("https://example.org", "a b", "unallowed characters"),
        ("https://example.org", "a" * 257, "too long"),
    ],
)
async def test_a_webhook_that_telegram_would_not_take_is_refused(bot, url, secret, words):
    """Client.cpp:16018; core.telegram.org/bots/api#setwebhook."""
    with pytest.raises(BadRequest) as refused:
        await bot.set_webhook(url, secret_token=secret)
    assert words.lower() in str(refused.value).lower()


async def test_nothing_is_ever_brought_off_this_machine(bot, telegram, patient):
    await bot.set_webhook("https://example.org/hook")
    await until(lambda: len(waits(telegram)) == 2)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Failed to resolve host"


async def test_pending_updates_can_be_dropped(bot, telegram, patient):
    """core.telegram.org/bots/api#setwebhook."""
    await bot.set_webhook("https://example.org/hook", drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_an_acknowledgement_of_polling_can_come_late(bot, telegram, clock, patient):
    telegram.fail("confirm", "late", seconds=5)
    (first,) = await bot.get_updates()
    again = await bot.get_updates(offset=first.update_id + 1)
    clock.advance(seconds=5)
    rest = await bot.get_updates()
    assert ([one.update_id for one in again], rest) == ([first.update_id], ())


async def test_too_many_messages_in_a_chat_are_refused_for_a_while(bot, telegram, clock, patient):
    """core.telegram.org/bots/faq: one message a second in a chat, short bursts."""
    telegram.limit(per_chat=1, burst=3)
    for _ in range(3):
        await bot.send_message(patient.chat_id, "x")
    with pytest.raises(RetryAfter) as slow:
        await bot.send_message(patient.chat_id, "x")
    other = telegram.patient()
    other.say("hi")
    await bot.send_message(other.chat_id, "x")
    clock.advance(seconds=1)
    await bot.send_message(patient.chat_id, "x")
    assert slow.value.retry_after.total_seconds() == 1


async def test_too_many_messages_in_all_are_refused_too(bot, telegram):
    """core.telegram.org/bots/faq: about 30 messages a second."""
    telegram.limit(overall=30)
    people = [telegram.patient() for _ in range(31)]
    for one in people:
        one.say("hi")
    for one in people[:30]:
        await bot.send_message(one.chat_id, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[30].chat_id, "x")


def test_update_ids_after_a_quiet_week_are_random(clock):
    """core.telegram.org/bots/api#update."""
    firsts = set()
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311 - a test's chance comes out the same
        with Emulator(clock, chance=chance) as telegram:
            patient = telegram.patient()
            patient.say("one")
            clock.advance(seconds=LIMITS["quiet_seconds"].most)
            patient.say("two")
            one, two = telegram.ids("queued")
            firsts.add(two > one)
    assert firsts == {True, False}


@pytest.mark.parametrize("kind", ["accepted_502", "accepted_reset"])
async def test_a_call_can_be_carried_out_and_seem_to_fail(telegram, patient, kind):
    telegram.fail("sendMessage", kind)
    async with client(telegram) as bot:
        with pytest.raises(Exception, match=r"Bad Gateway|RemoteProtocol|ReadError"):
            await bot.send_message(patient.chat_id, "x")
    assert [reply.text for reply in patient.replies] == ["x"]
