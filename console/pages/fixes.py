"""What review found wrong with the words: collected for authors, and for those who redact."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection
from starlette.responses import Response

from console.reading import Reader, Turn, about
from console.visit import Visit, page
from db import review_queue, reviews
from db.review_queue import Filter
from db.reviews import Remark

MOST = 200
HEAD = "# Content fixes\n\nFrom reviewed transcripts. Each stands with the keys it is about.\n"


class Fix(NamedTuple):
    """One transcript that needs a fix: what was noted, and the lines it is about."""

    code: str
    status: str
    outcome: str
    whole: tuple[str, ...]
    lines: tuple[tuple[Turn, tuple[str, ...]], ...]


async def fixes(visit: Visit) -> Response:
    """Show what needs fixing."""
    found = await _found(visit)
    missed = await visit.read(reviews.all_missed)
    return page(visit, "fixes.html", fixes=found, missed=missed)


async def for_authors(visit: Visit) -> Response:
    """Hand the fixes to authors as a text: keys, words and notes, and no code of a transcript."""
    text = HEAD + "".join(_told(number, fix) for number, fix in enumerate(await _found(visit), 1))
    return _file(text, "text/markdown; charset=utf-8", "content-fixes.md")


async def missed(visit: Visit) -> Response:
    """Hand out what redaction missed, as cases for its tests."""
    rows = await visit.read(reviews.all_missed)
    keys = ("id", "lang", "text", "redacted")
    text = "".join(json.dumps({key: row[key] for key in keys}) + "\n" for row in rows)
    return _file(text, "application/jsonl", "redaction-missed.jsonl")


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=kind, headers=headers)


async def _found(visit: Visit) -> list[Fix]:
    """Collect every copy that needs a fix or is a concern; each is opened, and so in the log."""

    def look(connection: Connection) -> list[Fix]:
        found = []
        for status in ("safety", "needs_fix"):
            wanted = Filter(status=status)
            items = review_queue.list_items(connection, wanted, visit.now, limit=MOST).items
            found += [fix for item in items for fix in _fix(visit, connection, item.code)]
        return found

    return await visit.write(look)


def _fix(visit: Visit, connection: Connection, code: str) -> Iterator[Fix]:
    copy = reviews.load(connection, code)
    if copy is None:
        return
    visit.note(connection, "opened", about(code), "content fixes")
    notes = reviews.notes_of(connection, code)
    bundles = reviews.content_of(connection, [line["content"] for line in copy.lines])
    turns = Reader(visit.office, copy, bundles).turns() if notes else []
    lines = tuple((turn, on) for turn in turns if (on := _on(notes, turn.line)))
    outcome = copy.outcome if review_queue.is_told(connection, code) else "-"
    yield Fix(code, copy.status, outcome, _on(notes, None), lines)


def _on(notes: list[Remark], line: int | None) -> tuple[str, ...]:
    return tuple(note.text for note in notes if note.line == line)


def _told(number: int, fix: Fix) -> str:
    lines = [f"\n## {number}. {fix.status.replace('_', ' ')}\n"]
    lines += [f"- Of all of it: {_line(note)}" for note in fix.whole]
    for turn, notes in fix.lines:
        lines.append("")
        for told in turn.bubbles:
            words = _line("".join(piece.text for piece in told.pieces))
            keys = f" ({', '.join(told.keys)}; version {told.version})" if told.keys else ""
            lines.append(f"> {told.who}{keys}: {words}")
        lines += ["", *(f"- {_line(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())
