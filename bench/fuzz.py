"""Everything that Telegram can bring, by the hundred thousand: nothing may break.

    .venv/bin/python bench/fuzz.py [--seed 1] [--count 200000] [--http 5000]

In this process, through the door of the webhook, on a real database; then a share over HTTP to
the bot as a process of its own. Exit code 1 if there was an exception, a row of somebody else,
an answer other than 200, or a traceback.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import httpx

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot_process import BotProcess, webhook_settings  # noqa: E402 - after the path is known

from tests.emulator import Emulator  # noqa: E402
from tests.fuzz.target import BAD, FIRST, PEOPLE, fuzzed  # noqa: E402
from tests.fuzz.updates import Updates  # noqa: E402

HEADER = "X-Telegram-Bot-Api-Secret-Token"
STEP = 10_000
PATIENCE = 120.0


def inside(seed: int, number: int) -> Iterator[str]:
    """Take them in this process, on a new database for each step; name what is wrong."""
    for done in range(0, number, STEP):
        with tempfile.TemporaryDirectory() as folder:
            some = min(STEP, number - done)
            wrong, target = asyncio.run(fuzzed(Path(folder), seed + done, some))
        say(f"{done + some} updates, {len(target.buttons)} patients answered, {len(wrong)} wrong")
        yield from wrong


def outside(seed: int, number: int) -> Iterator[str]:
    """Bring them to the running bot; name every answer that is not 200, and what the log says."""
    hook = webhook_settings()
    chance = Random(seed)  # noqa: S311 - the same updates again
    updates, people = Updates(chance, range(FIRST, FIRST + PEOPLE)), range(FIRST, FIRST + PEOPLE)
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        bot = BotProcess(telegram.url, telegram.token, Path(folder), more=hook)
        with bot, httpx.Client(headers={HEADER: hook["WEBHOOK_SECRET"]}, timeout=PATIENCE) as line:
            healthy(hook["WEBHOOK_LISTEN"])
            bodies = (json.dumps(updates.any(chance.choice(people), ())) for _ in range(number))
            answers = Counter(
                line.post(hook["WEBHOOK_URL"], content=body).status_code for body in bodies
            )
        said = bot.log.read_text()
    say(f"over HTTP: {dict(answers)}")
    yield from (f"answered {code}" for code in answers if code != httpx.codes.OK)
    yield from (word for word in ("Traceback", *BAD) if word in said)


def healthy(place: str) -> None:
    """Wait until the bot listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx.get(f"http://{place}/healthz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the bot did not come up")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--http", type=int, default=5000)
    given = parser.parse_args()
    began = time.monotonic()
    wrong = [*inside(given.seed, given.count), *outside(given.seed, given.http)]
    for one in wrong[:50]:
        say(one[:2000])
    seconds = round(time.monotonic() - began)
    say(f"{given.count} + {given.http} updates, {len(wrong)} wrong, {seconds} s")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
