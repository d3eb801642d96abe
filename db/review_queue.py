"""The queue of review copies: filtered, ordered, and never so fine that it tells who it is."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from db.models import Transcript
from db.models_console import Review, Staff, Tag
from db.transcripts import FEWEST, HIDDEN

HEADER = ("week", "outcome", "locale")
COUNTED, LOOKED_UP = 200, 500
"""Matches are counted, and words looked up, to here: nobody reads further, and it takes time."""

IDENTIFIED = "identified"


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see; an empty field wants everything."""

    status: str = ""
    week: str = ""
    outcome: str = ""
    locale: str = ""
    tag: str = ""
    search: str = ""
    sort: str = ""
    quarantine: bool = False
    """Whether copies in which somebody was identified are shown as well."""

    @property
    def names_a_header(self) -> bool:
        """Tell whether week, outcome or locale narrow it down."""
        return bool(self.week or self.outcome or self.locale)


@dataclass(frozen=True, slots=True)
class LookedUp(Filter):
    """A filter, and what was looked up for it."""

    codes: tuple[str, ...] | None = None
    """The copies that hold the words, if they are few."""
    lapsed: tuple[str, ...] = ()
    """Copies whose lock ran out: they are new again, whatever their row says."""


class Item(NamedTuple):
    """One copy in the list; a header that fewer than five share is not told."""

    code: str
    week: str
    outcome: str
    locale: str
    status: str
    locked_by: str | None
    tags: tuple[str, ...] = ()


class Page(NamedTuple):
    """Some items, how many match, whether more follow, and whether it would be too fine."""

    items: tuple[Item, ...]
    total: int
    more: bool
    too_few: bool


def list_items(
    connection: Connection, wanted: Filter, now: datetime, after: str = "", limit: int = 25
) -> Page:
    """Return what matches, from behind one code on; 1 to 4 matches of a header show none."""
    found = _looked_up(connection, wanted, now)
    count = _count(connection, found)
    too_few = _is_too_fine(found, count)
    if too_few or count == 0:
        # Looking for what is not there takes longest: once is enough.
        return Page((), 0, more=False, too_few=too_few)
    query = _matching(found, *_columns(now)).order_by(*_order(found)).limit(limit + 1)
    if after:
        query = query.where(_beyond(connection, found, after))
    rows = connection.execute(query).all()
    tags = _tags(connection, [row[0] for row in rows])
    items = tuple(_item(row, tags.get(row[0], ())) for row in rows[:limit])
    return Page(items, count, more=len(rows) > limit, too_few=False)


def neighbours(
    connection: Connection, wanted: Filter, code: str, now: datetime
) -> tuple[str | None, str | None]:
    """Return the codes before and behind one, in the same filter and order."""
    found = _looked_up(connection, wanted, now)
    if _is_too_fine(found, _count(connection, found)):
        return None, None
    ahead = _matching(found, Review.code).where(_beyond(connection, found, code))
    return (
        connection.scalar(_backwards(connection, found, code).limit(1)),
        connection.scalar(ahead.order_by(*_order(found)).limit(1)),
    )


def cursor_before(
    connection: Connection, wanted: Filter, code: str, rows: int, now: datetime
) -> str:
    """Return behind which code a page begins that shows so many rows before this one."""
    found = _looked_up(connection, wanted, now)
    query = _backwards(connection, found, code).offset(rows).limit(1)
    return str(connection.scalar(query) or "")


def _backwards(connection: Connection, wanted: LookedUp, code: str) -> Select[Any]:
    """Ask for the codes before one, the nearest first."""
    query = _matching(wanted, Review.code).where(_beyond(connection, wanted, code, back=True))
    return query.order_by(*(column.desc() for column in _order(wanted)))


def first_new(connection: Connection, wanted: Filter, now: datetime, after: str = "") -> str | None:
    """Return the next copy that nobody has begun, from behind one code on, else from the first."""
    found = _looked_up(connection, wanted, now)
    if _is_too_fine(found, _count(connection, found)):
        return None
    query = _matching(found, Review.code).order_by(*_order(found)).limit(1)
    locked = query.with_for_update(skip_locked=True, of=Review)
    beyond = locked.where(_beyond(connection, found, after)) if after else locked
    code: str | None = connection.scalar(beyond) or connection.scalar(locked)
    return code


def is_told(connection: Connection, code: str) -> bool:
    """Tell whether five or more share a copy's week, outcome and locale."""
    query = select(_shared()).where(Transcript.code == code)
    return bool(connection.scalar(query))


def choices(connection: Connection) -> dict[str, list[str]]:
    """Name the weeks, outcomes and locales that may be filtered by."""
    columns = [getattr(Transcript, name) for name in HEADER]
    groups = select(*columns).where(Transcript.status == "ready").group_by(*columns)
    rows = connection.execute(groups.having(func.count() >= FEWEST)).all()
    return {name: sorted({row[place] for row in rows}) for place, name in enumerate(HEADER)}


def by_status(connection: Connection, now: datetime) -> dict[str, int]:
    """Count the copies by status; a lock that ran out counts as new."""
    late = connection.scalar(select(func.count()).select_from(Review).where(_has_lapsed(now))) or 0
    rows = connection.execute(select(Review.status, func.count()).group_by(Review.status)).all()
    counts = {str(status): int(count) for status, count in rows}
    if late:
        counts["in_review"] -= late
        counts["new"] = counts.get("new", 0) + late
    return counts


