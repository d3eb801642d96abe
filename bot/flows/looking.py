"""Buttons that only show something: they open nothing, and write no answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.flows.answers import Conversation
from bot.flows.asking import Asker
from bot.flows.changing import Step, Visit, again
from bot.flows.events import Tapped
from bot.flows.handout import printed_sheet
from bot.flows.learning import (
    COMPARES,
    TOPICS,
    comparison,
    topic,
    topic_list,
)
from bot.flows.replies import Text
from bot.flows.result import judge
from bot.flows.sourcing import sources_of, sources_of_result
from bot.flows.stale import ALREADY
from bot.flows.telling import all_vetting, cards

Act = Callable[[Conversation, Tapped, Visit], Step]


def _all(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    result = judge(Asker(conversation).route)
    return Step(conversation, all_vetting(result, conversation.run, conversation.prompt))


def _unwell(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    shown_cards = cards("urgent", conversation.run, conversation.prompt)
    return Step(conversation, shown_cards, (("danger", "button"),))


def _names(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if conversation.names_unlocked:
        return Step(conversation, toast=ALREADY)
    there = replace(conversation, names_unlocked=True)
    return again(there, Text("say-names-unlocked"))


def _learn(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    page = event.arguments[0] if event.arguments else "0"
    number = int(page[:2]) if page.isascii() and page.isdigit() else 0
    return Step(conversation, (topic_list(conversation.run, conversation.prompt, number),))


def _topic(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key,) if key in TOPICS:
            told = topic(key, conversation.run, conversation.prompt)
            return Step(conversation, (told,), (("topic", key),))
    return again(conversation)


def _compare(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if judge(Asker(conversation).route).outcome not in COMPARES:
        return again(conversation)
    compared = comparison(conversation.run, conversation.prompt)
    return Step(conversation, (compared,), (("compare", ""),))


def _sources(conversation: Conversation, event: Tapped, _: Visit) -> Step:
    match event.arguments:
        case (key,) if told := sources_of(key):
            return Step(conversation, (told,))
    result = judge(Asker(conversation).route)
    return (
        Step(conversation, (sources_of_result(result),)) if result.outcome else again(conversation)
    )


def _print(conversation: Conversation, _: Tapped, visit: Visit) -> Step:
    return Step(conversation, printed_sheet(conversation, visit.today))


LOOKS: Mapping[str, Act] = {
    "all": _all,
    "unwell": _unwell,
    "names": _names,
    "learn": _learn,
    "topic": _topic,
    "compare": _compare,
    "sources": _sources,
    "print": _print,
}
"""They mean the same on any message of the run, however old."""
