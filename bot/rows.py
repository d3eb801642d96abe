"""Flow values as they are written: keys and options, never a word the patient typed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.flows.answers import WITHHELD, Conversation, Draft
from bot.flows.events import (
    Attached,
    Blocked,
    Commanded,
    Edited,
    Event,
    Forwarded,
    Gathered,
    Reading,
    Tapped,
    Unblocked,
    Wrote,
)
from bot.flows.questions import QUESTIONS
from bot.flows.replies import Argument, Reply, Text
from bot.flows.saying import COMMANDS
from bot.flows.screens import LIKELIEST, SCREENS
from bot.flows.tapping import ACTIONS

Keyed = str | int | list[Any] | dict[str, Any]

_KNOWN = frozenset(
    {"0", "1", *LIKELIEST}
    | {question.key for question in QUESTIONS}
    | {option for question in QUESTIONS for option in question.answers}
    | {screen.key for screen in SCREENS}
)
"""All that this bot writes into buttons; anything else was forged and may say anything."""


def to_conversation(row: Mapping[str, Any]) -> Conversation:
    """Read a conversation from its row."""
    draft = row["draft"] or {}
    ticks = draft.get("ticks")
    return Conversation(
        run=row["run"],
        locale=row["locale"],
        answers={key: tuple(options) for key, options in row["answers"].items()},
        words=row["words"],
        prompt=row["prompt"],
        opened=row["opened"],
        draft=Draft(
            None if ticks is None else tuple(ticks),
            draft.get("words"),
            draft.get("reading", "none"),
        ),
        danger_seen=row["danger_seen"],
        names_unlocked=row["names_unlocked"],
        link=row["campaign"] or "",
    )


def to_row(conversation: Conversation) -> dict[str, Any]:
    """Write a conversation as columns."""
    draft = conversation.draft
    return {
        "run": conversation.run,
        "locale": conversation.locale,
        "answers": {key: list(options) for key, options in conversation.answers.items()},
        "words": conversation.words,
        "prompt": conversation.prompt,
        "opened": conversation.opened,
        "draft": None if draft == Draft() else asdict(draft),
        "danger_seen": conversation.danger_seen,
        "names_unlocked": conversation.names_unlocked,
        "campaign": conversation.link or None,
    }


def event_in_keys(event: Event, reading: Reading) -> dict[str, Any]:
    """Write an event without a word the patient typed; how it read for danger stays."""
    withheld = {"text": WITHHELD, "reading": reading}
    match event:
        case Tapped(_, prompt, action, arguments):
            known = [word if word in _KNOWN else "?" for word in arguments]
            done = action if action in ACTIONS else "?"
            return {"kind": "tapped", "prompt": prompt, "action": done, "arguments": known}
        case Commanded(command, _):
            return {"kind": "commanded", "command": command if command in COMMANDS else "?"}
        case Attached(kind, caption):
            return {"kind": "attached", "what": kind, **(withheld if caption else {})}
        case Wrote() | Edited() | Forwarded():
            return {"kind": type(event).__name__.lower(), **withheld}
        case Gathered() | Blocked() | Unblocked():
            return {"kind": type(event).__name__.lower()}


def reply_in_keys(reply: Reply) -> dict[str, Any]:
    """Write a reply as content keys and arguments."""
    written: dict[str, Any] = {"parts": [_in_keys(part) for part in reply.parts]}
    for name in ("prompt", "edits"):
        if getattr(reply, name) is not None:
            written[name] = getattr(reply, name)
    return written


def _in_keys(argument: Argument) -> Keyed:
    match argument:
        case Text(key, arguments) if arguments:
            return [key, {name: _in_keys(value) for name, value in arguments.items()}]
        case Text(key, _):
            return [key]
        case tuple():
            return {"all": [_in_keys(one) for one in argument]}
        case _:
            return argument
