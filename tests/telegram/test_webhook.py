"""The webhook's door: who may come in, what is taken, and when it is answered."""

import asyncio
import json

import pytest

from bot.telegram.webhook import Door, ListenFailed, Webhook, listen
from db.faults import DatabaseFault
from tests.telegram.conftest import update

PATH, SECRET = "/hook/of-a-test", "s3cret-token"
KEY = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
LIMIT = 256 * 1024


class Hook:
    """The door on a port of its own, with what it leads to."""

    def __init__(self, bot, client, log):
        self.database_fails = None
        door = Door("127.0.0.1:0", PATH, SECRET)
        self.webhook = Webhook(door, bot.handling(client, log), self.look, log)
        self.port = self.webhook._listener.getsockname()[1]
        self.stop = asyncio.Event()

    async def look(self):
        if self.database_fails:
            raise self.database_fails

    async def open(self):
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def post(self, body, headers=KEY, method="POST", path=PATH):
        """Bring a body; return the status and the headers of the answer."""
        reader, writer = await self.open()
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        writer.write(head(len(content), headers, method, path) + content)
        answer = await answered(reader)
        writer.close()
        return answer


def head(length, headers=KEY, method="POST", path=PATH):
    lines = [f"{method} {path} HTTP/1.1", "Host: test", f"Content-Length: {length}"]
    pairs = headers.items() if isinstance(headers, dict) else headers
    lines += [f"{name}: {value}" for name, value in pairs]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def answered(reader):
    async with asyncio.timeout(10):
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    told = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    await reader.readexactly(int(told.get("content-length", 0)))
    return int(lines[0].split()[1]), told


@pytest.fixture
async def hook(bot, client, log):
    opened = Hook(bot, client, log)
    running = asyncio.create_task(opened.webhook.run(opened.stop))
    yield opened
    opened.stop.set()
    async with asyncio.timeout(10):
        await running


async def test_an_update_is_taken_and_then_acknowledged(hook, bot):
    assert (await hook.post(update(10)))[0] == 200
    assert (bot.taken, bot.posted) == ([10], [10])


async def test_no_answer_comes_before_the_commit(hook, bot):
    bot.held.clear()
    answer = asyncio.create_task(hook.post(update(10)))
    later = await hook.post(b"", method="GET", path="/healthz")
    assert (answer.done(), later[0]) == (False, 200)
    bot.held.set()
    assert (await answer)[0] == 200


WRONG = {
    "none": {},
    "empty": {next(iter(KEY)): ""},
    "another": {next(iter(KEY)): "s3cret-tokem"},
    "one that is longer": {next(iter(KEY)): SECRET + "x"},
    "not ASCII": {next(iter(KEY)): "sécret"},
    "the right one twice": [*KEY.items(), *KEY.items()],
    "another and the right one": [(next(iter(KEY)), "another"), *KEY.items()],
}


@pytest.mark.parametrize("story", WRONG)
async def test_whoever_does_not_know_the_secret_is_turned_away_before_the_body_is_read(
    hook, bot, story
):
    reader, writer = await hook.open()
    writer.write(head(1000, WRONG[story]))
    status, _ = await answered(reader)
    writer.close()
    assert (status, bot.taken, bot.rejected) == (401, [], [])


async def test_ten_thousand_strangers_change_nothing(hook, bot):
    body = json.dumps(update(10)).encode()
    knock = head(len(body), {next(iter(KEY)): "wrong"}) + body

    async def stranger():
        reader, writer = await hook.open()
        found = set()
        for _ in range(1250):
            writer.write(knock)
            found.add((await answered(reader))[0])
        writer.close()
        return found

    statuses = await asyncio.gather(*(stranger() for _ in range(8)))
    assert (set().union(*statuses), bot.taken, bot.rejected) == ({401}, [], [])


BODIES = {
    "no JSON": (b"{", 400),
    "not UTF-8": (b'{"a": "\xff"}', 400),
    "a list": (b"[]", 400),
    "a text": (b'"x"', 400),
    "nothing": (b"", 400),
    "32 deep": (b'{"a":' * 32 + b"1" + b"}" * 32, 200),
    "33 deep": (b'{"a":' * 33 + b"1" + b"}" * 33, 400),
    "100,000 deep": (b"[" * 100_000, 400),
    "brackets within a text": (b'{"a": "' + b"[" * 100 + b'\\"{"}', 200),
    "as large as may be": (b'{"a": "' + b"x" * (LIMIT - 9) + b'"}', 200),
    "larger than may be": (b'{"a": "' + b"x" * (LIMIT - 8) + b'"}', 413),
}


