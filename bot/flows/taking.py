"""How options named in words become an answer: taken, asked back, or asked for once more."""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.answers import Conversation, accepts, in_order, ticked, with_tick
from bot.flows.asking import Asker, option_text
from bot.flows.changing import FACES, Step, Visit, again, answer, behind, show, shown
from bot.flows.events import Tapped, to_data
from bot.flows.looking import Act
from bot.flows.outcomes import is_urgent
from bot.flows.questions import EXCLUSIVE, SKIP
from bot.flows.replies import Button, Keyboard, Reply, Text
from bot.flows.screens import UNNUMBERED

ASKED_BACK = "did-you-mean"
"""The name under which the two buttons below "Did you mean ...?" can be typed."""

_LAST = 3
"""The third text in a row that is not understood is met with the offer to skip."""


def take(conversation: Conversation, key: str, options: tuple[str, ...]) -> Step:
    """Answer with what was named; beside ticks it is one more tick, which waits for Done."""
    question = conversation.questions[key]
    draft = conversation.draft
    drafted = draft.ticks if draft.question == key else None
    if question.kind == "many" and drafted and EXCLUSIVE.isdisjoint(options):
        for option in options:
            drafted = with_tick(drafted, option)
        options = drafted
        if not any(is_urgent(key, option) for option in options) and accepts(question, options):
            there = replace(conversation, draft=replace(draft, meant=(), misses=0))
            return again(ticked(there, key, in_order(question, options)))
    if accepts(question, options):
        return answer(conversation, {key: options})
    if len(options) > question.at_most:
        return again(conversation, Text("say-which-three", {"names": _named(key, options)}))
    return missed(conversation, key)


def ask_back(conversation: Conversation, key: str, options: tuple[str, ...]) -> Step:
    """Ask "Did you mean ...?": nothing is written before the patient says yes."""
    if len(options) > conversation.questions[key].at_most:
        return take(conversation, key, options)
    there = replace(conversation, draft=replace(conversation.draft, meant=options))
    asker = Asker(there)
    rows = tuple((asker.button(label, action),) for label, action in FACES[ASKED_BACK])
    asked = Text("say-did-you-mean", {"answer": _named(key, options)})
    return Step(there, (Reply((asked,), rows),))


def _named(key: str, options: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(option_text(key, option) for option in options)


def missed(conversation: Conversation, screen: str, nearest: tuple[str, ...] = ()) -> Step:
    """Say that a text was not understood, each time in other words, and offer what is nearest."""
    misses = conversation.draft.misses + 1
    draft = replace(conversation.draft, meant=(), misses=misses)
    there = replace(conversation, draft=draft, prompt=conversation.prompt + 1)
    said = Reply(
        (Text(_wording(screen, misses, skips=_skips(there, screen))),),
        _ways_on(there, screen, misses),
    )
    topics = (_topics(there, nearest),) if nearest else ()
    counts = (("unmatched", " ".join((screen, *nearest[:1]))),)
    return Step(there, (*behind(conversation), said, *topics, *show(there)), counts)


def _wording(screen: str, misses: int, *, skips: bool) -> str:
    first = "say-unclear-buttons" if screen in UNNUMBERED or screen in FACES else "say-unclear"
    last = "say-unclear-skip" if skips else "say-unclear-last"
    return {1: first, 2: "say-unclear-again"}.get(misses, last)


def _skips(conversation: Conversation, screen: str) -> bool:
    questions = conversation.questions
    return screen in questions and questions[screen].can_skip


def _ways_on(conversation: Conversation, screen: str, misses: int) -> Keyboard:
    """Offer Skip with the third text that was not understood, where the question allows it."""
    if misses < _LAST or not _skips(conversation, screen):
        return ()
    return ((Asker(conversation).button(f"option-{SKIP}", "answer", screen, SKIP),),)


def _topics(conversation: Conversation, nearest: tuple[str, ...]) -> Reply:
    """Offer the topics that an unclear text is nearest to."""
    rows = tuple(
        (
            Button(
                Text(f"name-topic-{key}"),
                to_data(conversation.run, conversation.prompt, "topic", key),
            ),
        )
        for key in nearest
    )
    return Reply((Text("say-nearest"),), rows)


def _yes(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    screen, options = shown(conversation), conversation.draft.meant
    if not options or screen not in conversation.questions:
        return again(conversation)
    return take(_forgotten(conversation), screen, options)


def _no(conversation: Conversation, _: Tapped, __: Visit) -> Step:
    if not conversation.draft.meant:
        return again(conversation)
    return missed(_forgotten(conversation), shown(conversation))


def _forgotten(conversation: Conversation) -> Conversation:
    return replace(conversation, draft=replace(conversation.draft, meant=()))


MEANT: Mapping[str, Act] = {"meant_yes": _yes, "meant_no": _no}
"""What the buttons below "Did you mean ...?" do."""
