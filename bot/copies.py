"""The review copy: made with the patient's consent, renewed with the result, gone with either."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection

from bot.flows.answers import Conversation
from bot.flows.events import WITHHELD
from bot.flows.rights import outcome_of
from bot.recording import judged
from db.transcripts import save_transcript, turns_of_run

KEPT = timedelta(days=366)
"""12 months, counted from the Monday of the week: the day itself would say who it was."""

Row = Mapping[str, Any]


class Made(NamedTuple):
    """Whose copy it is, for which clinic it counts, and on which day it is made."""

    subject: bytes
    clinic: str | None
    on: date


def consented(row: Row, conversation: Conversation, content: str, now: datetime) -> dict[str, Any]:
    """Note when a patient said yes to a review copy, and the version of the text that asked."""
    if conversation.review == (row.get("review_code") or ""):
        return {}
    given = bool(conversation.review)
    return {"review_version": content if given else None, "review_at": now if given else None}


def renew(connection: Connection, made: Made, conversation: Conversation) -> None:
    """Write the copy anew, if the patient said yes and there is a result; times are relative."""
    code, outcome = conversation.review, outcome_of(conversation)
    if code and outcome:
        turns = turns_of_run(connection, made.subject, conversation.run)
        header = {"outcome": outcome, "locale": conversation.locale, "clinic_id": made.clinic}
        copy = {"code": code, **header, **dated(made.on), **lines_of(turns)}
        save_transcript(connection, {**copy, "judged": judged(conversation)})


def dated(on: date) -> dict[str, Any]:
    """Name the week, and the day on which the copy goes."""
    year, week, weekday = on.isocalendar()
    monday = on - timedelta(days=weekday - 1)
    return {"week": f"{year}-W{week:02}", "erase_on": monday + KEPT}


def lines_of(turns: Sequence[Row]) -> dict[str, Any]:
    """Write the turns as lines, with times from the first one on; say if they have to wait."""
    first = turns[0]["offset_seconds"] if turns else 0
    lines = [
        {
            "at": turn["offset_seconds"] - first,
            "event": turn["event"],
            "replies": turn["replies"],
            "content": turn["content_version"],
        }
        for turn in turns
    ]
    reason = next((found for found in map(_unfit, turns) if found), None)
    return {"lines": lines, "status": "waiting" if reason else "ready", "reason": reason}


def _unfit(turn: Row) -> str | None:
    """Tell why nobody may read a line yet: its text did not pass redaction."""
    if turn["event"].get("text") != WITHHELD:
        return None
    return "failed" if "rules" in turn["event"] else "before_redaction"
