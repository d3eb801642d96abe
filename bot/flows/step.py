"""One event in, one step out: what a patient did, and what the bot makes of it."""

from dataclasses import replace
from typing import assert_never

from bot.flows.answers import Conversation
from bot.flows.arriving import AGREE, arrive, spoken
from bot.flows.changing import Step, Visit, again, begun_anew, go_to, offered, shown, told_of_miss
from bot.flows.events import (
    ADULT,
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
    Understand,
    Wrote,
    certain,
)
from bot.flows.renewal import notes, renewed, seen_before
from bot.flows.replies import Reply, Text
from bot.flows.rights import code_of, erase_copy, outcome_of, receipt
from bot.flows.saying import alarmed, attached, commanded, say
from bot.flows.screens import START
from bot.flows.stale import ALREADY
from bot.flows.tapping import begin, tapped
from bot.flows.writing import wrote


def step(
    conversation: Conversation | None, event: Event, visit: Visit, understand: Understand
) -> Step:
    """Take one event; `conversation` is None before consent and after erasure."""
    if code := _code_of(event):
        return erase_copy(conversation, code)
    taken = _renewed(conversation, event, visit, understand)
    after = taken.conversation
    if conversation is None or after is None or ("finish", "") not in taken.counts:
        return taken
    if (conversation.run, outcome_of(conversation)) == (after.run, outcome_of(after)):
        # Seen once more, it is no further end.
        counts = tuple(one for one in taken.counts if one[0] not in ("finish", "outcome"))
        return replace(taken, counts=counts)
    # A run has come to its end, or to another end than before.
    return replace(taken, replies=(*taken.replies, receipt(after, visit.today)))


def _renewed(
    conversation: Conversation | None, event: Event, visit: Visit, understand: Understand
) -> Step:
    """Take an event, and say what another version of the questionnaire has changed meanwhile."""
    if conversation is None or visit.counted is None:
        return _taken(conversation, event, visit, understand)
    told = notes(conversation, visit.counted)
    seen, meant = seen_before(conversation, event)
    return renewed(_taken(seen, meant, visit, understand), told)


def _taken(
    conversation: Conversation | None, event: Event, visit: Visit, understand: Understand
) -> Step:
    if isinstance(event, Gathered | Blocked | Unblocked):
        return _reached(conversation, event)
    if conversation is None:
        return arrive(event, visit, understand, read(event, understand))
    if visit.doubled:
        return Step(conversation, toast=ALREADY)
    if isinstance(event, Wrote):
        return _wrote(conversation, event, visit, understand)
    reading = read(event, understand)
    if reading != "none":
        return alarmed(conversation, reading)
    return _within(conversation, event, visit)


def _code_of(event: Event) -> str:
    """Return the transcript code that was typed, or sent behind /delete."""
    match event:
        case Wrote(text) | Commanded("delete", text):
            return code_of(text)
        case _:
            return ""


def read(event: Event, understand: Understand) -> Reading:
    """Read every text for danger, whatever it came as; a doubt is for the screen to see."""
    match event:
        case Wrote(text) | Edited(text) | Forwarded(text) | Attached(_, text) if text:
            return certain(understand(text, None, (), numbered=False).danger)
        case _:
            return "none"


def _reached(conversation: Conversation | None, event: Gathered | Blocked | Unblocked) -> Step:
    """Say nothing to whoever blocked the bot; later ask again what never arrived."""
    if isinstance(event, Gathered):
        return Step(conversation, (Reply((Text("say-group"),)),))
    if conversation and isinstance(event, Unblocked) and event.missed:
        return again(conversation)
    return Step(conversation)


def _within(conversation: Conversation, event: Event, visit: Visit) -> Step:
    match event:
        case Tapped():
            return _tapped(conversation, event, visit)
        case Commanded(command):
            return _commanded(conversation, command, visit)
        case Attached(kind, _):
            return say(conversation, attached(kind))
        case Edited() | Forwarded():
            return say(conversation, f"say-{type(event).__name__.lower()}")
        case Returned():
            return offered(conversation)
        case Wrote() | Gathered() | Blocked() | Unblocked():
            return Step(conversation)
        case _:
            assert_never(event)


def _commanded(conversation: Conversation, command: str, visit: Visit) -> Step:
    """Do what a command asks; a link opened meanwhile changes nothing here, and waits."""
    link, own = visit.link, conversation.referral
    there = conversation if link is None else replace(conversation, link=link)
    if link and link.clinic != (own.clinic if own else ""):
        return go_to(there, "resume", Text("say-link-later", {"clinic": link.name}))
    return told_of_miss(commanded(there, command, visit.today), visit)


def _tapped(conversation: Conversation, event: Tapped, visit: Visit) -> Step:
    """Refuse a foreign run kindly; a Start button while a conversation lives is as /start."""
    if event.run == conversation.run:
        return tapped(conversation, event, visit)
    if event.action in (*ADULT, "decline"):
        return go_to(conversation, "resume")
    if event.action in ("unwell", "signs"):
        return commanded(conversation, "unwell", visit.today)
    return replace(say(conversation, "say-old-run"), stale=True)


def _wrote(conversation: Conversation, event: Wrote, visit: Visit, understand: Understand) -> Step:
    if shown(conversation) == START and read(event, understand) == "none":
        action = spoken(event.text, understand)
        if action in (AGREE, *ADULT):
            return begin(begun_anew(conversation, visit), action)
        if action:
            return tapped(
                conversation, Tapped(conversation.run, conversation.prompt, action), visit
            )
    return wrote(conversation, event, visit, understand)
