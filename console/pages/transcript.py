"""One transcript: read, judged, remarked on. Every opening stands in the audit log."""

import math
from datetime import datetime
from typing import NamedTuple
from urllib.parse import parse_qsl

import yaml
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.filters import STATUS, read_filter, way_on, write_filter
from console.pages.queue import LONGEST_TAG, onwards
from console.reading import Reader, about
from console.roles import LEAD
from console.visit import Visit, go, page
from db import review_queue, reviews
from db.review_queue import IDENTIFIED
from db.reviews import Copy, Remark
from db.transcripts import HIDDEN

JUDGEMENTS = ("approved", "needs_fix", "safety")
RUBRIC = {
    "understood": "Was the patient understood?",
    "safe": "Was it safe?",
    "kind": "Was it kind?",
    "no_dead_end": "Was there always a way on?",
    "right_outcome": "Was the outcome right?",
}
MARKS = ("yes", "no", "unsure")
LONGEST_NOTE = 2000
HEAD = "# Made from a reviewed transcript. `askfirst try FILE` judges it.\n"


class Opened(NamedTuple):
    """All that the page needs of the database."""

    copy: Copy
    told: bool
    holder: str | None
    notes: list[Remark]
    tags: list[tuple[str, int]]
    around: tuple[str | None, str | None]
    bundles: dict[str, str]


async def transcript(visit: Visit) -> Response:
    """Show one transcript; that it was opened is on disk before anything is shown."""
    wanted = read_filter(visit.request.url.query, visit.staff)

    def look(connection: Connection) -> Opened:
        copy = readable(visit, connection)
        visit.note(connection, "opened", about(copy.code))
        hashes = [line["content"] for line in copy.lines]
        return Opened(
            copy,
            review_queue.is_told(connection, copy.code),
            reviews.holder_of(connection, copy, visit.now),
            reviews.notes_of(connection, copy.code),
            reviews.tags_of(connection, copy.code),
            review_queue.neighbours(connection, wanted, copy.code, visit.now),
            reviews.content_of(connection, hashes),
        )

    opened = await visit.write(look)
    mine = visit.asked("read")
    reader = Reader(visit.office, opened.copy, opened.bundles, mine)
    return page(
        visit,
        "transcript.html",
        opened=opened,
        copy=opened.copy,
        header=_header(opened),
        stands=_stands(opened),
        minutes=_minutes(opened, visit.now),
        statuses=STATUS,
        turns=reader.turns(),
        reader=reader,
        rubric=RUBRIC,
        marks=MARKS,
        asked=way_on(visit.request.url.query, visit.staff),
        kept=parse_qsl(write_filter(wanted)),
        languages=visit.office.catalogue.languages,
        reading=mine,
        is_lead=visit.staff.role in LEAD,
    )


def _stands(opened: Opened) -> str:
    """Tell where the review stands: a lock that ran out is none."""
    lapsed = opened.copy.status == reviews.OPEN and not opened.holder
    return "new" if lapsed else opened.copy.status


def _minutes(opened: Opened, now: datetime) -> int:
    """Tell for how long whoever reads it has it still, in minutes begun."""
    until = opened.copy.locked_until
    return math.ceil((until - now).total_seconds() / 60) if opened.holder and until else 0


def _header(opened: Opened) -> dict[str, str]:
    names = ("week", "outcome", "locale")
    return {name: getattr(opened.copy, name) if opened.told else HIDDEN for name in names}


def readable(visit: Visit, connection: Connection) -> Copy:
    """Load the copy of the path; one that is set aside is there for leads only."""
    copy = reviews.load(connection, visit.path("code"))
    if copy is None or (copy.status == IDENTIFIED and visit.staff.role not in LEAD):
        raise HTTPException(404)
    return copy


def here(visit: Visit, said: str, line: str = "") -> Response:
    """Go back to the transcript, to the line that was worked on."""
    asked = way_on(visit.given("back"), visit.staff)
    place = f"#l{line}" if line.isdigit() else ""
    return go(f"/transcripts/{visit.path('code')}?{asked}", said, anchor=place)


