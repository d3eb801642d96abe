"""What a typed text does within a conversation: an answer, a command, words to keep, or unclear."""

from dataclasses import replace

from bot.flows.answers import Conversation, accepts, in_order, ticked, with_tick
from bot.flows.asking import Asker, choices
from bot.flows.changing import (
    FACES,
    Step,
    Visit,
    again,
    answer,
    finish,
    go_to,
    is_urgent,
    moved,
    show,
    shown,
)
from bot.flows.events import MASKED, WITHHELD, Meaning, Tapped, Understand, Wrote
from bot.flows.learning import topic
from bot.flows.questions import EXCLUSIVE, SKIP
from bot.flows.replies import Text
from bot.flows.saying import alarmed, commanded, told
from bot.flows.screens import CHECK, HEALTH, UNNUMBERED
from bot.flows.tapping import tapped

_TAKES_SIGNS = frozenset({"after_signs", "conditions", HEALTH})
"""Screens whose own options name signs: an exact label there is an answer, not an alarm."""

_AS_TAPPED = {
    "back": "back",
    "continue": "go",
    "see_answers": "look",
    "start_fresh": "restart",
}
"""Words that do what a button does."""


def wrote(conversation: Conversation, event: Wrote, visit: Visit, understand: Understand) -> Step:
    """Take a typed text on the screen on show; danger comes before everything else."""
    screen = shown(conversation)
    meaning = _understood(conversation, screen, event.text, understand)
    if meaning.names:
        conversation = replace(conversation, names_unlocked=True)
    plain = meaning.kind == "answer" and screen in _TAKES_SIGNS
    if meaning.danger != "none" and not plain:
        return alarmed(_with_words(conversation, meaning, event.stored), meaning.danger)
    match meaning.kind:
        case "command":
            return _command(conversation, screen, meaning.options[0], visit)
        case "topic":
            there = _with_words(conversation, meaning, event.stored)
            return told(there, topic(meaning.options[0], there.run, there.prompt))
        case _:
            return _taken(conversation, screen, meaning, visit, event)


def _taken(
    conversation: Conversation, screen: str, meaning: Meaning, visit: Visit, event: Wrote
) -> Step:
    """Take a text as an answer or as own words, if the patient had seen what is asked."""
    if not event.timely:
        return again(conversation, Text("say-moved-on"))
    if meaning.kind == "answer":
        return _answered(conversation, screen, meaning.options, visit)
    if _keeps_words(conversation):
        lead = (Text("say-mostly-masked"),) if event.stored == MASKED else ()
        return again(_with_words(conversation, meaning, event.stored), *lead)
    unclear = "say-unclear-buttons" if screen in UNNUMBERED or screen in FACES else "say-unclear"
    return again(conversation, Text(unclear), counts=(("unmatched", screen),))


def _understood(
    conversation: Conversation, screen: str, text: str, understand: Understand
) -> Meaning:
    """Read the text against what the screen offers; on Health against every open list too."""
    questions = conversation.questions
    if screen in questions:
        offered = (*choices(conversation, screen), *questions[screen].extras)
        return understand(text, screen, offered, numbered=screen not in UNNUMBERED)
    faces = tuple(action for _, action in FACES.get(screen, ()))
    meaning = understand(text, screen, faces, numbered=False)
    if screen != HEALTH or meaning.kind == "answer":
        return meaning
    lists = Asker(conversation).unanswered_health()
    read = [understand(text, key, questions[key].options, numbered=False) for key in lists]
    return next((one for one in read if _names_items(one)), meaning)


def _names_items(meaning: Meaning) -> bool:
    return meaning.kind == "answer" and EXCLUSIVE.isdisjoint(meaning.options)


def _keeps_words(conversation: Conversation) -> bool:
    pending = Asker(conversation).route.pending
    return pending == "own_words" and shown(conversation) == CHECK


def _with_words(conversation: Conversation, meaning: Meaning, stored: str) -> Conversation:
    """Keep own words as they may be stored, beside how they read for danger."""
    if not _keeps_words(conversation) or (stored == MASKED and meaning.danger == "none"):
        return conversation
    # A danger is kept even where none of its words may be.
    words = WITHHELD if stored == MASKED else stored
    draft = replace(conversation.draft, words=words, reading=meaning.danger)
    return replace(conversation, draft=draft)


def _answered(
    conversation: Conversation, screen: str, options: tuple[str, ...], visit: Visit
) -> Step:
    if screen in conversation.questions:
        return _on_question(conversation, screen, options)
    if screen == HEALTH:
        return _on_health(conversation, options, visit)
    return _tap(conversation, options[0], visit)


def _on_question(conversation: Conversation, key: str, options: tuple[str, ...]) -> Step:
    """Answer with what was typed; beside ticks it is one more tick, which waits for Done."""
    question = conversation.questions[key]
    draft = conversation.draft
    drafted = draft.ticks if draft.question == key else None
    if question.kind == "many" and drafted and EXCLUSIVE.isdisjoint(options):
        for option in options:
            drafted = with_tick(drafted, option)
        options = drafted
        if not any(is_urgent(key, option) for option in options) and accepts(question, options):
            return again(ticked(conversation, key, in_order(question, options)))
    if accepts(question, options):
        return answer(conversation, {key: options})
    return again(conversation, Text("say-too-many" if question.kind == "many" else "say-unclear"))


def _on_health(conversation: Conversation, options: tuple[str, ...], visit: Visit) -> Step:
    """Open the list a typed item stands on, with the item ticked; or press the button named."""
    if options[0] in EXCLUSIVE:
        return _tap(conversation, "rest", visit, options[0])
    if options[0] in conversation.questions:
        return _tap(conversation, "open", visit, options[0])
    lists = [conversation.questions[key] for key in Asker(conversation).unanswered_health()]
    question = next((one for one in lists if set(one.options).issuperset(options)), None)
    if question is None:
        return again(conversation, Text("say-unclear-buttons"))
    key = question.key
    there = ticked(moved(conversation, key), key, in_order(question, options))
    opened = go_to(conversation, key)
    return Step(there, (*opened.replies[:-1], *show(there)), opened.counts)


def _tap(conversation: Conversation, action: str, visit: Visit, *arguments: str) -> Step:
    """Do what pressing a button of the screen on show does."""
    return tapped(
        conversation, Tapped(conversation.run, conversation.prompt, action, arguments), visit
    )


def _command(conversation: Conversation, screen: str, command: str, visit: Visit) -> Step:
    if command == "why":
        return again(conversation, why=screen in (*conversation.questions, HEALTH, CHECK))
    if command in _AS_TAPPED:
        return _tap(conversation, _AS_TAPPED[command], visit)
    if command == "done":
        done, *named = ("show",) if screen == CHECK else ("done", screen)
        return _tap(conversation, done, visit, *named)
    if command == SKIP:
        return _skipped(conversation, screen, visit)
    return commanded(conversation, command, visit.today)


def _skipped(conversation: Conversation, screen: str, visit: Visit) -> Step:
    """Skip the screen on show, or say that it cannot be skipped."""
    if screen == HEALTH:
        return _tap(conversation, "rest", visit, SKIP)
    if _keeps_words(conversation):
        return finish(replace(conversation, draft=replace(conversation.draft, words=None)))
    return again(conversation, Text("say-cannot-skip"))