@pytest.mark.parametrize("story", BODIES)
async def test_only_an_object_of_sound_size_and_depth_is_taken(hook, story):
    body, status = BODIES[story]
    assert (await hook.post(body))[0] == status


async def test_a_text_of_backslashes_and_quotes_is_judged_quickly(hook):
    async with asyncio.timeout(5):
        assert (await hook.post(b'\\"' * (LIMIT // 2)))[0] == 400


async def test_whoever_brings_a_body_too_slowly_is_told_so(hook, monkeypatch, bot):
    monkeypatch.setattr("bot.telegram.webhook.READ_SECONDS", 0.05)
    reader, writer = await hook.open()
    writer.write(head(1000) + b"{")
    status, told = await answered(reader)
    assert (status, told["connection"], await reader.read(), bot.taken) == (408, "close", b"", [])
    writer.close()


async def end_of(reader):
    """Read until the other side hangs up, gently or not."""
    try:
        return await reader.read()
    except ConnectionError:
        return b""


async def test_two_hundred_who_never_end_their_heads_are_hung_up_on_and_disturb_nobody(
    hook, monkeypatch
):
    monkeypatch.setattr("bot.telegram.webhook.READ_SECONDS", 0.5)
    slow = [await hook.open() for _ in range(200)]
    for _, writer in slow:
        writer.write(b"POST /hook HTTP/1.1\r\nX-Slow: ")
    assert (await hook.post(update(10)))[0] == 200
    async with asyncio.timeout(30):
        ends = await asyncio.gather(*(end_of(reader) for reader, _ in slow))
    for _, writer in slow:
        writer.close()
    assert set(ends) == {b""}


async def test_only_a_fault_of_the_database_is_answered_with_try_again(hook, bot):
    bot.failures[10] = [DatabaseFault("full")]
    status, told = await hook.post(update(10))
    again, _ = await hook.post(update(10))
    assert (status, told["retry-after"], again) == (503, "2", 200)
    assert (bot.taken, bot.rejected) == ([10], [])


async def test_what_fails_for_ever_is_set_aside_and_acknowledged(hook, bot, log):
    bot.failures[10] = [KeyError("CANARY")]
    statuses = [(await hook.post(body))[0] for body in (update(10), {"message": 7}, {})]
    assert (statuses, bot.rejected[0]) == ([200, 200, 200], (10, "KeyError"))
    assert "CANARY" not in str(log.lines)


async def test_other_paths_and_methods_are_none(hook):
    answers = [
        await hook.post(update(10), path="/"),
        await hook.post(update(10), path=PATH + "/more"),
        await hook.post(update(10), method="GET"),
    ]
    assert [status for status, _ in answers] == [404, 404, 405]


async def test_health_is_an_answer_of_the_database(hook):
    well = await hook.post(b"", {}, "GET", "/healthz")
    hook.database_fails = DatabaseFault("corrupt")
    ill = await hook.post(b"", {}, "GET", "/healthz")
    assert (well[0], ill[0]) == (200, 503)


async def test_what_is_in_hand_is_finished_when_the_bot_is_told_to_stop(bot, client, log):
    hook = Hook(bot, client, log)
    running = asyncio.create_task(hook.webhook.run(hook.stop))
    bot.held.clear()
    answer = asyncio.create_task(hook.post(update(10)))
    await hook.post(b"", {}, "GET", "/healthz")
    hook.stop.set()
    bot.held.set()
    await running
    assert ((await answer)[0], bot.taken) == (200, [10])


async def test_an_address_that_is_taken_is_named_in_one_sentence():
    first = listen("127.0.0.1:0")
    port = first.getsockname()[1]
    with pytest.raises(ListenFailed, match=f"cannot listen on 127.0.0.1:{port}"):
        listen(f"127.0.0.1:{port}")
    first.close()
