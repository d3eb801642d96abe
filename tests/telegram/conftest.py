"""A scripted stand-in for Telegram that speaks HTTP, and a time of our own."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.records import Posted, Taken
from bot.telegram.client import Client
from bot.telegram.handling import Handling
from bot.telegram.pauses import Timing
from db.engine import Database
from tests.blank import place

TOKEN = "42:" + "canary-token"
HANG, RESET = "hang", "reset"


def ok(result=True):  # noqa: FBT002
    return 200, {"ok": True, "result": result}


def refusal(code, description, **parameters):
    answer = {"ok": False, "error_code": code, "description": description}
    return code, answer | ({"parameters": parameters} if parameters else {})


def message(number=7):
    return {"message_id": number, "date": 1, "chat": {"id": 1001, "type": "private"}, "text": "x"}


def fields_of(headers, body):
    """Read what a call carries; a form with a file stays the text that it is."""
    is_form = headers["content-type"].startswith("multipart/")
    return {"form": body.decode()} if is_form else json.loads(body)


class StandIn:
    """Answers each method with what is scripted for it; the last answer stays."""

    ok, refusal, message = staticmethod(ok), staticmethod(refusal), staticmethod(message)
    HANG, RESET = HANG, RESET

    def __init__(self):
        self.script = {
            "sendMessage": [ok(message())],
            "editMessageText": [ok(message())],
            "getUpdates": [HANG],
        }
        self.calls = []
        self.called = asyncio.Condition()
        self._writers = set()

    async def start(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()
        self.url = f"http://{host}:{port}"

    async def stop(self):
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await self._server.wait_closed()

    def of(self, method):
        return [fields for name, fields in self.calls if name == method]

    async def until(self, method, times=1):
        """Wait until a method was called so often."""
        async with asyncio.timeout(5), self.called:
            await self.called.wait_for(lambda: len(self.of(method)) >= times)

    async def _serve(self, reader, writer):
        self._writers.add(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            # The other side hung up, as it does when it is done.
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _one(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = head.split("\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        method = lines[0].split()[1].rpartition("/")[2]
        answers = self.script.get(method, [ok()])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        async with self.called:
            self.calls.append((method, fields_of(headers, body)))
            self.called.notify_all()
        if answer == HANG:
            await reader.read()
            return False
        if answer == RESET:
            writer.transport.abort()
            return False
        status, content = answer
        content = content if isinstance(content, bytes) else json.dumps(content).encode()
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\n\r\n".encode())
        writer.write(content)
        await writer.drain()
        return True


class Time:
    """A clock that only waiting moves; while held, waiting lasts until let go."""

    def __init__(self):
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.waits = []
        self.free = asyncio.Event()
        self.free.set()

    def clock(self):
        return self.now

    async def wait(self, seconds):
        self.waits.append(seconds)
        await asyncio.sleep(0)
        await self.free.wait()
        self.now += timedelta(seconds=seconds)

    def timing(self, lease=30, retry_max=60):
        return Timing(lease, retry_max, self.clock, self.wait)


class Lines:
    """A log that keeps its lines."""

    def __init__(self):
        self.lines = []

    def __call__(self, event, level="info", **keys):
        self.lines.append({"event": event, "level": level, **keys})

    @property
    def events(self):
        return [line["event"] for line in self.lines]


class Far:
    """Stands where the transport stands: takes messages; fails as told, by text."""

    def __init__(self):
        self.got, self.known, self.failures, self.held = [], [], {}, {}
        self.changes = ()
        self.at_once = self.most_at_once = 0

    async def deliver(self, body, message_ids=()):
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._taken(body, message_ids)
        finally:
            self.at_once -= 1

    async def _taken(self, body, message_ids):
        text = body["text"]
        if text in self.held:
            await self.held[text].wait()
        await asyncio.sleep(0)
        failures = self.failures.get(text, [])
        if failures:
            raise failures.pop(0)
        self.got.append(text)
        self.known.append(tuple(message_ids))
        return None if text in self.changes else 100 + len(self.got)


def update(number, text="hello", user=1001):
    person = {"id": user, "is_bot": False, "first_name": "CANARY"}
    chat = {"id": user, "type": "private", "first_name": "CANARY"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": message}


class Bot:
    """Takes updates as told: commits, fails, or holds."""

    def __init__(self):
        self.taken, self.rejected, self.posted = [], [], []
        self.failures, self.held, self.toast = {}, asyncio.Event(), None
        self.held.set()
        self.reject_fails = None

    def handling(self, client, log):
        return Handling(client, self.take, self.reject, self.post, log)

    async def take(self, heard):
        await self.held.wait()
        failures = self.failures.get(heard.update_id)
        if failures:
            raise failures.pop(0)
        self.taken.append(heard.update_id)
        posted = Posted(heard.update_id, b"s" * 32, None)
        return Taken(self.toast, (posted,))

    async def reject(self, update_id, error):
        self.rejected.append((update_id, type(error).__name__))
        if self.reject_fails:
            raise self.reject_fails

    def post(self, posted):
        self.posted += [one.outbox_id for one in posted]


@pytest.fixture
async def bot():
    return Bot()


@pytest.fixture
async def telegram():
    stand_in = StandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def client(telegram):
    connected = Client(TOKEN, telegram.url, timeout=0.5)
    yield connected
    await connected.close_connections()


@pytest.fixture
async def time():
    return Time()


@pytest.fixture
def log():
    return Lines()


@pytest.fixture
async def database(tmp_path):
    opened = Database.open(f"sqlite:///{place(tmp_path / 'askfirst.db')}")
    yield opened
    await opened.close()


@pytest.fixture
def far():
    return Far()
