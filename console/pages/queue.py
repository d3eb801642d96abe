"""The queue: what is to be read, found by filters in the address, and taken one by one."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.filters import SORTS, STATUS, read_filter, way_on, write_filter
from console.reading import about
from console.roles import LEAD
from console.visit import Visit, go, page
from db import review_queue, reviews
from db.review_queue import Filter, Page

BULK = ("approved", "needs_fix", "safety")
PER_PAGE = 25
ABOVE = 10
"""Rows shown above the one that somebody comes back to."""

LONGEST_NAME = 40
LONGEST_TAG = 32


Option = tuple[str, str]


class Shown(NamedTuple):
    """All that the page needs of the database."""

    found: Page
    after: str
    before: str | None
    counts: dict[str, int]
    choices: dict[str, list[str]]
    tags: list[str]
    views: list[tuple[str, str]]


async def queue(visit: Visit) -> Response:
    """List what matches the filter."""
    wanted = read_filter(visit.request.url.query, visit.staff)
    shown = await visit.read(_look(visit, wanted))
    return page(
        visit,
        "queue.html",
        wanted=wanted,
        asked=write_filter(wanted),
        statuses=STATUS,
        picks=_picks(wanted, shown),
        shown=shown,
        counted=review_queue.COUNTED,
        at=visit.asked("at"),
    )


def _picks(wanted: Filter, shown: Shown) -> list[tuple[str, str, str, str, list[Option]]]:
    """Name what can be chosen: field, label, what stands for all, what is chosen, the choices."""
    told = {name: [(one, _spaced(one)) for one in values] for name, values in shown.choices.items()}
    tags = [(one, one) for one in shown.tags]
    sorts = [(key, label) for key, label in SORTS.items() if key]
    return [
        ("outcome", "Outcome", "Any", wanted.outcome, told["outcome"]),
        ("language", "Language", "Any", wanted.locale, told["locale"]),
        ("week", "Week", "Any", wanted.week, told["week"]),
        ("tag", "Tag", "Any", wanted.tag, tags),
        ("sort", "Order by", SORTS[""], wanted.sort, sorts),
    ]


def _spaced(key: str) -> str:
    return key.replace("_", " ")


def _look(visit: Visit, wanted: Filter) -> Callable[[Connection], Shown]:
    def look(connection: Connection) -> Shown:
        found, after = _page(connection, visit, wanted)
        return Shown(
            found,
            after,
            _before(connection, visit, wanted, found) if after else None,
            review_queue.by_status(connection, visit.now),
            review_queue.choices(connection),
            reviews.all_tags(connection),
            reviews.views_of(connection, visit.staff.id),
        )

    return look


def _page(connection: Connection, visit: Visit, wanted: Filter) -> tuple[Page, str]:
    """List a page, and say behind which code it begins."""
    after, at = visit.asked("after"), visit.asked("at")
    if at and not after:
        # Who comes back from a transcript comes back to where it stands, on whatever page.
        after = review_queue.cursor_before(connection, wanted, at, ABOVE, visit.now)
    found = review_queue.list_items(connection, wanted, visit.now, after, PER_PAGE)
    if after and not found.items:
        # All that stood on the last page may have left the filter.
        after = ""
        found = review_queue.list_items(connection, wanted, visit.now, after, PER_PAGE)
    return found, after


def _before(connection: Connection, visit: Visit, wanted: Filter, found: Page) -> str:
    """Say behind which code the page before begins."""
    first = found.items[0].code
    return review_queue.cursor_before(connection, wanted, first, PER_PAGE, visit.now)


async def take_next(visit: Visit) -> Response:
    """Fetch the next new copy of the filter and lock it; go to it."""
    return await onwards(visit, visit.given("back"), visit.given("after"), "")


async def onwards(visit: Visit, back: str, after: str, said: str) -> Response:
    """Go to the next new copy of a filter, or back to the list where there is none."""
    wanted = read_filter(back, visit.staff)

    def fetch(connection: Connection) -> str | None:
        code = reviews.take_next(connection, wanted, visit.staff.id, visit.now, after)
        if code:
            visit.note(connection, "took", about(code))
        return code

    code = await visit.write(fetch)
    asked = way_on(back, visit.staff)
    if code is None:
        return go(f"/queue?{asked}", "nothing_new" if not said else f"{said}_last")
    return go(f"/transcripts/{code}?{asked}", said)


async def act_on_many(visit: Visit) -> Response:
    """Judge or tag all that was ticked; what somebody else holds is left alone."""
    act, codes = visit.given("act"), visit.form.get("code", [])
    tag = visit.given("tag").casefold()[:LONGEST_TAG]
    if act not in (*BULK, "tag"):
        raise HTTPException(400)
    asked = write_filter(read_filter(visit.given("back"), visit.staff))
    page_after = urlencode({"after": visit.given("after")} if visit.given("after") else {})
    back = f"/queue?{'&'.join(one for one in (asked, page_after) if one)}"
    if act == "tag" and not tag:
        return go(back, "no_tag")
    about_all = f"{len(codes)} copies"

    def change(connection: Connection) -> None:
        for code in reviews.open_codes(connection, codes, quarantine=visit.staff.role in LEAD):
            if act == "tag":
                reviews.add_tag(connection, code, tag, -1)
                visit.note(connection, "tagged", about(code), tag)
            elif reviews.judge(connection, code, visit.staff.id, visit.now, {"status": act}):
                visit.note(connection, act, about(code), about_all)

    await visit.write(change)
    return go(back, "done")


async def save_view(visit: Visit) -> Response:
    """Keep the filter under a name, or forget the name."""
    name = visit.given("name")[:LONGEST_NAME]
    asked = write_filter(read_filter(visit.given("back"), visit.staff))
    if not name:
        raise HTTPException(400)
    kept = "" if visit.given("forget") else asked or "status="
    await visit.write(lambda c: reviews.save_view(c, visit.staff.id, name, kept))
    return go(f"/queue?{asked}", "forgotten" if not kept else "kept")
