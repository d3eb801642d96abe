"""A patient's chat without a network: real turns on a real SQLite file, delivered by hand."""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot import vocabulary
from bot.content.catalogue import Catalogue, load
from bot.content.claims import Claims, load_claims
from bot.flows.answers import Conversation
from bot.flows.events import Attached, Commanded, Edited, Event, Forwarded, Wrote, from_data
from bot.privacy.pseudonyms import Keys
from bot.records import Heard, Posted, Taken
from bot.redacting import redactor
from bot.rows import to_conversation
from bot.turn import Bury, Desk, offer, take
from db import contact, outbox, queries
from db.engine import engine
from db.tombstones import Tombstones, beside
from db.writer import forget
from tests.blank import place

PATIENT = 7_770_001_234
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_TAG = re.compile(r"<[^>]*>")


@cache
def words() -> Catalogue:
    """Load the content once for all tests."""
    return load()


@cache
def claims() -> Claims:
    """Read what the words rest on once for all tests."""
    return load_claims()


@cache
def readers():
    """Build what reads typed text once for all tests."""
    return vocabulary.readers(words())


def make_desk(bury: Bury = lambda *_: None) -> Desk:
    """Gather what a turn is given, with chance that comes out the same every time."""
    runs, nonces = itertools.count(1), itertools.count(1)
    codes = ("".join(one) for one in itertools.product("ACDEFGHJKLMN", repeat=3))
    return Desk(
        catalogue=words(),
        understand=readers(),
        keys=Keys.derive(b"a secret of thirty-two bytes, yes", 123456),
        nonce=lambda size: next(nonces).to_bytes(size, "big"),
        new_run=lambda: f"run{next(runs):03}",
        operator={"operator": "Demo Clinic", "contact": "mail@example.org"},
        lease=timedelta(seconds=30),
        claims=claims(),
        redactor=redactor(),
        new_code=lambda: f"3KQM-4XTA-9HCE-6{next(codes)}",
        bury=bury,
        prints=True,
    )


@dataclass(frozen=True)
class Shown:
    """A message as the patient sees it now."""

    number: int
    text: str
    keyboard: tuple[tuple[tuple[str, str], ...], ...] = ()
    mine: bool = False

    @property
    def plain(self) -> str:
        """Return the text without formatting."""
        return html.unescape(_TAG.sub("", self.text))

    @property
    def labels(self) -> list[str]:
        """Name the buttons."""
        return [label for row in self.keyboard for label, _ in row]

    def data(self, label: str) -> str:
        """Return what the button with this label carries; a unique part of the label will do."""
        buttons = dict(itertools.chain.from_iterable(self.keyboard))
        if label in buttons:
            return buttons[label]
        found = [data for name, data in buttons.items() if label in name]
        assert len(found) == 1, f"{label!r} among {list(buttons)}"
        return found[0]


def _command(text: str) -> Commanded:
    command, _, payload = text.partition(" ")
    return Commanded(command, payload)


