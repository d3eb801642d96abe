"""A stored conversation meets another version of the questionnaire: nothing breaks, all is said."""

from collections.abc import Collection
from dataclasses import replace

from bot.flows.answers import Answers, Conversation, accepts
from bot.flows.asking import Asker, screens_left
from bot.flows.changing import PAGES, Step, again, list_of, shown
from bot.flows.events import Event, Tapped, Wrote
from bot.flows.questionnaire import Questionnaire
from bot.flows.questions import OWN_WORDS
from bot.flows.replies import Reply, Text
from bot.flows.route import ahead
from bot.flows.screens import CHECK, HEALTH, RESULT, START
from bot.flows.telling import DANGER_CARDS, counted

_ALWAYS = frozenset({*PAGES, START, CHECK, RESULT})
"""Screens that no questionnaire is without."""


def parted(stored: Answers, questionnaire: Questionnaire) -> tuple[Answers, Answers]:
    """Part stored answers into those the questionnaire takes whole, and those it does not.

    Half an answer would be one that the patient never gave, so it is asked for again.
    """
    questions = questionnaire.by_key
    taken = {
        key: options
        for key, options in stored.items()
        if key in questions and accepts(questions[key], options)
    }
    return taken, {key: options for key, options in stored.items() if key not in taken}


def fitted(conversation: Conversation) -> Conversation:
    """Leave out of what is on screen all that the questionnaire does not know."""
    questions, draft = conversation.questions, conversation.draft
    screens = {screen.key for screen in conversation.questionnaire.screens}
    known = {*_ALWAYS, *screens, *conversation.questionnaire.health_lists}
    opened = conversation.opened if conversation.opened in known else None
    question = questions.get(draft.question or "")
    if question is None or not set(question.answers).issuperset(draft.ticks or ()):
        draft = replace(draft, question=None, ticks=None)
    return replace(conversation, opened=opened, draft=draft)


def seen_before(conversation: Conversation, event: Event) -> tuple[Conversation, Event]:
    """Bind an event to what its patient saw, which the former version had asked.

    A button says itself what it answers, so its question stays open until it is answered. A
    text may hold a position among options that have moved, so it is not taken for an answer.
    """
    if isinstance(event, Wrote):
        return conversation, replace(event, timely=False)
    if isinstance(event, Tapped) and (event.run, event.prompt) == (
        conversation.run,
        conversation.prompt,
    ):
        screen = _screen_of(conversation, event)
        if screen and screen != shown(conversation):
            return replace(conversation, opened=screen), event
    return conversation, event


def _screen_of(conversation: Conversation, event: Tapped) -> str | None:
    """Name the screen that a button belongs to, if its question can still be asked."""
    route = Asker(conversation).route
    open_now = {*route.keys, *ahead(route, conversation.answers)}
    match event.action, event.arguments:
        case (("answer" | "tick" | "done"), (key, *_)) if key in open_now:
            return list_of(conversation, key) if key in conversation.questions else None
        case "rest", _ if Asker(conversation).unanswered_health():
            return HEALTH
    return None


def notes(conversation: Conversation, before: Collection[str]) -> tuple[Text, ...]:
    """Say what became of the answers that counted when another version spoke last."""
    asker = Asker(conversation)
    now = counted(asker)
    asked = {*asker.route.keys, *ahead(asker.route, conversation.answers)}
    lost = [key for key in before if key not in now]
    gone = [key for key in lost if key not in conversation.questions]
    return (
        *((Text("renewed-gone-line", {"count": len(gone)}),) if gone else ()),
        *_named("renewed-aside-line", [key for key in lost if key not in (*gone, *asked)]),
        *_named("renewed-anew-line", [key for key in lost if key in asked]),
        *_more(asker, before),
    )


def _named(line: str, keys: list[str]) -> tuple[Text, ...]:
    names = tuple(Text(f"name-{key}") for key in keys)
    return (Text(line, {"names": names}),) if names else ()


def _more(asker: Asker, before: Collection[str]) -> tuple[Text, ...]:
    """Say how much is to be answered by somebody who had a result."""
    conversation = asker.conversation
    if OWN_WORDS not in before or asker.route.pending is None:
        return ()
    more = screens_left(conversation.answers, conversation.questionnaire)
    return (Text("renewed-more-line", {"more": more}),)


def renewed(taken: Step, told: tuple[Text, ...]) -> Step:
    """Add what is to be said to a turn, and show what is asked now; after danger cards only."""
    conversation = taken.conversation
    if conversation is None or not (taken.replies or taken.toast):
        return taken
    notice = (Reply((Text("say-renewed"), *told)),) if told else ()
    if any(part.key in DANGER_CARDS for reply in taken.replies for part in reply.parts):
        return replace(taken, replies=(*taken.replies, *notice))
    if any(reply.prompt == conversation.prompt for reply in taken.replies):
        return replace(taken, replies=(*notice, *taken.replies))
    shown_again = again(conversation)
    replies = (*notice, *taken.replies, *shown_again.replies)
    return replace(taken, conversation=shown_again.conversation, replies=replies)
