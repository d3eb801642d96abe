"""Buttons that only show something: they open nothing, and write no answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.flows.answers import Conversation
from bot.flows.asking import Asker
from bot.flows.changing import Step, Visit, again
from bot.flows.events import Tapped
from bot.flows.replies import Text
from bot.flows.result import judge
from bot.flows.telling import all_vetting, cards

Act = Callable[[Conversation, Tapped, Visit], Step]

ALREADY = "toast-already"


def _all(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    return Step(conversation, all_vetting(judge(Asker(conversation).route)))


def _unwell(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    shown_cards = cards("urgent", conversation.run, conversation.prompt)
    return Step(conversation, shown_cards, (("danger", "button"),))


def _names(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if conversation.names_unlocked:
        return Step(conversation, toast=ALREADY)
    there = replace(conversation, names_unlocked=True)
    return again(there, Text("say-names-unlocked"))


LOOKS: Mapping[str, Act] = {
    "all": _all,
    "unwell": _unwell,
    "names": _names,
}
"""They mean the same on any message of the run, however old."""