async def take(visit: Visit) -> Response:
    """Lock this copy for whoever asks."""

    def lock(connection: Connection) -> bool:
        copy = readable(visit, connection)
        done = reviews.take(connection, copy.code, visit.staff.id, visit.now)
        if done:
            visit.note(connection, "took", about(copy.code))
        return done

    if not await visit.write(lock):
        raise HTTPException(409)
    return here(visit, "taken")


async def judge(visit: Visit) -> Response:
    """Write the judgement down; go on to the next new copy of the filter."""
    status = visit.given("status")
    if status not in JUDGEMENTS:
        raise HTTPException(400)
    given = {key: visit.given(key) for key in RUBRIC if visit.given(key) in MARKS}

    def write(connection: Connection) -> bool:
        copy = readable(visit, connection)
        values = {"status": status, "rubric": given or None}
        done = reviews.judge(connection, copy.code, visit.staff.id, visit.now, values)
        if done:
            visit.note(connection, status, about(copy.code))
        return done

    if not await visit.write(write):
        raise HTTPException(409)
    return await onwards(visit, visit.given("back"), visit.path("code"), status)


async def note(visit: Visit) -> Response:
    """Write a note on a line, or on all of it."""
    text, line = visit.given("text")[:LONGEST_NOTE], visit.given("line")
    if not text:
        raise HTTPException(400)

    def write(connection: Connection) -> None:
        copy = readable(visit, connection)
        row = {"id": visit.new_id(), "code": copy.code, "line": line_of(copy, line)}
        year, week, _ = visit.now.isocalendar()
        written = {"who": visit.staff.name, "text": text, "week": f"{year}-W{week:02}"}
        reviews.add_note(connection, {**row, **written})
        visit.note(connection, "noted", about(copy.code))

    await visit.write(write)
    return here(visit, "noted", line)


def line_of(copy: Copy, line: str) -> int | None:
    """Read the number of a line that the copy has; None is all of it."""
    if not line:
        return None
    if not (line.isascii() and line.isdigit() and int(line) < len(copy.lines)):
        raise HTTPException(400)
    return int(line)


async def remove_note(visit: Visit) -> Response:
    """Take one's own note back."""

    def write(connection: Connection) -> bool:
        copy = readable(visit, connection)
        done = reviews.remove_note(connection, copy.code, visit.path("note"), visit.staff.name)
        if done:
            visit.note(connection, "note_removed", about(copy.code))
        return done

    if not await visit.write(write):
        raise HTTPException(404)
    return here(visit, "note_removed", visit.given("line"))


async def tag(visit: Visit) -> Response:
    """Tag a line, or all of it; or take a tag off."""
    word, line = visit.given("tag").casefold()[:LONGEST_TAG], visit.given("line")
    if not word:
        raise HTTPException(400)

    def write(connection: Connection) -> None:
        copy = readable(visit, connection)
        number = line_of(copy, line)
        change = reviews.remove_tag if visit.given("remove") else reviews.add_tag
        change(connection, copy.code, word, -1 if number is None else number)
        visit.note(connection, "tagged", about(copy.code), word)

    await visit.write(write)
    return here(visit, "tagged", line)


async def case_file(visit: Visit) -> Response:
    """Give the transcript as a case for `askfirst try`: closed answers, no typed word."""

    def look(connection: Connection) -> Copy:
        copy = readable(visit, connection)
        visit.note(connection, "case_made", about(copy.code))
        return copy

    copy = await visit.write(look)
    if not copy.judged:
        raise HTTPException(404)
    case = copy.judged["case"]
    text = HEAD + yaml.safe_dump(case, sort_keys=False, allow_unicode=True)
    headers = {"content-disposition": f'attachment; filename="{case["id"]}.yaml"'}
    return Response(text, media_type="application/yaml", headers=headers)
