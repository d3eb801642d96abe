"""Before consent: somebody of whom nothing is kept, and the words that stand for consent."""

import re
from dataclasses import replace

from bot.flows.answers import Conversation
from bot.flows.changing import FACES, Step, Visit, told_of_miss
from bot.flows.events import (
    Attached,
    Commanded,
    Event,
    Forwarded,
    Reading,
    Tapped,
    Understand,
    Wrote,
)
from bot.flows.learning import TOPICS, topic, topic_list
from bot.flows.replies import Reply, Text
from bot.flows.result import Result
from bot.flows.saying import TOLD, attached, doubted
from bot.flows.screens import LIKELIEST, START
from bot.flows.sourcing import sources_of
from bot.flows.tapping import begin
from bot.flows.telling import all_vetting, cards, start_screen

_RUN = re.compile(r"[A-Za-z0-9]{6}")

AGREE = "agree"

_NOTHING = Result(())


def arrive(event: Event, visit: Visit, understand: Understand, reading: Reading) -> Step:
    """Answer somebody of whom nothing is kept; only the consent tap changes that."""
    match event:
        case _ if reading != "none":
            step = Step(None, cards(reading, visit.new_run, 0), (("danger", reading),))
        case Tapped():
            step = _tapped(event, visit)
        case Commanded(command):
            step = _commanded(command, visit)
        case Wrote(text):
            step = _wrote(text, visit, understand)
        case Attached(kind, _):
            step = _start(visit, attached(kind))
        case Forwarded():
            step = _start(visit, "say-forwarded")
        case _:
            step = _start(visit)
    return told_of_miss(step, visit)


def _start(visit: Visit, *lead: str) -> Step:
    start = _unbegun(visit.new_run, visit.locale, visit)
    said = tuple(Reply((Text(key),)) for key in lead)
    return Step(None, (*said, *start_screen(start)), (("start", ""),))


def _tapped(event: Tapped, visit: Visit) -> Step:
    match event.action:
        case "adult" | "minor" if _RUN.fullmatch(event.run):
            step = begin(_begun(event, visit), event.action)
        case "decline":
            step = Step(None, (Reply((Text("say-declined"),), edits=0),), (("declined", ""),))
        case "unwell" | "signs":
            step = _unwell(visit)
        case "all":
            step = Step(None, all_vetting(_NOTHING, visit.new_run, 0))
        case "learn" | "topic" | "sources":
            step = _learnt(event, visit)
        case "go":
            step = _start(visit)
        case _:
            step = replace(_start(visit, "say-old-run"), stale=True)
    return step


def _begun(event: Tapped, visit: Visit) -> Conversation:
    """Read what the Start button carried; anything this bot could not have written is left out."""
    locale = event.arguments[0] if event.arguments else ""
    return _unbegun(event.run, locale if locale in LIKELIEST else visit.locale, visit)


def _unbegun(run: str, locale: str, visit: Visit) -> Conversation:
    return Conversation(run, locale, link=visit.link, questionnaire=visit.questionnaire)


def _unwell(visit: Visit) -> Step:
    return Step(None, cards("urgent", visit.new_run, 0), (("danger", "asked"),))


def _commanded(command: str, visit: Visit) -> Step:
    if command == "unwell":
        return _unwell(visit)
    if command == "questions":
        return Step(None, all_vetting(_NOTHING, visit.new_run, 0))
    if command == "learn":
        return Step(None, (topic_list(visit.new_run, 0),))
    if command == "delete":
        return Step(None, (Reply((Text("say-nothing-kept"),)),))
    if command in TOLD:
        return _start(visit, TOLD[command])
    return _start(visit)


def _wrote(text: str, visit: Visit, understand: Understand) -> Step:
    """Take the words on Start's buttons; "I agree" is consent alone, age is then asked."""
    action = spoken(text, understand)
    if action == AGREE:
        return begin(_unbegun(visit.new_run, visit.locale, visit), AGREE)
    if action:
        return _tapped(Tapped(visit.new_run, 0, action, (visit.locale,)), visit)
    meaning = understand(text, None, (), numbered=False)
    if meaning.kind == "command":
        return _commanded(meaning.options[0], visit)
    if meaning.kind == "topic":
        step = Step(None, (topic(meaning.options[0], visit.new_run, 0),))
    else:
        step = _start(visit)
    return doubted(step, meaning.danger)


def _learnt(event: Tapped, visit: Visit) -> Step:
    """Let anybody read: topics and their sources need no consent."""
    argument = event.arguments[0] if event.arguments else ""
    if event.action == "learn":
        page = int(argument[:2]) if argument.isascii() and argument.isdigit() else 0
        return Step(None, (topic_list(visit.new_run, 0, page),))
    if event.action == "sources":
        told = sources_of(argument)
    else:
        told = topic(argument, visit.new_run, 0) if argument in TOPICS else None
    return Step(None, (told,)) if told else _start(visit)


def spoken(text: str, understand: Understand) -> str | None:
    """Name the button of Start that a text stands for; `agree` is consent without an age."""
    faces = tuple(action for _, action in FACES[START])
    for question, options in ((START, faces), ("consent", (AGREE,))):
        meaning = understand(text, question, options, numbered=False)
        if meaning.kind == "answer":
            return meaning.options[0]
    return None
