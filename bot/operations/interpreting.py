"""What a typed line means, as `askfirst interpret` tells it. The chat uses the same functions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.flows.answers import Answers, Conversation, in_order
from bot.flows.asking import choices
from bot.flows.events import Meaning, Understand
from bot.flows.outcomes import is_urgent
from bot.flows.questions import BY_KEY, EXCLUSIVE, OWN_WORDS
from bot.flows.writing import COMMANDS_IN_WORDS, takes_signs

PAGE = "check"
"""A page of the questionnaire that takes no answer: what is typed there is read as anywhere."""
_ALARMS = {"urgent": "urgent", "both": "urgent", "crisis": "crisis", "doubt": "crisis"}
"""What a reading for danger is told as; both at once are an emergency, and a
card of self-harm in doubt is one too."""


class Uninterpretable(Exception):
    """A line cannot be read: the message is one plain sentence and repeats no text."""


def interpret(line: object, readers: Mapping[str, Understand]) -> dict[str, Any]:
    """Tell what one line means, or `error` for one that cannot be read."""
    if not isinstance(line, Mapping):
        return {"id": None, "error": "This line is not a JSON object."}
    try:
        kind, options = _meant(line, readers)
    except Uninterpretable as wrong:
        return {"id": line.get("id"), "error": str(wrong)}
    topic = options[0] if kind == "topic" else None
    told = list(options) if kind in ("answer", "confirm", "command") else []
    return {"id": line.get("id"), "kind": kind, "options": told, "topic": topic}


def _meant(
    line: Mapping[Any, Any], readers: Mapping[str, Understand]
) -> tuple[str, tuple[str, ...]]:
    text, locale, key = line.get("text"), line.get("locale"), _asked(line.get("question"))
    if not isinstance(text, str):
        raise Uninterpretable("The text is not a string.")
    if not isinstance(locale, str) or locale not in readers:
        raise Uninterpretable("The locale is not one that is understood.")
    today, answers = _today(line.get("today")), _answers(line.get("answers"))
    offered = _offered(key, answers)
    meaning = readers[locale](text, key, offered, numbered=key != OWN_WORDS, today=today)
    return judge(meaning, key)


def _asked(key: object) -> str | None:
    if key is None or key == PAGE:
        return None
    if not isinstance(key, str) or key not in BY_KEY:
        raise Uninterpretable("The question is not one of the questionnaire.")
    return key


def judge(meaning: Meaning, key: str | None) -> tuple[str, tuple[str, ...]]:
    """Weigh what a text says of danger against what else it means."""
    if meaning.kind == "answer" and key is not None and takes_signs(key):
        return meaning.kind, meaning.options
    if meaning.danger in _ALARMS:
        return _ALARMS[meaning.danger], ()
    named = meaning.options if meaning.kind == "confirm" and key else ()
    if any(is_urgent(key or "", option) for option in named):
        return "urgent", ()
    if meaning.kind == "command":
        return _commanded(meaning, key)
    return ("answer", ()) if key == OWN_WORDS else (meaning.kind, meaning.options)


def _commanded(meaning: Meaning, key: str | None) -> tuple[str, tuple[str, ...]]:
    """Tell a command; what is none of the contract's is own words, or unclear."""
    command = meaning.options[0]
    if command in COMMANDS_IN_WORDS:
        return "command", (command,)
    return ("answer", ()) if key == OWN_WORDS else ("unclear", ())


def _offered(key: str | None, answers: Answers | None) -> tuple[str, ...]:
    """Name what the question takes; without answers every concern may be the main one."""
    if key is None or key == OWN_WORDS:
        return ()
    question = BY_KEY[key]
    options = question.options
    if key == "main_concern":
        given = None if answers is None else choices(Conversation("", answers=answers), key)
        options = question.options if given is None else given
        options = tuple(option for option in options if option not in EXCLUSIVE)
    return (*options, *(extra for extra in question.extras if extra not in options))


def _today(value: object) -> str:
    if value is None:
        return ""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "").isoformat()
    except ValueError:
        raise Uninterpretable("The day is no ISO date.") from None


def _answers(value: object) -> Answers | None:
    """Read the answers so far; None where the ticked concerns are not known."""
    if not isinstance(value, Mapping):
        return None
    ticked = value.get("concerns")
    options = [ticked] if isinstance(ticked, str) else ticked
    if not isinstance(options, list) or not all(isinstance(one, str) for one in options):
        return None
    concerns = in_order(BY_KEY["concerns"], options)
    return {"concerns": concerns} if len(concerns) > 1 else None
