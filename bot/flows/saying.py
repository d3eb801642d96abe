"""What is answered in place at any state: cards, commands, things that are no answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.flows.answers import Conversation
from bot.flows.asking import Asker
from bot.flows.changing import Step, again, go_to, stop_at
from bot.flows.events import Alarm, Reading
from bot.flows.handout import sheet
from bot.flows.learning import topic_list
from bot.flows.replies import Reply, Text
from bot.flows.result import judge
from bot.flows.rights import hand_over, kept_until, privacy
from bot.flows.telling import all_vetting, beside, cards, merged

TOLD = {
    "help": "say-help",
    "privacy": "say-privacy",
    "about": "say-about",
    "language": "say-not-built",
    "mydata": "say-nothing-kept",
}
"""Commands answered with a text, after which the screen on show comes again.

/privacy and /mydata have more to say once something is kept.
"""

_OPENED = {"start": "resume", "restart": "start-fresh", "delete": "delete"}
"""Commands that open a page."""

COMMANDS = frozenset({*TOLD, *_OPENED, "unwell", "questions", "learn", "sheet", "stop"})
"""Every command there is."""

_KINDS = frozenset({"photo", "voice", "video", "sticker", "document", "contact", "location"})


def say(conversation: Conversation, key: str) -> Step:
    """Answer in place, and show again what waits."""
    return again(conversation, Text(key))


def attached(kind: str) -> str:
    """Name the text for something that is no text; it is never opened."""
    return f"say-attached-{kind if kind in _KINDS else 'other'}"


def alarmed(conversation: Conversation, reading: Reading) -> Step:
    """Show the cards for danger words; nothing is answered, what is pending stays."""
    there = replace(conversation, danger_seen=merged(conversation.danger_seen, reading))
    told = cards(reading, conversation.run, conversation.prompt)
    return Step(there, told, (("danger", reading),))


def doubted(step: Step, alarm: Alarm) -> Step:
    """Show the card of a doubt before what is done all the same."""
    if alarm == "none":
        return step
    replies = (*beside(alarm), *step.replies)
    return replace(step, replies=replies, counts=(*step.counts, ("danger", alarm)))


def commanded(conversation: Conversation, command: str, today: str) -> Step:
    """Do what a /command, or a word of the same meaning, asks."""
    if command in _DONE:
        return _DONE[command](conversation, today)
    if command in _LISTED:
        return told(conversation, *_LISTED[command](conversation, today))
    if command in _OPENED:
        return go_to(conversation, _OPENED[command])
    return say(conversation, TOLD.get(command, "say-unknown-command"))


def told(conversation: Conversation, *replies: Reply) -> Step:
    """Tell something in messages of their own, then show again what waits."""
    step = again(conversation)
    return replace(step, replies=(*replies, *step.replies))


def _unwell(conversation: Conversation, _: str) -> Step:
    shown = cards("urgent", conversation.run, conversation.prompt)
    return Step(conversation, shown, (("danger", "asked"),))


def _learn(conversation: Conversation, _: str) -> Step:
    return Step(conversation, (topic_list(conversation.run, conversation.prompt),))


def _stop(conversation: Conversation, today: str) -> Step:
    step = go_to(conversation, "stopped", kept_until(conversation, today))
    return replace(step, counts=(*step.counts, *stop_at(conversation)))


def _mydata(conversation: Conversation, _: str) -> Step:
    return hand_over(conversation)


def _all_questions(conversation: Conversation, _: str) -> tuple[Reply, ...]:
    result = judge(Asker(conversation).route)
    return all_vetting(result, conversation.run, conversation.prompt)


_LISTED: Mapping[str, Callable[[Conversation, str], tuple[Reply, ...]]] = {
    "questions": _all_questions,
    "sheet": sheet,
    "privacy": privacy,
}

_DONE: Mapping[str, Callable[[Conversation, str], Step]] = {
    "unwell": _unwell,
    "learn": _learn,
    "stop": _stop,
    "mydata": _mydata,
}