def _columns(now: datetime) -> tuple[Any, ...]:
    is_held = and_(Review.locked_until > now, Review.status == "in_review")
    holder = select(Staff.name).where(Staff.id == Review.locked_by, is_held).scalar_subquery()
    header = (getattr(Transcript, name) for name in HEADER)
    return (Review.code, *header, Review.status, holder, _shared())


def _item(row: Any, tags: Iterable[str]) -> Item:  # noqa: ANN401 - a row of the columns above
    code, *header, status, holder, told = row
    week, outcome, locale = header if told else [HIDDEN] * len(header)
    status = "new" if status == "in_review" and holder is None else status
    return Item(code, week, outcome, locale, status, holder, tuple(tags))


def _matching(wanted: LookedUp, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns
    query = select(*columns).select_from(Review).join(Transcript, Transcript.code == Review.code)
    query = query.where(_is_ready(wanted), *_conditions(wanted))
    # Only rows whose header is told may be found, or put in order, by it.
    return query.where(_shared()) if wanted.names_a_header or wanted.sort else query


def _is_ready(wanted: LookedUp) -> ColumnElement[bool]:
    """Tell whether a copy may be read; by an index only where that gives the order, too.

    Nearly all may be read. SQLite does not know that, as nobody has it count its tables: it would
    gather them all by the index, and sort them.
    """
    by_index = _sorts(wanted) and wanted.codes is None
    return Transcript.status == "ready" if by_index else Transcript.status + "" == "ready"


def _conditions(wanted: LookedUp) -> Iterable[ColumnElement[bool]]:
    if wanted.status:
        yield _stands_so(wanted)
    if not wanted.quarantine:
        yield Review.status != IDENTIFIED
    for name in HEADER:
        if getattr(wanted, name):
            yield getattr(Transcript, name) == getattr(wanted, name)
    if wanted.tag:
        yield exists().where(Tag.code == Review.code, Tag.tag == wanted.tag)
    if wanted.codes is not None:
        yield Review.code.in_(wanted.codes)
    elif wanted.search:
        yield _holds(wanted.search)


def _stands_so(wanted: LookedUp) -> ColumnElement[bool]:
    """Tell whether a copy stands so; nearly always no lock has run out, and an index answers."""
    stands = Review.status == wanted.status
    if not wanted.lapsed:
        return stands
    lapsed = Review.code.in_(wanted.lapsed)
    return or_(stands, lapsed) if wanted.status == "new" else and_(stands, ~lapsed)


def _has_lapsed(now: datetime) -> ColumnElement[bool]:
    return and_(Review.status == "in_review", Review.locked_until <= now)


def _looked_up(connection: Connection, wanted: Filter, now: datetime) -> LookedUp:
    """Look up what would take long to ask of every row: once is enough."""
    lapsed: tuple[str, ...] = ()
    if wanted.status in ("new", "in_review"):
        late = select(Review.code).where(_has_lapsed(now)).limit(LOOKED_UP)
        lapsed = tuple(connection.scalars(late))
    return LookedUp(**asdict(wanted), codes=_holding(connection, wanted.search), lapsed=lapsed)


def _holding(connection: Connection, words: str) -> tuple[str, ...] | None:
    """Find the copies that hold words, if few do: what many hold turns up soon by any way."""
    if not words:
        return None
    codes = tuple(connection.scalars(select(Review.code).where(_holds(words)).limit(LOOKED_UP + 1)))
    return None if len(codes) > LOOKED_UP else codes


def _holds(words: str) -> ColumnElement[bool]:
    return Review.typed.contains(words.casefold(), autoescape=True)


def _shared() -> ColumnElement[bool]:
    """Tell of a copy whether at least five share its header, itself among them."""
    other = aliased(Transcript)
    same = [getattr(other, name) == getattr(Transcript, name) for name in HEADER]
    query = select(literal(1)).where(other.status == "ready", *same).correlate(Transcript)
    return query.limit(1).offset(FEWEST - 1).exists()


def _is_too_fine(wanted: Filter, count: int) -> bool:
    return wanted.names_a_header and 0 < count < FEWEST


def _count(connection: Connection, wanted: LookedUp) -> int:
    some = _matching(wanted, literal(1)).limit(COUNTED + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _order(wanted: Filter) -> list[Any]:
    """Order by code alone, or by headers as an index has them."""
    return [*(getattr(Transcript, name) for name in _sorts(wanted)), _code_of(wanted)]


def _sorts(wanted: Filter) -> list[str]:
    """Name the headers to order by; who filters by one is answered in the order of its index."""
    named = wanted.sort or next((name for name in HEADER if getattr(wanted, name)), "")
    return [named, *(name for name in HEADER if name != named)] if named in HEADER else []


def _code_of(wanted: Filter) -> Any:  # noqa: ANN401 - a column
    return Transcript.code if _sorts(wanted) else Review.code


def _beyond(
    connection: Connection, wanted: Filter, code: str, *, back: bool = False
) -> ColumnElement[bool]:
    order = _order(wanted)
    sorts = [getattr(Transcript, name) for name in _sorts(wanted)]
    found = connection.execute(select(*sorts, Transcript.code).where(Transcript.code == code))
    at = list(found.one_or_none() or (*("" for _ in sorts), code))
    here, there = tuple_(*order), tuple_(*(literal(value) for value in at))
    return here < there if back else here > there


def _tags(connection: Connection, codes: list[str]) -> dict[str, list[str]]:
    query = select(Tag.code, Tag.tag).where(Tag.code.in_(codes)).distinct().order_by(Tag.tag)
    found: dict[str, list[str]] = {}
    for code, tag in connection.execute(query):
        found.setdefault(code, []).append(tag)
    return found
