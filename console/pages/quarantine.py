"""What happens when somebody can be identified: set aside at once, redacted, made a test."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.filters import read_filter, write_filter
from console.pages.transcript import here, line_of, readable
from console.reading import about
from console.visit import Visit, go
from db import reviews

KINDS = ("name", "place", "phone", "email", "date", "number", "address", "other")
AROUND = 4
"""Words of the line that stay in the test on each side: enough to see why it slipped."""

Lines = Sequence[Mapping[str, Any]]


async def identify(visit: Visit) -> Response:
    """Set the copy aside at once, whoever reads it now."""

    def freeze(connection: Connection) -> None:
        copy = readable(visit, connection)
        reviews.freeze(connection, copy.code)
        visit.note(connection, "identified", about(copy.code), visit.given("why")[:200])

    await visit.write(freeze)
    return go(f"/queue?{write_filter(read_filter(visit.given('back'), visit.staff))}", "identified")


async def redact(visit: Visit) -> Response:
    """Take words out of a line in place, and keep a test of what redaction let through."""
    words, kind = visit.given("words"), visit.given("kind")
    if not words or kind not in KINDS:
        raise HTTPException(400)

    def write(connection: Connection) -> None:
        copy = readable(visit, connection)
        number = line_of(copy, visit.given("line"))
        text = copy.lines[number]["event"].get("text", "") if number is not None else ""
        if words not in text:
            raise HTTPException(400)
        lines = [without(line, words, f"[{kind}]") for line in copy.lines]
        reviews.rewrite(connection, copy.code, lines)
        year, week, _ = visit.now.isocalendar()
        missed = miss_of(text, words, kind)
        row = {"id": visit.new_id(), "lang": copy.locale, "week": f"{year}-W{week:02}", **missed}
        reviews.add_missed(connection, row)
        visit.note(connection, "redacted", about(copy.code), kind)

    await visit.write(write)
    return here(visit, "redacted", visit.given("line"))


async def release(visit: Visit) -> Response:
    """Put a copy back into the queue once nobody can be identified in it."""

    def write(connection: Connection) -> bool:
        copy = readable(visit, connection)
        done = reviews.release(connection, copy.code)
        if done:
            visit.note(connection, "released", about(copy.code))
        return done

    if not await visit.write(write):
        raise HTTPException(409)
    return here(visit, "released")


def without(line: Mapping[str, Any], words: str, mark: str) -> dict[str, Any]:
    """Take words out of what was typed, and of what the bot said back of it; keys stay keys."""
    event, replies = dict(line["event"]), [dict(reply) for reply in line["replies"]]
    if "text" in event:
        event["text"] = event["text"].replace(words, mark)
    for reply in replies:
        reply["parts"] = [_piece(part, words, mark) for part in reply["parts"]]
    return {**line, "event": event, "replies": replies}


def _piece(piece: Any, words: str, mark: str) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Take words out of what fills a piece in: [key] or [key, what fills it in]."""
    match piece:
        case [key, dict(filled)]:
            return [key, {name: _filled(value, words, mark) for name, value in filled.items()}]
        case _:
            return piece


def _filled(value: Any, words: str, mark: str) -> Any:  # noqa: ANN401 - as above
    match value:
        case str():
            return value.replace(words, mark)
        case {"all": list(pieces)}:
            return {"all": [_piece(one, words, mark) for one in pieces]}
        case _:
            return _piece(value, words, mark)


def miss_of(text: str, words: str, kind: str) -> dict[str, str]:
    """Keep what stood around the words, and of the words themselves only their shape."""
    before, _, after = text.partition(words)
    left = " ".join(before.split(" ")[-AROUND - 1 :])
    right = " ".join(after.split(" ")[: AROUND + 1])
    return {"text": f"{left}{shape(words)}{right}", "redacted": f"{left}[{kind}]{right}"}


def shape(words: str) -> str:
    """Generalise words: letters to x, digits to 9; what stands between them stays."""
    lower = re.sub(r"[^\W\d_]", lambda one: "X" if one[0].isupper() else "x", words)
    return re.sub(r"\d", "9", lower)
