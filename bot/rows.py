"""Flow values as they are written: keys, options, and typed words as redaction left them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from bot.flows.answers import Conversation, Draft
from bot.flows.asking import Asker
from bot.flows.events import (
    MASKED,
    SEPARATOR,
    WITHHELD,
    Attached,
    Blocked,
    Commanded,
    Edited,
    Event,
    Forwarded,
    Gathered,
    Reading,
    Returned,
    Tapped,
    Unblocked,
    Wrote,
    from_data,
)
from bot.flows.learning import TOPICS
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.renewal import fitted, parted
from bot.flows.replies import Argument, Button, Reply, Text
from bot.flows.rights import DAYS
from bot.flows.saying import COMMANDS
from bot.flows.screens import LIKELIEST
from bot.flows.tapping import ACTIONS
from bot.flows.telling import counted
from bot.privacy.redaction.values import Redacted

Keyed = str | int | list[Any] | dict[str, Any]

LONGEST = 2000
"""Characters kept of one text: shown again it is at most 4,000 of Telegram's 4,096 units."""

REDACTION = 1
"""Stands beside a text that passed redaction; older rows have none, and their text is withheld."""

_NOT_KEPT = frozenset({"code", "date", "until", "clinic", "reach", "hours"})
"""Arguments that would tell a reader of a review copy its code, its day or its clinic."""

_KNOWN = frozenset({*map(str, range(10)), *DAYS, *LIKELIEST, *TOPICS})
"""What this bot writes into buttons beside the words of the questionnaire."""


def to_conversation(
    row: Mapping[str, Any], questionnaire: Questionnaire = QUESTIONNAIRE
) -> Conversation:
    """Read a conversation from its row, to be gone on with under this questionnaire."""
    stored = {key: tuple(options) for key, options in row["answers"].items()}
    answers, lapsed = parted(stored, questionnaire)
    draft = row["draft"] or {}
    ticks = draft.get("ticks")
    conversation = Conversation(
        run=row["run"],
        locale=row["locale"],
        answers=answers,
        words=row["words"],
        prompt=row["prompt"],
        opened=row["opened"],
        draft=Draft(
            question=draft.get("question"),
            ticks=None if ticks is None else tuple(ticks),
            words=draft.get("words"),
            reading=draft.get("reading", "none"),
            meant=tuple(draft.get("meant", ())),
            misses=draft.get("misses", 0),
        ),
        danger_seen=row["danger_seen"],
        names_unlocked=row["names_unlocked"],
        days=row["days"],
        review=row["review_code"] or "",
        questionnaire=questionnaire,
        lapsed=lapsed,
    )
    return fitted(conversation)


def to_row(conversation: Conversation) -> dict[str, Any]:
    """Write a conversation as columns."""
    draft, referral = conversation.draft, conversation.referral
    answers = {**conversation.lapsed, **conversation.answers}
    return {
        "run": conversation.run,
        "locale": conversation.locale,
        "answers": {key: list(options) for key, options in answers.items()},
        "counted": list(counted(Asker(conversation))),
        "words": conversation.words,
        "prompt": conversation.prompt,
        "opened": conversation.opened,
        "draft": None if draft == Draft() else asdict(draft),
        "danger_seen": conversation.danger_seen,
        "names_unlocked": conversation.names_unlocked,
        "clinic": referral.clinic if referral else None,
        "campaign": referral.campaign if referral else None,
        "link": conversation.link.code if conversation.link else None,
        "days": conversation.days,
        "review_code": conversation.review or None,
    }


def kept(redacted: Redacted) -> str:
    """Return what may be stored of a typed text; the raw words go no further than redaction."""
    if redacted.failed:
        return WITHHELD
    if redacted.mostly_masked:
        return MASKED
    return redacted.text if len(redacted.text) <= LONGEST else redacted.text[: LONGEST - 1] + "…"


def event_in_keys(
    event: Event, reading: Reading, questionnaire: Questionnaire = QUESTIONNAIRE
) -> dict[str, Any]:
    """Write an event: of a typed text what may be kept, of others only how they read for danger."""
    match event:
        case Tapped(_, prompt, action, arguments):
            done, *known = _known(action, arguments, questionnaire)
            return {"kind": "tapped", "prompt": prompt, "action": done, "arguments": known}
        case Commanded(command, _):
            return {"kind": "commanded", "command": command if command in COMMANDS else "?"}
        case Attached(kind, caption):
            return {"kind": "attached", "what": kind, **({"reading": reading} if caption else {})}
        case Wrote():
            return {"kind": "wrote", "text": event.stored, "reading": reading, "rules": REDACTION}
        case Edited() | Forwarded():
            return {"kind": type(event).__name__.lower(), "reading": reading}
        case Gathered() | Blocked() | Unblocked() | Returned():
            return {"kind": type(event).__name__.lower()}


def _known(action: str, arguments: Iterable[str], questionnaire: Questionnaire) -> Iterator[str]:
    """Let our own words through; anything else was forged, or is a code, and may say anything."""
    yield action if action in ACTIONS else "?"
    words = questionnaire.words
    yield from (word if word in _KNOWN or word in words else "?" for word in arguments)


def reply_in_keys(reply: Reply, questionnaire: Questionnaire = QUESTIONNAIRE) -> dict[str, Any]:
    """Write a reply as content keys and arguments, with the buttons below it."""
    written: dict[str, Any] = {"parts": [_in_keys(part) for part in reply.parts]}
    for name in ("prompt", "edits"):
        if getattr(reply, name) is not None:
            written[name] = getattr(reply, name)
    if reply.keyboard:
        written["buttons"] = [
            [[_does(button, questionnaire), _in_keys(button.label)] for button in row]
            for row in reply.keyboard
        ]
    return written


def _does(button: Button, questionnaire: Questionnaire) -> str:
    """Write what a button does, as the event of its tap is written; never the run it belongs to."""
    tapped = from_data(button.data)
    if tapped is None:
        return ""
    known = _known(tapped.action, tapped.arguments, questionnaire)
    return SEPARATOR.join((str(tapped.prompt), *known))


def _in_keys(argument: Argument) -> Keyed:
    match argument:
        case Text(key, arguments) if arguments:
            return [
                key,
                {n: "-" if n in _NOT_KEPT else _in_keys(value) for n, value in arguments.items()},
            ]
        case Text(key, _):
            return [key]
        case tuple():
            return {"all": [_in_keys(one) for one in argument]}
        case _:
            return argument


def to_argument(written: Keyed) -> Argument:
    """Read a piece of a reply as `reply_in_keys` wrote it."""
    match written:
        case [str(key)]:
            return Text(key)
        case [str(key), dict(arguments)]:
            return Text(key, {name: to_argument(value) for name, value in arguments.items()})
        case {"all": list(texts)}:
            return tuple(text for one in texts if isinstance(text := to_argument(one), Text))
        case str() | int():
            return written
        case _:
            raise ValueError("this is no piece of a reply")


def span(age: timedelta) -> str:
    """Name the bucket of a finish time, in minutes."""
    minutes = age.total_seconds() / 60
    buckets = ((2, "under_2"), (5, "2_to_5"), (15, "5_to_15"))
    return next((name for bound, name in buckets if minutes < bound), "later")
