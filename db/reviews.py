"""The review of one copy: taken, judged, frozen, remarked on; each a function of a connection."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, delete, or_, select, update

from db.models import ContentVersion, Transcript
from db.models_console import Missed, Note, Review, SavedView, Staff, Tag
from db.queries import TABLES
from db.review_queue import IDENTIFIED, Filter, first_new
from db.transcripts import typed_in
from db.writer import erased_something

LOCK = timedelta(minutes=15)
OPEN = "in_review"


class Copy(NamedTuple):
    """A review copy as it is read, with where its review stands."""

    code: str
    week: str
    outcome: str
    locale: str
    lines: Sequence[Mapping[str, Any]]
    judged: Mapping[str, Any] | None
    status: str
    locked_by: str | None
    locked_until: datetime | None
    rubric: Mapping[str, str]


def load(connection: Connection, code: str) -> Copy | None:
    """Return a copy, if it may be read at all: its redaction is complete."""
    row = connection.execute(_readable(), {"code": code}).one_or_none()
    return None if row is None else Copy(*row)._replace(rubric=row.rubric or {})


def open_codes(connection: Connection, codes: Iterable[str], *, quarantine: bool) -> list[str]:
    """Return which of some codes are copies that may be read, in order, without reading them."""
    query = select(Review.code).join(Transcript, Review.code == Transcript.code)
    query = query.where(Review.code.in_(set(codes)), Transcript.status == "ready")
    if not quarantine:
        query = query.where(Review.status != IDENTIFIED)
    return list(connection.scalars(query.order_by(Review.code)))


@cache
def _readable() -> Select[Any]:
    header = (Transcript.code, Transcript.week, Transcript.outcome, Transcript.locale)
    review = (Review.status, Review.locked_by, Review.locked_until, Review.rubric)
    return (
        select(*header, Transcript.lines, Transcript.judged, *review)
        .join(Review, Review.code == Transcript.code)
        .where(Transcript.code == bindparam("code"), Transcript.status == "ready")
    )


def holder_of(connection: Connection, copy: Copy, now: datetime) -> str | None:
    """Name who holds a copy right now."""
    if copy.status != OPEN or copy.locked_until is None or copy.locked_until <= now:
        return None
    return connection.scalar(select(Staff.name).where(Staff.id == copy.locked_by))


def take_next(
    connection: Connection, wanted: Filter, member: str, now: datetime, after: str = ""
) -> str | None:
    """Fetch the next new copy of a filter and lock it, in one transaction; None if there is none.

    Whatever else the filter wants, only new copies are fetched.
    """
    expired = and_(Review.status == OPEN, Review.locked_until <= now)
    free = {"status": "new", "locked_by": None, "locked_until": None}
    connection.execute(update(Review).where(expired).values(**free))
    code = first_new(connection, _only_new(wanted), now, after)
    if code is None:
        return None
    return code if take(connection, code, member, now) else None


def _only_new(wanted: Filter) -> Filter:
    fields = {name: getattr(wanted, name) for name in ("week", "outcome", "locale", "tag")}
    return Filter(status="new", search=wanted.search, sort=wanted.sort, **fields)


def take(connection: Connection, code: str, member: str, now: datetime) -> bool:
    """Lock a copy for somebody; False while somebody else has it."""
    values = {"status": OPEN, "locked_by": member, "locked_until": now + LOCK}
    free = update(Review).where(Review.code == code, _is_free(member, now))
    return connection.execute(free.values(**values)).rowcount == 1


def judge(
    connection: Connection,
    code: str,
    member: str,
    now: datetime,
    values: Mapping[str, Any],
) -> bool:
    """Write a judgement down and give the copy back; False while somebody else has it."""
    given = {**values, "locked_by": None, "locked_until": None}
    free = update(Review).where(Review.code == code, _is_free(member, now))
    return connection.execute(free.values(**given)).rowcount == 1


def _is_free(member: str, now: datetime) -> Any:  # noqa: ANN401 - a condition
    mine = or_(Review.locked_by == member, Review.locked_until <= now)
    return and_(Review.status != IDENTIFIED, or_(Review.status != OPEN, mine))


def freeze(connection: Connection, code: str) -> bool:
    """Set a copy aside at once, whoever reads it: somebody can be identified."""
    values = {"status": IDENTIFIED, "frozen": True, "locked_by": None, "locked_until": None}
    gone = update(Review).where(Review.code == code)
    return connection.execute(gone.values(**values)).rowcount == 1


def release(connection: Connection, code: str) -> bool:
    """Put a copy back into the queue; the bot writes it anew never again."""
    back = update(Review).where(Review.code == code, Review.status == IDENTIFIED)
    return connection.execute(back.values(status="new")).rowcount == 1


def rewrite(connection: Connection, code: str, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write a copy's lines after somebody took words out; no file keeps the former ones."""
    connection.execute(update(Transcript).where(Transcript.code == code).values(lines=lines))
    changed = update(Review).where(Review.code == code)
    connection.execute(changed.values(typed=typed_in(lines), frozen=True))
    erased_something(connection)