class Chat:
    """One patient and the bot."""

    names: tuple[str, ...] = ()

    def __init__(self, file: Path, patient: int = PATIENT, language: str = "en") -> None:
        self.file, self.patient, self.language = file, patient, language
        # Nobody pulls the plug of a test: no commit needs to wait for a disk.
        self.engine = engine(place(file), "BEGIN IMMEDIATE", "synchronous=OFF")
        self.tombstones = Tombstones(beside(file))
        self.desk = make_desk(self.tombstones.add)
        self.now = START
        self.messages: list[Shown] = []
        self.undelivered: list[Posted] = []
        self.held = False
        self.toasts: list[str] = []
        self.news: list[tuple[str, Shown]] = []
        self.taps = 0
        self.files: dict[str, str] = {}
        self.pressed = ("", 0)
        self.once_shown: list[Shown] = []
        self._numbers = itertools.count(100)
        self._updates = itertools.count(5000)

    def close(self) -> None:
        """Close the file."""
        self.engine.dispose()

    def say(self, text: str) -> list[Shown]:
        """Type a text, or a /command; return what the bot showed for it."""
        return self.do(_command(text[1:]) if text.startswith("/") else Wrote(text), mine=text)

    def tap(self, label: str, message: Shown | None = None) -> list[Shown]:
        """Press a button, by default on the newest message that has it."""
        message = message or self.newest_with(label)
        return self.press(message.data(label), message.number)

    def press(self, data: str, number: int) -> list[Shown]:
        """Press a button by what it carries."""
        event = from_data(data)
        assert event is not None
        self.taps += 1
        self.pressed = (data, number)
        return self.do(event, number=number)

    def tap_again(self) -> list[Shown]:
        """Press the last button once more, as a thumb does that taps twice."""
        self.now -= timedelta(seconds=1)
        return self.press(*self.pressed)

    def tap_old(self, label: str) -> list[Shown]:
        """Press a button as it stood on a message once, whatever stands there now."""
        for message in reversed(self.once_shown):
            if any(label in name for name in message.labels):
                return self.press(message.data(label), message.number)
        raise AssertionError(f"no button {label!r} was ever shown")

    def away(self, seconds: float = 600) -> list[Shown]:
        """Let the bot be out of reach for a while; return what it says when it is back."""
        self.contact()
        self.now += timedelta(seconds=seconds)
        self.contact()
        return self.make_good()

    def contact(self) -> bool:
        """Note that Telegram answered."""
        with self.engine.connect() as connection, connection.begin():
            return contact.note(connection, None, self.now, timedelta(seconds=120))

    def make_good(self) -> list[Shown]:
        """Do what the bot does about a gap once nothing more waits at Telegram."""
        said, self.news = [], []
        with self.engine.connect() as connection, connection.begin():
            gap = contact.gap_to_make_good(connection)
            owed = contact.to_offer(connection, gap, timedelta(hours=24), 30) if gap else []
        for subject in owed:
            said += self.deliver(self.offer(subject, gap.back_at))
        return said

    def offer(self, subject: bytes, back_at: datetime) -> Taken:
        """Offer a patient the pending question, in a transaction that is committed."""
        with self.engine.connect() as connection, connection.begin():
            return offer(connection, self.desk, subject, back_at, self.now)

    def attach(self, kind: str, caption: str = "") -> list[Shown]:
        """Send something that is no text."""
        return self.do(Attached(kind, caption), mine=f"({kind}) {caption}".strip())

    def edit(self, text: str) -> list[Shown]:
        """Change a text sent before."""
        return self.do(Edited(text), mine=f"(edited) {text}")

    def forward(self, text: str) -> list[Shown]:
        """Pass somebody's text on."""
        return self.do(Forwarded(text), mine=f"(forwarded) {text}")

    def do(self, event: Event, *, mine: str = "", number: int | None = None) -> list[Shown]:
        """Do anything a patient can do; return the new messages of the bot."""
        if number is None:
            number = next(self._numbers)
            self.messages.append(Shown(number, mine, mine=True))
        self.now += timedelta(seconds=2)
        taken = self.take(self.heard(event, number))
        return self.deliver(taken)

    def heard(self, event: Event, number: int | None) -> Heard:
        """Wrap an event as the edge does."""
        update = next(self._updates)
        heard = Heard(
            update,
            f"u:{self.patient}:{update}",
            "message",
            self.patient,
            event,
            self.language,
            number,
        )
        return replace(heard, names=self.names)

    def take(self, heard: Heard) -> Taken:
        """Take an update in a transaction that is committed."""
        with self.engine.connect() as connection:
            with connection.begin():
                taken = take(connection, self.desk, heard, self.now)
            forget(connection)
            return taken

    def die_taking(self, heard: Heard) -> None:
        """Take an update in a process that is killed before the commit."""
        with self.engine.connect() as connection:
            transaction = connection.begin()
            take(connection, self.desk, heard, self.now)
            transaction.rollback()

    def deliver(self, taken: Taken) -> list[Shown]:
        """Do what the sender does; return the new messages."""
        if taken.toast:
            self.toasts.append(taken.toast)
        if self.held:
            self.undelivered += taken.posted
            return []
        self.news = [self._delivered(posted) for posted in taken.posted]
        return [shown for kind, shown in self.news if kind == "send"]

    def hold(self) -> None:
        """Let the sender die: what is committed waits in the outbox from now on."""
        self.held = True

    def release(self) -> list[Shown]:
        """Let a new process send what was left, and is still to be sent."""
        waiting = {row["id"] for row in self.rows("outbox")}
        left = tuple(one for one in self.undelivered if one.outbox_id in waiting)
        self.held, self.undelivered = False, []
        return self.deliver(Taken(posted=left))

    def _delivered(self, posted: Posted) -> tuple[str, Shown]:
        with self.engine.connect() as connection:
            with connection.begin():
                shown = self._carried_out(connection, posted)
            forget(connection)
        kind = str(posted.body["kind"])
        return "send" if kind == "offer" and shown.number else kind, shown

    def _carried_out(self, connection, posted: Posted) -> Shown:
        body = posted.body
        keyboard = tuple(
            tuple((face["label"], face["data"]) for face in row) for row in body.get("keyboard", ())
        )
        shown = Shown(0, body.get("text", ""), keyboard)
        kind = body["kind"]
        if kind == "offer":
            targets = self._targets(connection, posted) & {one.number for one in self.messages}
            kind = "edit" if targets else "send"
        if kind in ("document", "page"):
            shown = replace(shown, text=body["name"])
            self.files[body["name"]] = body.get("content", body.get("lines"))
        if kind in ("send", "document", "page"):
            shown = replace(shown, number=next(self._numbers))
            self.messages.append(shown)
            self.once_shown.append(shown)
        elif kind == "edit":
            targets = self._targets(connection, posted)
            self.messages = [
                replace(shown, number=old.number) if old.number in targets else old
                for old in self.messages
            ]
        elif body["kind"] == "strip":
            targets = self._targets(connection, posted)
            self.messages = [
                replace(old, keyboard=()) if old.number in targets else old for old in self.messages
            ]
        elif body["kind"] == "delete":
            gone = set(body["message_ids"])
            self.messages = [old for old in self.messages if old.number not in gone]
        number = shown.number or None
        outbox.mark_sent(
            connection, posted.outbox_id, posted.subject, number, body["prompt"], self.now
        )
        return shown

    def _targets(self, connection, posted: Posted) -> set[int]:
        """Find the messages an edit reaches, as the sender does."""
        prompt = posted.body["edits"]
        known = () if prompt is None else queries.message_ids(connection, posted.subject, prompt)
        return {*known, *posted.body["message_ids"]}

    def newest_with(self, label: str) -> Shown:
        """Find the newest message with a button of this label."""
        for message in reversed(self.messages):
            if any(label in name for name in message.labels):
                return message
        raise AssertionError(f"no button {label!r} in {self.messages[-1].labels}")

    @property
    def last(self) -> Shown:
        """Return the newest message of the bot."""
        return next(message for message in reversed(self.messages) if not message.mine)

    @property
    def conversation(self) -> Conversation | None:
        """Read what is stored of the conversation."""
        subject = self.desk.keys.subject(self.patient)
        with self.engine.connect() as connection, connection.begin():
            row = queries.load_conversation(connection, subject)
        return to_conversation(row, self.desk.questionnaire) if row else None

    def rows(self, table: str) -> list[dict]:
        """Read a table."""
        with self.engine.connect() as connection:
            found = connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - a test's own
            return [dict(row) for row in found.mappings()]


