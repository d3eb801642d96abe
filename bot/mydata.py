"""All that is kept about a patient, as two files: one to read, one for a computer."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.content.catalogue import ContentBroken
from bot.flows.asking import answer_text, option_text
from bot.flows.questions import BY_KEY
from bot.flows.replies import Argument, Text
from bot.rendering import Speaker, plain
from bot.rows import to_argument, to_conversation

Row = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class File:
    """A file for the patient."""

    name: str
    content: str = field(repr=False)


def files(speaker: Speaker, rows: Rows, now: datetime) -> tuple[File, File]:
    """Write all rows of a patient as a text in the patient's language, and as JSON."""
    name = _said(speaker, "file-mydata")
    told = "\n".join(_lines(speaker, rows, now)) + "\n"
    return File(f"{name}.txt", told), File(f"{name}.json", json.dumps(rows, default=_plainly))


def _plainly(value: object) -> str:
    """Write what JSON has no form for: moments, days and hashes."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError("neither a moment nor a hash")


def _lines(speaker: Speaker, rows: Rows, now: datetime) -> Iterator[str]:
    yield _said(speaker, "mydata-head", date=_moment(now))
    for row in rows["conversation"]:
        yield from ("", _said(speaker, "mydata-answers"))
        yield from _answers(speaker, row)
        yield from ("", _said(speaker, "mydata-facts"))
        yield from _facts(speaker, row)
        counts = {"count": len(rows["inbox"]), "more": len(rows["message"])}
        yield _said(speaker, "mydata-marks", **counts)
        yield from ("", _said(speaker, "mydata-said"))
        yield from _turns(speaker, rows["turn"], row["started_at"])


def _answers(speaker: Speaker, row: Row) -> Iterator[str]:
    """Name every answer, those set aside too: they are kept."""
    conversation = to_conversation(row)
    for key in conversation.answers:
        answer = option_text(key, "agree") if key == "consent" else None
        told = (answer,) if answer else answer_text(conversation, key)
        yield _said(speaker, "mydata-line", name=Text(f"name-{key}"), answer=told)


def _facts(speaker: Speaker, row: Row) -> Iterator[str]:
    yield _said(speaker, "mydata-until", date=_moment(row["erase_at"]))
    yield _said(speaker, "mydata-days", count=row["days"])
    yield _said(speaker, "mydata-locale", name=row["locale"])
    if row["clinic"]:
        yield _said(speaker, "mydata-clinic", clinic=row["clinic"])
    if row["link"]:
        yield _said(speaker, "mydata-link", code=row["link"])
    given = row["review_code"]
    yield (
        _said(speaker, "mydata-review-yes", code=given)
        if given
        else _said(speaker, "mydata-review-no")
    )
    yield _said(speaker, "mydata-address")


def _turns(speaker: Speaker, turns: Iterable[Row], started: datetime) -> Iterator[str]:
    for turn in turns:
        at = _moment(started + timedelta(seconds=turn["offset_seconds"]))
        yield from ("", _did(speaker, turn["event"], at), _said(speaker, "mydata-bot"))
        for reply in turn["replies"]:
            for part in reply["parts"]:
                yield from (f"  {line}" for line in _told(speaker, part).splitlines())
            for row in reply.get("buttons", ()):
                yield "  " + " ".join(f"[{_told(speaker, label)}]" for _, label in row)


def _did(speaker: Speaker, event: Row, at: str) -> str:
    """Say what the patient did: the words as they are kept, or the button in keys."""
    if "text" in event:
        return _said(speaker, "mydata-you-wrote", date=at, words=event["text"])
    match event.get("action"), event.get("arguments"):
        case "answer", [key, option] if key in BY_KEY and option in BY_KEY[key].answers:
            words = plain(speaker.say(option_text(key, option)))
        case action, arguments:
            keys = (event["kind"], action, *(arguments or ()), event.get("command"))
            words = " ".join(key for key in keys if key)
    return _said(speaker, "mydata-you-did", date=at, words=words)


def _told(speaker: Speaker, written: Any) -> str:  # noqa: ANN401 - JSON can be anything
    """Put a text in words again; one that is no longer among the words stands as its key."""
    text = to_argument(written)
    try:
        return plain(speaker.say(text)) if isinstance(text, Text) else str(text)
    except ContentBroken:
        return str(written[0])


def _said(speaker: Speaker, key: str, **arguments: Argument) -> str:
    return plain(speaker.say(Text(key, arguments)))


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")
