"""How fast the console answers with 100,000 transcripts: builds them, asks, tells the figures.

    .venv/bin/python -m bench.console.measure [COUNT] [FILE]

Walks 60 made-up patients through the real bot, then copies their transcripts under new codes. The
pages are asked for in this process, through the whole app, without a network.
"""

import asyncio
import json
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
from sqlalchemy import Connection

from bot.app import desk_of, new_code
from bot.content.catalogue import load
from bot.flows.rights import DIGITS, LETTERS
from bot.settings import load as load_settings
from bot.specimens import fill
from console.app import make_app
from console.hiring import Newcomer, Tools, hire
from console.serving import Given, office_of
from console.visit import COOKIE, session_hash
from db import staff
from db.engine import Database
from db.snapshots import week_of

PATIENTS, COUNT, TRIES = 60, 100_000, 20
HOST = "https://console.example"
STATUSES = ("new",) * 6 + ("approved",) * 3 + ("needs_fix",)
OUTCOMES = ("discuss_both", "discuss_micro_botox", "discuss_traditional", "not_yet", "not_now")
LOCALES = ("en", "en", "en", "es", "pt-BR", "ru", "ar")
LARGEST_BATCH = 2_000


def multiply(connection: Connection, count: int, chance: Random) -> None:
    """Copy the walked transcripts under new codes, weeks, outcomes and languages."""
    read = connection.exec_driver_sql("SELECT lines, judged FROM transcript").fetchall()
    typed = connection.exec_driver_sql("SELECT typed FROM review").fetchall()
    today = datetime.now(UTC).date()
    for start in range(0, count, LARGEST_BATCH):
        rows = [one(chance, today) for _ in range(min(LARGEST_BATCH, count - start))]
        connection.exec_driver_sql(
            "INSERT INTO transcript (code, week, outcome, locale, lines, status, judged, erase_on)"
            " VALUES (?, ?, ?, ?, ?, 'ready', ?, ?)",
            [(*row, *_pair(chance.choice(read)), "2099-01-01") for row in rows],
        )
        connection.exec_driver_sql(
            "INSERT INTO review (code, status, frozen, typed) VALUES (?, ?, 0, ?)",
            [(row[0], chance.choice(STATUSES), chance.choice(typed)[0]) for row in rows],
        )


def _pair(row: Any) -> tuple[str, str]:  # noqa: ANN401 - a row
    return row[0], row[1]


def one(chance: Random, today: date) -> tuple[str, str, str, str]:
    """Draw a header under a code of its own."""
    week = week_of(today - timedelta(days=7 * chance.randrange(52))).name
    groups = (chance.choice(DIGITS) + "".join(chance.choices(LETTERS, k=3)) for _ in range(4))
    return "-".join(groups), week, chance.choice(OUTCOMES), chance.choice(LOCALES)


async def build(url: str, count: int) -> Database:
    """Make the file."""
    environ = {
        "TELEGRAM_BOT_TOKEN": "1:bench",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": secrets.token_hex(32),
        "DATABASE_URL": url,
    }
    database, chance = Database.open(url), Random(7)  # noqa: S311 - the same every time
    desk = desk_of(load_settings(environ), load(), lambda *_: None)
    await fill(database, desk, PATIENTS, datetime.now(UTC), chance)
    await database.write(lambda c: multiply(c, count - PATIENTS, chance))
    return database


async def ask(database: Database, url: str) -> None:
    """Ask for the pages, and tell how long they took."""
    given = Given(url, "", b"s" * 32, None, {"operator": "Bench", "contact": "mail@example.org"})
    office = office_of(given, load(), database)
    token = await signed_in(database, office.chance)
    transport = httpx.ASGITransport(make_app(office))
    async with httpx.AsyncClient(
        transport=transport, base_url=HOST, headers={"cookie": f"{COOKIE}={token}"}
    ) as client:
        codes = await database.read(
            lambda c: [row[0] for row in c.exec_driver_sql("SELECT code FROM transcript LIMIT 50")]
        )
        week = week_of(datetime.now(UTC).date() - timedelta(days=70)).name
        pages: dict[str, Callable[[int], str]] = {
            "queue": lambda _: "/queue",
            "queue, new ones": lambda _: "/queue?status=new",
            "queue, a week and an outcome": lambda _: f"/queue?week={week}&outcome=not_yet",
            "queue, in order of weeks": lambda _: "/queue?sort=week",
            "queue, in order of outcomes": lambda _: "/queue?sort=outcome",
            "queue, a word that is found": lambda _: "/queue?search=wedding",
            "queue, a word that is not": lambda _: "/queue?search=zebra",
            "transcript": lambda n: f"/transcripts/{codes[n % len(codes)]}",
        }
        for name, address in pages.items():
            await told(name, lambda n, to=address: client.get(to(n)))


async def told(name: str, get: Callable[[int], Awaitable[httpx.Response]]) -> None:
    """Ask for one page many times."""
    times = []
    size = 0
    for number in range(TRIES):
        began = time.perf_counter()
        answer = await get(number)
        times.append(1000 * (time.perf_counter() - began))
        answer.raise_for_status()
        size = len(answer.content)
    times.sort()
    middle, late = statistics.median(times), times[int(TRIES * 0.95) - 1]
    line = {"page": name, "median_ms": round(middle, 1), "p95_ms": round(late, 1), "bytes": size}
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


async def signed_in(database: Database, chance: Callable[[int], bytes]) -> str:
    """Sign a reviewer in."""
    now, token = datetime.now(UTC), secrets.token_urlsafe(32)
    newcomer = Newcomer(f"bench-{new_code().casefold()}", "reviewer", None)

    def write(connection: Connection) -> None:
        hire(connection, Tools(now, chance), newcomer, "bench")
        known = staff.by_name(connection, newcomer.name)
        if known:
            staff.change(connection, known.member.id, active=True)
            staff.begin_session(connection, session_hash(token), known.member.id, now)

    await database.write(write)
    return token


async def main(count: int, file: Path, *, there: bool) -> None:
    """Build if there is nothing yet, then ask."""
    url = f"sqlite:///{file}"
    began = time.perf_counter()
    database = Database.open(url) if there else await build(url, count)
    line = {"transcripts": count, "built_s": round(time.perf_counter() - began, 1)}
    sys.stdout.write(f"{json.dumps(line)}\n")
    try:
        await ask(database, url)
    finally:
        await database.close()


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    folder = Path(tempfile.mkdtemp(prefix="askfirst-bench-"))
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "bench.db"  # noqa: PLR2004
    asyncio.run(main(many, where, there=where.exists()))