class Remark(NamedTuple):
    """A note, as it is read."""

    id: str
    line: int | None
    who: str
    text: str


def notes_of(connection: Connection, code: str) -> list[Remark]:
    """Return the notes on a copy, by line."""
    query = select(Note.id, Note.line, Note.who, Note.text).where(Note.code == code)
    return [Remark(*row) for row in connection.execute(query.order_by(Note.line, Note.id))]


def add_note(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write a note."""
    connection.execute(TABLES[Note].insert(), dict(row))


def remove_note(connection: Connection, code: str, note: str, who: str) -> bool:
    """Take one's own note back."""
    own = delete(Note).where(Note.id == note, Note.code == code, Note.who == who)
    return connection.execute(own).rowcount == 1


def tags_of(connection: Connection, code: str) -> list[tuple[str, int]]:
    """Return the tags of a copy, each with its line; -1 is all of it."""
    query = select(Tag.tag, Tag.line).where(Tag.code == code).order_by(Tag.line, Tag.tag)
    return [(tag, line) for tag, line in connection.execute(query)]


def add_tag(connection: Connection, code: str, tag: str, line: int) -> None:
    """Tag a copy or a line of it; twice is once."""
    connection.execute(_without(code, tag, line))
    connection.execute(TABLES[Tag].insert(), {"code": code, "tag": tag, "line": line})


def remove_tag(connection: Connection, code: str, tag: str, line: int) -> None:
    """Take a tag off."""
    connection.execute(_without(code, tag, line))


def _without(code: str, tag: str, line: int) -> Any:  # noqa: ANN401 - a statement
    return delete(Tag).where(Tag.code == code, Tag.tag == tag, Tag.line == line)


def all_tags(connection: Connection) -> list[str]:
    """Name every tag in use."""
    return list(connection.scalars(select(Tag.tag).distinct().order_by(Tag.tag)))


def views_of(connection: Connection, member: str) -> list[tuple[str, str]]:
    """Return somebody's saved views: name and query."""
    query = select(SavedView.name, SavedView.query).where(SavedView.staff == member)
    return [(name, asked) for name, asked in connection.execute(query.order_by(SavedView.name))]


def save_view(connection: Connection, member: str, name: str, query: str) -> None:
    """Keep a filter under a name; an empty one forgets it."""
    same = delete(SavedView).where(SavedView.staff == member, SavedView.name == name)
    connection.execute(same)
    if query:
        row = {"staff": member, "name": name, "query": query}
        connection.execute(TABLES[SavedView].insert(), row)


def add_missed(connection: Connection, row: Mapping[str, Any]) -> None:
    """Keep what redaction missed, as a test for it."""
    connection.execute(TABLES[Missed].insert(), dict(row))


def all_missed(connection: Connection) -> list[dict[str, Any]]:
    """Return what redaction missed, by week."""
    columns = (Missed.id, Missed.lang, Missed.text, Missed.redacted, Missed.week)
    query = select(*columns).order_by(Missed.week, Missed.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def content_of(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Return the bundles of content by their hashes, as they once spoke."""
    query = select(ContentVersion.hash, ContentVersion.body).where(
        ContentVersion.hash.in_(set(hashes))
    )
    return {row.hash: row.body for row in connection.execute(query)}
