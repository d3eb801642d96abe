"""A conversation kept as a case, and a case walked button by button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.flows.answers import Answers, Conversation
from bot.flows.changing import shown
from bot.flows.events import Tapped, from_data
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.questions import BY_KEY, OWN_WORDS, SKIP
from bot.flows.screens import CHECK, HEALTH, HEALTH_LISTS, RESULT
from bot.operations.cases import CasesUnreadable, from_yaml
from bot.recording import case_of
from preview.things import Json

HEAD = "# A conversation kept as a case. `askfirst try FILE` judges it; the chat page walks it.\n"

CASES = Path(__file__).parents[1] / "cases"

_START: Mapping[tuple[str, str], str] = MappingProxyType(
    {("agree", "yes"): "adult", ("agree", "no"): "minor"}
)
_QUESTIONS = {screen.key: screen.questions for screen in QUESTIONNAIRE.screens}


@dataclass(frozen=True, slots=True)
class Key:
    """A button that stands in the chat: which message, what it carries, what that means."""

    message: int
    data: str
    means: Tapped


def keys_of(messages: Sequence[Json]) -> list[Key]:
    """List the buttons that stand in a chat and were made by this bot, newest first."""
    return [
        Key(message["id"], button["callback_data"], means)
        for message in reversed(messages)
        for row in message["keyboard"]
        for button in row
        if (means := from_data(button.get("callback_data", "")))
    ]


def recorded(conversation: Conversation) -> str:
    """Write a conversation as a case in YAML."""
    case = case_of(conversation)
    return HEAD + yaml.safe_dump(case, sort_keys=False, allow_unicode=True)


def kept_cases() -> list[Json]:
    """Read the cases that come along; each is a test, too."""
    return [
        {**read_case(path.read_text(encoding="utf-8")), "name": path.stem}
        for path in sorted(CASES.glob("*.yaml"))
    ]


def read_case(text: str) -> Json:
    """Read the first case of a YAML file. Raises CasesUnreadable."""
    case = next((one for one in from_yaml(text) if isinstance(one, Mapping)), {})
    answers = case.get("answers")
    if not isinstance(answers, Mapping):
        raise CasesUnreadable("The file holds no case with answers.")
    country = {"country": case["country"]} if case.get("country") else {}
    given = {str(key): _listed(value) for key, value in {**country, **answers}.items()}
    return {"id": case.get("id"), "locale": case.get("locale", "en"), "answers": given}


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def next_act(conversation: Conversation | None, case: Answers, keys: Sequence[Key]) -> Json:
    """Say what a patient with these answers does now: tap, say, wait, or nothing more."""
    if conversation is None:
        consent, adult = _one(case, "consent", "agree"), _one(case, "adult", "yes")
        return _tap(keys, None, _START.get((consent, adult), "decline"))
    screen = shown(conversation)
    wanted = None if screen == RESULT else _wanted(conversation, case, screen)
    if wanted is None:
        return {"over": True}
    if isinstance(wanted, str):
        return {"say": wanted}
    found = _tap(keys, conversation, *wanted)
    if "wait" in found and screen == "country":
        return _tap(keys, conversation, "more")
    return found


def _one(case: Answers, key: str, otherwise: str) -> str:
    return next(iter(case.get(key, ())), otherwise)


def _tap(keys: Sequence[Key], conversation: Conversation | None, *wanted: str) -> Json:
    """Find the button that does this on the newest message; it may still be on its way."""
    action, *arguments = wanted
    for key in keys:
        means = key.means
        if conversation and (means.run, means.prompt) != (conversation.run, conversation.prompt):
            continue
        if means.action == action and list(means.arguments[: len(arguments)]) == arguments:
            return {"tap": {"message": key.message, "data": key.data}}
    return {"wait": True}


def _wanted(conversation: Conversation, case: Answers, screen: str) -> tuple[str, ...] | str | None:
    """Name the button, or the words, that answer the screen as the case has it; None if it ends."""
    if screen == HEALTH:
        return _of_health(conversation, case)
    if screen == CHECK:
        return _of_check(conversation, case)
    question = screen if screen in BY_KEY else next(iter(_QUESTIONS.get(screen, ())), "")
    given = case.get(question)
    if not given:
        return None
    if BY_KEY[question].kind == "many" and given[0] not in BY_KEY[question].extras:
        ticks = conversation.draft.ticks or ()
        missing = next((one for one in given if one not in ticks), None)
        return ("tick", question, missing, "1") if missing else ("done", question)
    return ("answer", question, given[0])


def _of_health(conversation: Conversation, case: Answers) -> tuple[str, ...] | None:
    open_lists = [key for key in HEALTH_LISTS if key not in conversation.answers]
    given = {case.get(key) for key in open_lists}
    if None in given:
        return None
    same = given.pop() if len(given) == 1 else None
    if same and len(same) == 1 and same[0] in ("none", "skip", "not_sure"):
        return ("rest", same[0])
    return ("open", open_lists[0])


def _of_check(conversation: Conversation, case: Answers) -> tuple[str, ...] | str | None:
    words = _one(case, OWN_WORDS, "")
    if not words:
        return None
    if words != SKIP and conversation.draft.words is None:
        return words
    return ("show",)


def to_answers(given: Mapping[str, Any]) -> Answers:
    """Take a case's answers as the page sends them back."""
    return {str(key): tuple(map(str, value)) for key, value in given.items()}
