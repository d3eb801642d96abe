"""The tables of the console: staff, what they did with review copies, and the record of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import DDL, Date, ForeignKey, Index, LargeBinary, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from db.models import Base, BigId
from db.types import Compact, Instant

AUDIT_YEARS = 6

NO_CHANGE = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END"
)
NO_REMOVAL = (
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit"
    f" WHEN OLD.at > (CAST(strftime('%s', 'now', '-{AUDIT_YEARS} years') AS INTEGER) * 1000)"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END"
)
"""SQLite refuses by itself what no code of ours does."""


def _of_a_copy() -> ForeignKey:
    """Hang a row on a review copy: whoever erases the copy erases the row, by whatever way."""
    return ForeignKey("transcript.code", ondelete="CASCADE")


class Staff(Base):
    """Somebody who may sign in to the console; `invited` holds the hash of a one-time token."""

    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    clinic: Mapped[str | None] = mapped_column(String(64))
    password: Mapped[str | None] = mapped_column(Text)
    totp: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_step: Mapped[int] = mapped_column(default=0)
    invited: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    invited_until: Mapped[datetime | None] = mapped_column(Instant)
    active: Mapped[bool]
    disabled: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Instant)


class RecoveryCode(Base):
    """A code that stands in for a lost phone, as a keyed hash; used once, the row goes."""

    __tablename__ = "recovery_code"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)


class StaffSession(Base):
    """A sign-in that holds, found by the hash of its token."""

    __tablename__ = "staff_session"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant, index=True)


class SignInFailure(Base):
    """A sign-in that failed, by keyed hashes of the name that was typed and of the address."""

    __tablename__ = "sign_in_failure"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    account: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    address: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)


class Audit(Base):
    """What staff did; each row carries the hash of the one before. Rows are only ever added."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    who: Mapped[str] = mapped_column(String(64))
    did: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(128))
    why: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64))


for statement in (NO_CHANGE, NO_REMOVAL):
    # A percent sign is a placeholder to DDL.
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(Audit.__table__, "after_create", ddl.execute_if(dialect="sqlite"))


class Review(Base):
    """Where the review of a copy stands; `typed` is what the search looks in, redacted."""

    __tablename__ = "review"
    __table_args__ = (Index("ix_review_status", "status", "code"), {"sqlite_with_rowid": False})

    code: Mapped[str] = mapped_column(_of_a_copy(), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    locked_by: Mapped[str | None] = mapped_column(String(16))
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
    frozen: Mapped[bool]
    rubric: Mapped[Any] = mapped_column(Compact, nullable=True)
    typed: Mapped[str] = mapped_column(Text)


class Note(Base):
    """What somebody of the staff noted on a line of a copy, or on all of it."""

    __tablename__ = "note"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(_of_a_copy(), index=True)
    line: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))


class Tag(Base):
    """A word by which copies are found again, on a line or on all of a copy."""

    __tablename__ = "tag"
    __table_args__ = (Index("ix_tag_tag", "tag", "code"),)

    code: Mapped[str] = mapped_column(_of_a_copy(), primary_key=True)
    tag: Mapped[str] = mapped_column(String(32), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=-1)


class Missed(Base):
    """What redaction let through, as a test for it: the words that identified are generalised."""

    __tablename__ = "missed"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    lang: Mapped[str] = mapped_column(String(35))
    text: Mapped[str] = mapped_column(Text)
    redacted: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))


class SavedView(Base):
    """A filter of the queue that somebody keeps under a name."""

    __tablename__ = "saved_view"

    staff: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    query: Mapped[str] = mapped_column(Text)


class Snapshot(Base):
    """The figures of one week as they were published once; later views read these and no others."""

    __tablename__ = "snapshot"

    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    made_on: Mapped[date] = mapped_column(Date)
    figures: Mapped[Any] = mapped_column(Compact)
