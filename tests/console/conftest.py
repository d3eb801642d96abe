"""A console on a real file, without a network: staff with phones, and a clock moved by hand."""

import itertools
import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from functools import cache

import httpx
import pytest
from chat import Chat, claims
from chat import words as chat_words

from console import codes
from console.app import make_app, make_templates
from console.hiring import Newcomer, Tools, hire
from console.keys import Keys
from console.office import Office
from console.passwords import Passwords
from console.signing_in import session_hash
from db import staff
from db.engine import Database, engine
from db.transcripts import save_transcript
from db.writer import empty_log
from tests.blank import place

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSWORD = "seven calm horses walk"  # noqa: S105 - nobody's
HOST = "https://console.example"
FIELD = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


class HandClock:
    """Time that stands until a test moves it."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def pass_by(self, **time):
        self.now += timedelta(**time)


class Browser:
    """Somebody at a browser: keeps cookies, follows our own forms."""

    def __init__(self, console, address="192.0.2.7"):
        transport = httpx.ASGITransport(console.app, client=(address, 5000))
        self.client = httpx.AsyncClient(transport=transport, base_url=HOST)
        self.console = console
        self.phone = ""
        self.name = ""

    async def get(self, path, **query):
        return await self.client.get(path, params=query or None)

    async def csrf(self):
        """Read the token out of any page that has a form."""
        return FIELD.search((await self.get("/sign-in")).text)[1]

    async def post(self, path, origin=HOST, **fields):
        given = {"csrf": await self.csrf(), **fields}
        headers = {"origin": origin} if origin else {}
        return await self.client.post(path, data=given, headers=headers)

    def code(self):
        """Read the phone."""
        return codes.code_at(self.phone, self.console.clock.now)

    async def sign_in(self, name=None, password=PASSWORD, code=None):
        name, code = name or self.name, code or self.code()
        return await self.post("/sign-in", name=name, password=password, code=code)

    async def is_in(self):
        return (await self.get("/")).headers.get("location") != "/sign-in"


@cache
def templates():
    """Compile the templates once for all tests."""
    return make_templates()


class Console:
    """One console, its clock, and its staff."""

    def __init__(self, database, words):
        self.database, self.clock = database, HandClock()
        drawn = itertools.count(1)
        self.office = Office(
            database=database,
            keys=Keys(b"a secret of thirty-two bytes, yes"),
            catalogue=words,
            claims=claims(),
            operator={"operator": "Demo Clinic", "contact": "mail@example.org"},
            templates=templates(),
            now=self.clock,
            chance=lambda size: next(drawn).to_bytes(size, "big"),
            passwords=Passwords(1, 8, 1),
        )
        self.app = make_app(self.office)

    def browser(self, address="192.0.2.7"):
        return Browser(self, address)

    async def hired(self, name, role="reviewer", clinic=None):
        """Take somebody on who has a password and a phone; return them at a browser."""
        tools = Tools(self.clock.now, self.office.chance)
        newcomer = Newcomer(name, role, clinic)
        await self.database.write(lambda c: hire(c, tools, newcomer, "test"))
        known = await self.database.read(lambda c: staff.by_name(c, name))
        who = self.browser()
        who.phone, who.name = codes.new_secret(self.office.chance), name
        sealed = self.office.keys.seal(self.office.chance(12), who.phone.encode(), known.member.id)
        kept = self.office.passwords.hash(PASSWORD)
        values = {"password": kept, "totp": sealed, "active": True}
        await self.database.write(lambda c: staff.change(c, known.member.id, **values))
        return who

    async def signed_in(self, name, role="reviewer", clinic=None):
        """Take somebody on, signed in by the database alone, which is quick."""
        who = await self.hired(name, role, clinic)
        known = await self.database.read(lambda c: staff.by_name(c, name))
        token = f"{name:x<43}"
        await self.database.write(
            lambda c: staff.begin_session(c, session_hash(token), known.member.id, self.clock.now)
        )
        who.client.cookies.set("__Host-askfirst", token, domain="console.example", path="/")
        return who


@pytest.fixture(scope="session")
def words():
    return chat_words()


@pytest.fixture
async def console(tmp_path, words):
    file = place(tmp_path / "askfirst.db")
    database = Database.open(f"sqlite:///{file}", alone=False)
    yield Console(database, words)
    await database.close()


@pytest.fixture(scope="session")
def walked(tmp_path_factory):
    """A file with the review copies of one patient, who wrote, went back and changed an answer."""
    file = tmp_path_factory.mktemp("walked") / "askfirst.db"
    chat = Chat(file)
    play(chat)
    chat.close()
    made = engine(file, "BEGIN IMMEDIATE")
    with made.connect() as connection:
        with connection.begin():
            multiply(connection)
        empty_log(connection)
    made.dispose()
    return file


def play(chat):
    """Walk to a result with all that a reviewer should see on the way, and agree to be read."""
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    first = chat.last
    chat.tap("United Kingdom")
    chat.say("blorp frumious zzz")
    chat.tap("Why do you ask?")
    chat.tap("No injection in 6 weeks")
    chat.tap("Back")
    chat.tap("No injection in 6 weeks")
    chat.press(first.data("Australia"), first.number)
    chat.tap("No, keep my answers")
    for label in TO_THE_CHECK:
        chat.tap(label)
    chat.say("My sister Ana Kowalska of Leeds says <b>hello</b> to the baker of Mill Lane")
    chat.tap("Show my result")
    chat.tap("Yes, staff may read them")


TO_THE_CHECK = (
    *("Visible pores", "Done", "Cheeks", "Done", "3. Yes", "1. Never", "1. No", "None of these"),
    *("None of these", "None of these", "1. A little", "Nothing special"),
)


SHARED = ("2026-W43", "discuss_both", "en")
FEW = ("2026-W44", "not_yet", "en")


def multiply(connection):
    """Make eight copies of the one: six with a header that is told, two with one that is not."""
    (row,) = connection.exec_driver_sql("SELECT * FROM transcript").mappings().all()
    connection.exec_driver_sql("DELETE FROM transcript")
    for number in range(8):
        week, outcome, locale = SHARED if number < 6 else FEW
        read = {"lines": json.loads(row["lines"]), "judged": json.loads(row["judged"])}
        header = {"week": week, "outcome": outcome, "locale": locale}
        on = date.fromisoformat(row["erase_on"])
        copy = {**row, **read, **header, "code": CODES[number], "erase_on": on}
        save_transcript(connection, copy)


async def contents(console):
    """Count the rows of every table but the audit log."""

    def look(connection):
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()  # noqa: S608
            for (name,) in tables.fetchall()
            if name not in ("audit", "sqlite_sequence")
        }

    return await console.database.read(look)


CODES = (
    "3MFK-7FPT-4ERA-6MPT",
    "4CVC-6RUC-3VQF-7XDK",
    "4NWN-3NMC-9KPM-7NQC",
    "4YQJ-6WKH-6FJM-9EJW",
    "6EUM-4QYY-9EXW-6QFN",
    "7GNJ-7AJG-7RPN-9ELE",
    "7MJR-7WEH-3GXM-7RFG",
    "9LFG-7RVG-4LNE-4XAG",
)
"""Made up, in the order in which the queue lists them."""


@pytest.fixture
async def read(tmp_path, words, walked):
    """A console with eight transcripts."""
    file = shutil.copy(walked, tmp_path / "askfirst.db")
    database = Database.open(f"sqlite:///{file}", alone=False)
    yield Console(database, words)
    await database.close()
