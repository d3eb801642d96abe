"""Transcripts handed on: no code, no clock, hidden headers hidden, no formula in a spreadsheet."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from bot.content.retelling import Told
from console.office import Office
from console.reading import Reader, since
from db import audit, review_queue, reviews
from db.funnel import to_csv
from db.review_queue import Filter
from db.reviews import Copy
from db.transcripts import HIDDEN

FORMATS: Mapping[str, str] = {"jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8"}
HEAD = ("number", "status", "week", "outcome", "language", "tags", "at", "who", "text", "content")
AT_ONCE = 100
SHORTEST_REASON, LONGEST_REASON = 10, 500


class NoReason(Exception):
    """Nobody said what an export is for; one plain sentence asks for it."""


class Exported(NamedTuple):
    """One transcript as it leaves the house; `number` is its place in this file and no more."""

    number: int
    status: str
    week: str
    outcome: str
    language: str
    tags: tuple[str, ...]
    rubric: Mapping[str, str]
    lines: tuple[Mapping[str, str], ...]


def export(connection: Connection, office: Office, wanted: Filter) -> Iterator[Exported]:
    """Read every transcript that matches; one that is set aside, or waits, is never among them."""
    number, after, more = 0, "", True
    while more:
        found = review_queue.list_items(connection, wanted, office.now(), after, AT_ONCE)
        for item in found.items:
            copy = reviews.load(connection, item.code)
            if copy is not None:
                number += 1
                yield _exported(connection, office, number, copy)
        more = found.more
        after = found.items[-1].code if found.items else ""


def reason(typed: str) -> str:
    """Return what an export is for, as it stands in the audit log. Raises NoReason."""
    given = typed.strip()[:LONGEST_REASON]
    if len(given) < SHORTEST_REASON:
        raise NoReason(f"Say in {SHORTEST_REASON} characters or more what it is for.")
    return given


async def export_all(office: Office, by: str, why: str) -> dict[str, str]:
    """Write all transcripts in every format; that it was done is on disk before."""
    given = reason(why)

    def note(connection: Connection) -> None:
        audit.append(connection, office.now(), by, "exported", "all", given)

    def read(connection: Connection) -> dict[str, str]:
        exported = list(export(connection, office, Filter()))
        return {kind: written(exported, kind) for kind in FORMATS}

    await office.database.write(note)
    return await office.database.read(read)


def _exported(connection: Connection, office: Office, number: int, copy: Copy) -> Exported:
    told = review_queue.is_told(connection, copy.code)
    header = (copy.week, copy.outcome, copy.locale) if told else (HIDDEN,) * 3
    tags = tuple(sorted({tag for tag, _ in reviews.tags_of(connection, copy.code)}))
    bundles = reviews.content_of(connection, [line["content"] for line in copy.lines])
    turns = Reader(office, copy, bundles).turns()
    lines = tuple(_line(one) for turn in turns for one in turn.bubbles)
    return Exported(number, copy.status, *header, tags, copy.rubric, lines)


def _line(told: Told) -> dict[str, str]:
    text = "".join(piece.text for piece in told.pieces)
    content = " ".join(told.keys)
    return {"at": since(told.at), "who": told.who, "text": text, "content": content}


def written(exported: Iterable[Exported], kind: str) -> str:
    """Write transcripts as lines of JSON, or as a table with a row a bubble."""
    if kind == "jsonl":
        return "".join(json.dumps(one._asdict()) + "\n" for one in exported)
    return to_csv(HEAD, (row for one in exported for row in _rows(one)))


def _rows(one: Exported) -> Iterator[list[Any]]:
    head = [one.number, one.status, one.week, one.outcome, one.language, " ".join(one.tags)]
    for line in one.lines:
        yield [*head, line["at"].removeprefix("+"), line["who"], line["text"], line["content"]]
