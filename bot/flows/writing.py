"""What a typed text does within a conversation: an answer, a command, words to keep, or unclear."""

from dataclasses import replace

from bot.flows.answers import Conversation, in_order, ticked
from bot.flows.asking import Asker, choices
from bot.flows.changing import (
    FACES,
    Step,
    Visit,
    again,
    finish,
    go_to,
    moved,
    show,
    shown,
    writes_words,
)
from bot.flows.events import MASKED, WITHHELD, Alarm, Meaning, Tapped, Understand, Wrote, certain
from bot.flows.learning import topic
from bot.flows.outcomes import is_urgent
from bot.flows.questions import EXCLUSIVE, SKIP
from bot.flows.replies import Text
from bot.flows.saying import alarmed, commanded, doubted, told
from bot.flows.screens import CHECK, HEALTH, UNNUMBERED
from bot.flows.taking import ASKED_BACK, ask_back, missed, take
from bot.flows.tapping import tapped

_TAKES_SIGNS = frozenset({"after_signs", "conditions", HEALTH})
"""Screens whose own options name signs: an exact label there is an answer, not an alarm."""

COMMANDS_IN_WORDS = frozenset(
    {
        *("why", "back", "done", "skip", "restart", "stop", "help", "privacy", "mydata"),
        *("delete", "language", "sheet", "questions", "learn", "about", "unwell"),
    }
)
"""What can be asked for in words at any state; screens add the words of their own buttons."""

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
    said = _said_back(conversation, event.text, understand)
    if said:
        return _tap(conversation, said, visit)
    meaning = _understood(conversation, screen, event.text, understand, visit.today)
    if meaning.names:
        conversation = replace(conversation, names_unlocked=True)
    alarm = _alarm(meaning, screen)
    if (reading := certain(alarm)) != "none":
        return alarmed(_with_words(conversation, meaning, event.stored), reading)
    return doubted(_meant(conversation, screen, meaning, visit, event), alarm)


def _meant(
    conversation: Conversation, screen: str, meaning: Meaning, visit: Visit, event: Wrote
) -> Step:
    """Do what a text without danger means."""
    match meaning.kind:
        case "command":
            return _command(conversation, screen, meaning.options[0], visit)
        case "topic":
            there = _with_words(conversation, meaning, event.stored)
            return told(there, topic(meaning.options[0], there.run, there.prompt))
        case _:
            return _taken(conversation, screen, meaning, visit, event)


def _said_back(conversation: Conversation, text: str, understand: Understand) -> str:
    """Name the button below "Did you mean ...?" whose words were typed."""
    if not conversation.draft.meant:
        return ""
    actions = tuple(action for _, action in FACES[ASKED_BACK])
    meaning = understand(text, ASKED_BACK, actions, numbered=False)
    return meaning.options[0] if meaning.kind == "answer" and meaning.danger == "none" else ""


def _alarm(meaning: Meaning, screen: str) -> Alarm:
    """Tell what a text alarms for: its danger, unless an exact label is taken as the answer."""
    if meaning.kind == "answer" and takes_signs(screen):
        return "none"
    nearly = meaning.options if meaning.kind == "confirm" else ()
    if meaning.danger == "none" and any(is_urgent(screen, option) for option in nearly):
        return "urgent"
    return meaning.danger


def _taken(
    conversation: Conversation, screen: str, meaning: Meaning, visit: Visit, event: Wrote
) -> Step:
    """Take a text as an answer or as own words, if the patient had seen what is asked."""
    if not event.timely:
        return again(conversation, Text("say-moved-on"))
    if meaning.kind == "answer" or (meaning.kind == "confirm" and screen == HEALTH):
        return _answered(conversation, screen, meaning.options, visit)
    if writes_words(conversation):
        lead = (Text("say-mostly-masked"),) if event.stored == MASKED else ()
        return again(_with_words(conversation, meaning, event.stored), *lead)
    if meaning.kind == "confirm" and screen in conversation.questions:
        return ask_back(conversation, screen, meaning.options)
    return missed(conversation, screen, meaning.nearest)


def _understood(
    conversation: Conversation, screen: str, text: str, understand: Understand, today: str
) -> Meaning:
    """Read the text against what the screen offers; on Health against every open list too."""
    questions = conversation.questions
    if screen in questions:
        offered = (*choices(conversation, screen), *questions[screen].extras)
        return understand(text, screen, offered, numbered=screen not in UNNUMBERED, today=today)
    faces = tuple(action for _, action in FACES.get(screen, ()))
    meaning = understand(text, screen, faces, numbered=False)
    if screen != HEALTH or meaning.kind == "answer":
        return meaning
    lists = Asker(conversation).unanswered_health()
    read = [understand(text, key, questions[key].options, numbered=False) for key in lists]
    # What is only nearly sure opens its list ticked, and waits there for Done.
    return next((one for one in read if _names_items(one)), meaning)


def _names_items(meaning: Meaning) -> bool:
    return meaning.kind in ("answer", "confirm") and EXCLUSIVE.isdisjoint(meaning.options)


def takes_signs(screen: str) -> bool:
    """Tell whether an exact label of this screen is an answer though it names a sign."""
    return screen in _TAKES_SIGNS


def _with_words(conversation: Conversation, meaning: Meaning, stored: str) -> Conversation:
    """Keep own words as they may be stored, beside how they read for danger."""
    reading = certain(meaning.danger)
    if not writes_words(conversation) or (stored == MASKED and reading == "none"):
        return conversation
    # A danger is kept even where none of its words may be.
    words = WITHHELD if stored == MASKED else stored
    draft = replace(conversation.draft, words=words, reading=reading)
    return replace(conversation, draft=draft)


def _answered(
    conversation: Conversation, screen: str, options: tuple[str, ...], visit: Visit
) -> Step:
    if screen in conversation.questions:
        return take(conversation, screen, options)
    if screen == HEALTH:
        return _on_health(conversation, options, visit)
    return _tap(conversation, options[0], visit)


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
    if screen in conversation.questions and conversation.questions[screen].can_skip:
        return take(conversation, screen, (SKIP,))
    if writes_words(conversation):
        return finish(replace(conversation, draft=replace(conversation.draft, words=None)))
    return again(conversation, Text("say-cannot-skip"))
