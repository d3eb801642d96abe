"""The Bot API client says nothing of what it carries, whatever happens, even at DEBUG."""

import asyncio
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CANARIES = ("canary-token", "CANARY", "5550001234")

PROGRAM = """
import asyncio, sys
from bot import logs
logs.configure("DEBUG")
from bot.records import Taken
from bot.telegram.client import Client
from bot.telegram.handling import Handling
from bot.telegram.pauses import Timing
from bot.telegram.polling import Polling
from bot.telegram.refusals import SendFailed
from bot.telegram.transport import Transport
from datetime import UTC, datetime

BODY = {"kind": "send", "chat": 5550001234, "text": "<b>CANARY", "keyboard": [], "message_ids": []}

async def main(url, attempts):
    logs.watch(asyncio.get_running_loop())
    client = Client("42:canary-token", url, timeout=0.3)
    transport = Transport(client, logs.log)
    for _ in range(attempts):
        try:
            await transport.deliver(BODY)
        except SendFailed:
            pass
    stop = asyncio.Event()

    async def take(heard):
        raise KeyError("CANARY")

    async def reject(number, error):
        stop.set()

    timing = Timing(1, 1, lambda: datetime.now(UTC), asyncio.sleep)
    handling = Handling(client, take, reject, list, logs.log)
    await Polling(client, handling, timing, logs.log, 0.1).run(stop)
    await client.close_connections()
    await Transport(client, logs.log).deliver(BODY)

asyncio.run(main(sys.argv[1], int(sys.argv[2])), debug=True)
"""


async def test_no_canary_is_printed(telegram):
    answers = [
        telegram.ok(telegram.message() | {"text": "CANARY"}),
        telegram.refusal(400, "Bad Request: can't parse entities: CANARY"),
        telegram.refusal(400, "Bad Request: CANARY"),
        telegram.refusal(403, "Forbidden: CANARY"),
        telegram.refusal(429, "Too Many Requests: CANARY", retry_after=1),
        telegram.refusal(500, "CANARY", unknown="CANARY"),
        (200, b"CANARY is no JSON"),
        (502, b"<html>CANARY</html>"),
        telegram.HANG,
        telegram.RESET,
    ]
    telegram.script["sendMessage"] = list(answers)
    person = {"id": 5550001234, "is_bot": False, "first_name": "CANARY"}
    chat = {"id": 5550001234, "type": "private"}
    said = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "CANARY"}
    updates = [{"update_id": 1, "message": {"text": "CANARY"}}, {"update_id": 2, "message": said}]
    telegram.script["getUpdates"] = [telegram.ok(updates)]
    arguments = ("-c", PROGRAM, telegram.url, str(len(answers)))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=ROOT,
    )
    printed = (await process.communicate())[0].decode()
    hits = [canary for canary in CANARIES if canary in printed]
    events = {json.loads(line)["event"] for line in printed.splitlines()}
    expected = {"library", "send_unparsable", "turn_quarantined", "crashed"}
    assert (expected, []) == (events, hits)