def transcript(chat: Chat, script: list[str]) -> Iterator[str]:
    """Play a script of patient lines; yield it with what the bot said and changed."""
    for line in script:
        yield f"patient: {line}"
        _play(chat, line)
        for kind, shown in chat.news:
            yield from _told(kind, shown)
        if chat.toasts:
            yield f"toast:   {chat.toasts.pop()}"
        yield ""


def _play(chat: Chat, line: str) -> None:
    if line.startswith("["):
        chat.tap(line.strip("[]"))
    elif match := re.fullmatch(r"\((\w+)\) ?(.*)", line):
        acts = {
            "edited": chat.edit,
            "forwarded": chat.forward,
            "old": chat.tap_old,
            "again": lambda _: chat.tap_again(),
            "gap": lambda _: chat.away(),
        }
        act = acts.get(match[1])
        act(match[2]) if act else chat.attach(match[1], match[2])
    else:
        chat.say(line)


def _told(kind: str, shown: Shown) -> Iterator[str]:
    if kind == "strip":
        return
    names = {"send": "bot:", "edit": "edited:", "offer": "edited:", "delete": "deleted"}
    name = {**names, "document": "file:", "page": "file:"}[kind]
    first, *rest = shown.plain.split("\n") if shown.text else [""]
    yield f"{name:<8} {first}".rstrip()
    yield from (f"         {line}".rstrip() for line in rest)
    for row in shown.keyboard:
        yield "         " + " ".join(f"[{label}]" for label, _ in row)
