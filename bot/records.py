"""The bot's unit of work: flow on one side, rows on the other; free text stops at this door."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection

from bot.bodies import ASKING, Body
from bot.copies import Made, consented, renew
from bot.flows.answers import Conversation
from bot.flows.changing import Count
from bot.flows.events import Event, Reading, Returned, Tapped
from bot.flows.questionnaire import Questionnaire
from bot.flows.referrals import Referral
from bot.flows.replies import Reply
from bot.flows.rights import may_be_reviewed
from bot.privacy.pseudonyms import NONCE_BYTES, Keys
from bot.privacy.redaction.values import Entity
from bot.referrals import Opened, Sender, linked, opened
from bot.rows import event_in_keys, reply_in_keys, span, to_conversation, to_row
from db import outbox, queries
from db.clinics import find_clinic
from db.subjects import Rows, erase_subject, rows_of_subject
from db.transcripts import erase_transcript

_DELETABLE = timedelta(hours=48)
"""A bot may delete messages of a private chat this long (Bot API, deleteMessages)."""

_MOMENT = timedelta(seconds=2)
"""Within this a second tap on the same button is a thumb that slipped."""

MINOR = timedelta(hours=24)
"""How long an under-18's conversation is kept."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One update, as far as a turn needs it; lives in memory only."""

    update_id: int
    dedupe: str = field(repr=False)
    kind: str
    chat_id: int = field(repr=False)
    event: Event = field(repr=False)
    language: str = "en"
    message_id: int | None = None
    callback_id: str | None = field(default=None, repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message on its way: its outbox row, and the body in clear for the sender."""

    outbox_id: int
    subject: bytes = field(repr=False)
    not_before: datetime
    attempts: int = 0
    body: Body = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a committed turn leaves to do: the words for the tap, the messages to send."""

    toast: str | None = field(default=None, repr=False)
    posted: tuple[Posted, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """Which flow and content spoke."""

    flow: str
    content: str


class Records:
    """One patient's rows within one transaction."""

    def __init__(
        self,
        connection: Connection,
        keys: Keys,
        nonce: Callable[[int], bytes],
        heard: Heard,
        now: datetime,
    ) -> None:
        self._connection, self._keys, self._nonce = connection, keys, nonce
        self.heard, self.now = heard, now
        self.subject = keys.subject(heard.chat_id)
        self._row: Mapping[str, Any] = {}

    def is_new(self) -> bool:
        """Note the update; False when Telegram repeats itself."""
        key, *former = (keys.inbox_hash(self.heard.dedupe) for keys in self._keys.all)
        # What was taken just before a change of secrets may come again after it.
        if any(queries.was_taken(self._connection, one) for one in former):
            return False
        return queries.remember_update(
            self._connection, key, self.heard.update_id, self.subject, self.now
        )

    def conversation(self, questionnaire: Questionnaire) -> Conversation | None:
        """Load the patient's conversation, locked for this transaction."""
        row = queries.load_conversation(self._connection, self.subject)
        self._row = row or {}
        found = to_conversation(row, questionnaire) if row else None
        return linked(self._connection, self._row, found, self.now) if found else None

    def opened(self, code: str) -> Opened:
        """Look up the code of a clinic's link that came with this update."""
        sender = Sender(self.subject, self._keys.inbox_hash(self.heard.dedupe))
        return opened(self._connection, code, sender, self.now)

    def counted_before(self, flow: str) -> tuple[str, ...] | None:
        """Name the answers that counted when another flow spoke last; None if this one did."""
        if self._row.get("flow_version", flow) == flow:
            return None
        return tuple(self._row["counted"] or self._row["answers"])

    def arrived(self, prompt: int) -> None:
        """Learn from a tap that its prompt arrived, and need not be sent again."""
        outbox.prove_delivered(self._connection, self.subject, prompt)

    def note_message(self, prompt: int | None = None) -> None:
        """Keep the number of the patient's message, or of the message that was tapped."""
        if self.heard.message_id is not None:
            queries.note_message(
                self._connection, self.subject, self.heard.message_id, prompt, self.now
            )

    def saw(self, prompt: int) -> bool:
        """Tell whether a message that shows the prompt stands above the patient's text."""
        shown = queries.message_ids(self._connection, self.subject, prompt)
        return any(number < (self.heard.message_id or 0) for number in shown)

    def stands(self, prompt: int) -> bool:
        """Tell whether a message that shows the prompt is known to stand in the chat."""
        return bool(queries.message_ids(self._connection, self.subject, prompt))

    def block(self) -> None:
        """Note that the patient blocked the bot: nothing more is sent."""
        queries.block(self._connection, self.subject, self.now)

    def is_stray(self) -> bool:
        """Tell whether a tapped message is a copy of which nothing is known, or of a former run."""
        event = self.heard.event
        if not isinstance(event, Tapped) or event.run != self._row.get("run"):
            return True
        shown = queries.message_ids(self._connection, self.subject, event.prompt)
        return self.heard.message_id not in shown

    def repeats(self, event: Event, questionnaire: Questionnaire) -> bool:
        """Tell whether the patient's last turn was this very event, a moment ago."""
        last = queries.last_turn(self._connection, self.subject)
        if last is None:
            return False
        at = self._row["started_at"] + timedelta(seconds=last["offset_seconds"])
        same: bool = last["event"] == event_in_keys(event, "none", questionnaire)
        return same and self.now - at < _MOMENT

    def save(self, conversation: Conversation, versions: Versions, *, spoke: bool) -> None:
        """Write the conversation, in one row; where nothing was said, no version spoke."""
        kept = self._kept(versions)
        longer = timedelta(days=conversation.days - kept["days"])
        if longer:
            queries.keep_turns(self._connection, self.subject, longer)
        row = {
            **kept,
            **to_row(conversation),
            **consented(self._row, conversation, versions.content, self.now),
            "last_turn_at": self._turned_at,
            # Whoever acts can be reached.
            "blocked_at": None,
            "erase_at": self._erase_at(conversation),
            "flow_version": versions.flow,
            "content_version": versions.content,
        }
        if not spoke and self._row:
            row |= {name: self._row[name] for name in ("flow_version", "counted")}
        queries.save_conversation(self._connection, row)

    def review(self, conversation: Conversation) -> list[bytes]:
        """Bring the review copy in line; return the tombstones of a copy that went."""
        former = self._row.get("review_code")
        if former and not (former == conversation.review and may_be_reviewed(conversation)):
            return self.erase_copy(former)
        if may_be_reviewed(conversation):
            clinic = conversation.referral.clinic if conversation.referral else None
            made = Made(self.subject, clinic, self.now.date())
            renew(self._connection, made, conversation)
        return []

    def erase_copy(self, code: str) -> list[bytes]:
        """Erase a review copy by its code; return its tombstone, if it was there."""
        gone = erase_transcript(self._connection, code)
        return [self._keys.tombstone(code.encode())] if gone else []

    def tombstones(self) -> list[bytes]:
        """Return the tombstones of the patient, under every name a backup may hold."""
        names = [keys.subject(self.heard.chat_id) for keys in self._keys.all]
        code = self._row.get("review_code")
        return [self._keys.tombstone(one) for one in (*names, *([code.encode()] if code else []))]

    def all_rows(self) -> Rows:
        """Return all that hangs on the patient, the chat's address opened."""
        rows = rows_of_subject(self._connection, self.subject)
        for row in rows["conversation"]:
            row["chat"] = self._keys.open("chat", row["chat"], self.subject).decode()
            clinic = find_clinic(self._connection, row["clinic"]) if row["clinic"] else None
            row["clinic"] = clinic.name if clinic else None
        return rows

    def _kept(self, versions: Versions) -> dict[str, Any]:
        """Return what a turn does not change, or how a new conversation begins."""
        if self._row:
            return dict(self._row)
        chat = str(self.heard.chat_id).encode()
        return {
            "subject": self.subject,
            "chat": self._keys.seal("chat", self._nonce(NONCE_BYTES), chat, self.subject),
            "days": 30,
            "consent_version": versions.content,
            "key_version": self._keys.version,
            "review_version": None,
            "review_at": None,
            "started_at": self.now,
        }

    @property
    def _turned_at(self) -> datetime:
        """A turn is the patient's: what the bot offers by itself makes nothing be kept longer."""
        if isinstance(self.heard.event, Returned):
            return cast("datetime", self._row["last_turn_at"])
        return self.now

    def _erase_at(self, conversation: Conversation) -> datetime:
        if conversation.answers.get("adult") == ("no",):
            return self._turned_at + MINOR
        return self._turned_at + timedelta(days=conversation.days)

    def add_turn(
        self,
        conversation: Conversation,
        reading: Reading,
        replies: tuple[Reply, ...],
        versions: Versions,
    ) -> None:
        """Write what was done and said, in keys."""
        started = self._row.get("started_at", self.now)
        row = {
            "subject": self.subject,
            "run": conversation.run,
            "event": event_in_keys(self.heard.event, reading, conversation.questionnaire),
            "replies": [reply_in_keys(reply, conversation.questionnaire) for reply in replies],
            "offset_seconds": int((self.now - started).total_seconds()),
            "flow_version": versions.flow,
            "content_version": versions.content,
            "erase_at": self._erase_at(conversation),
        }
        queries.add_turn(self._connection, row)

    def post(self, bodies: list[Body], lease_until: datetime) -> tuple[Posted, ...]:
        """Seal messages into the outbox, leased to this process until `lease_until`."""
        sealed = [
            outbox.NewMessage(
                self._keys.seal(
                    "outbox", self._nonce(NONCE_BYTES), json.dumps(body).encode(), self.subject
                ),
                body["prompt"] if body["kind"] in ASKING else None,
            )
            for body in bodies
        ]
        numbers = outbox.add(self._connection, self.subject, sealed, self.now, lease_until)
        return tuple(
            Posted(number, self.subject, self.now, 0, body)
            for number, body in zip(numbers, bodies, strict=True)
        )

    def erase(self) -> list[int]:
        """Erase everything linked to the patient; return the messages Telegram may delete."""
        since = self.now - _DELETABLE
        numbers = queries.message_ids(self._connection, self.subject, since=since)
        erase_subject(self._connection, self.subject)
        return sorted({*numbers, *([self.heard.message_id] if self.heard.message_id else [])})

    def count(self, counts: Iterable[Count], locale: str, referral: Referral | None) -> None:
        """Raise the counters of the day; with a conversation's age where a run finished."""
        started = self._row.get("started_at", self.now)
        told = [
            queries.Count(name, span(self.now - started) if name == "finish" else key)
            for name, key in counts
        ]
        by = (referral.clinic, referral.campaign) if referral else ("", "")
        queries.raise_counters(self._connection, self.now.date(), told, *by, locale)
