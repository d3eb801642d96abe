"""The tables. Everything about a patient hangs on `subject`, a keyed hash of bot and patient."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.types import Compact, Instant

BigId = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column declared INTEGER."""

Subject = LargeBinary(32)


class Base(DeclarativeBase):
    """What all tables share."""


class Inbox(Base):
    """An update that was taken; `key` refuses the same message or tap a second time.

    `missed`: it carried the code of a link, and none that holds.
    """

    __tablename__ = "inbox"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger)
    subject: Mapped[bytes | None] = mapped_column(Subject, index=True)
    received_at: Mapped[datetime] = mapped_column(Instant, index=True)
    missed: Mapped[bool | None]


class Outbox(Base):
    """A message on its way; the row goes when Telegram has it."""

    __tablename__ = "outbox"
    # A number used again would let a late mark of an old row take a new one away.
    __table_args__ = (Index("ix_outbox_subject", "subject", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    subject: Mapped[bytes] = mapped_column(Subject)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    prompt: Mapped[int | None]
    not_before: Mapped[datetime] = mapped_column(Instant)
    lease_until: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Conversation(Base):
    """One patient's passage through the questionnaire, as it stands now."""

    __tablename__ = "conversation"

    subject: Mapped[bytes] = mapped_column(Subject, primary_key=True)
    chat: Mapped[bytes] = mapped_column(LargeBinary)
    run: Mapped[str] = mapped_column(String(6))
    prompt: Mapped[int]
    answers: Mapped[dict[str, Any]] = mapped_column(Compact)
    words: Mapped[str | None] = mapped_column(Text)
    draft: Mapped[Any] = mapped_column(Compact, nullable=True)
    opened: Mapped[str | None] = mapped_column(Text)
    danger_seen: Mapped[str] = mapped_column(Text)
    names_unlocked: Mapped[bool]
    locale: Mapped[str] = mapped_column(String(35))
    clinic: Mapped[str | None] = mapped_column(String(64))
    campaign: Mapped[str | None] = mapped_column(String(64))
    link: Mapped[str | None] = mapped_column(String(12))
    days: Mapped[int] = mapped_column(default=30)
    consent_version: Mapped[str] = mapped_column(String(64))
    key_version: Mapped[str] = mapped_column(String(16), server_default="")
    review_code: Mapped[str | None] = mapped_column(String(24))
    review_version: Mapped[str | None] = mapped_column(String(64))
    review_at: Mapped[datetime | None] = mapped_column(Instant)
    flow_version: Mapped[str] = mapped_column(String(64))
    content_version: Mapped[str] = mapped_column(String(64))
    counted: Mapped[Any] = mapped_column(Compact, nullable=True)
    offered_at: Mapped[datetime | None] = mapped_column(Instant)
    started_at: Mapped[datetime] = mapped_column(Instant)
    last_turn_at: Mapped[datetime] = mapped_column(Instant)
    erase_at: Mapped[datetime] = mapped_column(Instant, index=True)
    blocked_at: Mapped[datetime | None] = mapped_column(Instant)


class Clinic(Base):
    """A clinic that patients may come from: what they are told of it, and what it presets."""

    __tablename__ = "clinic"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    contact: Mapped[str] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(String(8))
    locale: Mapped[str | None] = mapped_column(String(35))
    hours: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)


class Link(Base):
    """One link of a clinic; the code is chance, and says nothing of clinic or campaign."""

    __tablename__ = "link"

    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    clinic: Mapped[str] = mapped_column(String(64), ForeignKey("clinic.id"), index=True)
    campaign: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)


class Contact(Base):
    """When Telegram was last in contact, and the gap that is being made good, if there is one."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    gone_at: Mapped[datetime | None] = mapped_column(Instant)
    back_at: Mapped[datetime | None] = mapped_column(Instant)


class Message(Base):
    """The number of a message in the patient's chat, for edits and for /delete."""

    __tablename__ = "message"

    subject: Mapped[bytes] = mapped_column(Subject, primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    prompt: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, index=True)


class Turn(Base):
    """One update and all that it led to, in keys; no word a patient typed."""

    __tablename__ = "turn"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    subject: Mapped[bytes] = mapped_column(Subject, index=True)
    run: Mapped[str] = mapped_column(String(6))
    event: Mapped[Any] = mapped_column(Compact)
    replies: Mapped[Any] = mapped_column(Compact)
    offset_seconds: Mapped[int]
    flow_version: Mapped[str] = mapped_column(String(64))
    content_version: Mapped[str] = mapped_column(String(64))
    erase_at: Mapped[datetime] = mapped_column(Instant, index=True)


class Transcript(Base):
    """The review copy of one run, made only after consent; no time of day, no mark of the patient.

    A conversation knows the code of its copy; when the conversation goes, only the receipt does.
    `judged` holds rule, reasons and closed answers, as a case that can be tried.
    """

    __tablename__ = "transcript"
    # Numbered rows would keep the order in which patients came.
    __table_args__ = (
        Index("ix_transcript_header", "status", "week", "outcome", "locale"),
        Index("ix_transcript_outcome", "status", "outcome", "week", "locale"),
        Index("ix_transcript_locale", "status", "locale", "week", "outcome"),
        {"sqlite_with_rowid": False},
    )

    code: Mapped[str] = mapped_column(String(24), primary_key=True)
    week: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(32))
    locale: Mapped[str] = mapped_column(String(35))
    clinic_id: Mapped[str | None] = mapped_column(String(64))
    lines: Mapped[Any] = mapped_column(Compact)
    status: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(32))
    judged: Mapped[Any] = mapped_column(Compact, nullable=True)
    erase_on: Mapped[date] = mapped_column(Date, index=True)


class Counter(Base):
    """How often something happened on one day."""

    __tablename__ = "counter"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    clinic: Mapped[str] = mapped_column(String(64), primary_key=True, default="")
    campaign: Mapped[str] = mapped_column(String(64), primary_key=True, default="")
    locale: Mapped[str] = mapped_column(String(35), primary_key=True, default="")
    count: Mapped[int] = mapped_column(BigInteger)


class Quarantine(Base):
    """An update that could not be taken: what failed and where, never what it said."""

    __tablename__ = "quarantine"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    update_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    kind: Mapped[str] = mapped_column(String(32))
    error: Mapped[str] = mapped_column(String(128))
    place: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime] = mapped_column(Instant, index=True)


class ContentVersion(Base):
    """A bundle of content as it once spoke, found by its hash."""

    __tablename__ = "content_version"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
