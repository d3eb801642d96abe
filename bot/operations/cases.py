"""Cases: answers in, results out, as `askfirst try` does it. The chat uses the same functions."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import yaml

from bot.flows.answers import Answers, accepts
from bot.flows.questions import BY_KEY, SKIP
from bot.flows.result import decide
from bot.flows.route import walk

ReadDanger = Callable[[str], str]
"""Reads own words for danger: none, urgent, crisis or both."""

TOO_LONG = 1_000_000


class ImpossibleCase(Exception):
    """A case cannot be: the message is one plain sentence and repeats no answer."""


class CasesUnreadable(Exception):
    """A file holds no cases; the message is one plain sentence."""


class _PlainLoader(yaml.SafeLoader):
    """Reads yes, no, on and off as the words they are, because they are options."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def from_yaml(text: str) -> list[Any]:
    """Read one case, or a list of them, from YAML. Raises CasesUnreadable."""
    try:
        # The loader is PyYAML's safe one, with fewer types.
        read = yaml.load(text, _PlainLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" near line {mark.line + 1}" if mark else ""
        raise CasesUnreadable(f"The file is not readable as YAML{place}.") from None
    if isinstance(read, Mapping):
        return [read]
    if isinstance(read, list):
        return read
    raise CasesUnreadable("The file holds neither a case nor a list of cases.")


def try_case(case: object, read_danger: ReadDanger) -> dict[str, Any]:
    """Judge one case: its result, or `error` for an impossible one."""
    if not isinstance(case, Mapping):
        return {"id": None, "error": "This line is not a JSON object."}
    try:
        answers = _answers(case, read_danger)
        _check_main_concern(answers)
    except ImpossibleCase as impossible:
        return {"id": case.get("id"), "error": str(impossible)}
    result = decide(answers)
    return {
        "id": case.get("id"),
        "outcome": result.outcome,
        "overlays": list(result.overlays),
        "cards": list(result.cards),
        "reasons": [_written(asdict(reason)) for reason in result.reasons],
        "vetting": list(result.vetting),
        "route": list(result.route),
    }


def _written(reason: dict[str, Any]) -> dict[str, Any]:
    return {**reason, "options": list(reason["options"])}


def _answers(case: Mapping[Any, Any], read_danger: ReadDanger) -> Answers:
    given = case.get("answers")
    if not isinstance(given, Mapping):
        raise ImpossibleCase("The answers are not an object of question keys.")
    read = {key: _answer(key, value, read_danger) for key, value in given.items()}
    preset = case.get("country")
    if preset is None:
        return read
    if not isinstance(preset, str) or preset not in BY_KEY["country"].options:
        raise ImpossibleCase("The preset country is not one of the questionnaire.")
    return {"country": (preset,), **read}


def _answer(key: object, value: object, read_danger: ReadDanger) -> tuple[str, ...]:
    """Read one answer as the questionnaire takes it. Raises ImpossibleCase."""
    if not isinstance(key, str) or key not in BY_KEY:
        raise ImpossibleCase("A key among the answers is not a question of the questionnaire.")
    question = BY_KEY[key]
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not all(isinstance(one, str) for one in options):
        raise ImpossibleCase(f"The answer to {key} is neither an option nor a list of options.")
    if isinstance(value, list) and question.kind != "many":
        raise ImpossibleCase(f"{key} takes one option, not a list.")
    if question.kind == "text":
        return (SKIP,) if value == SKIP else (read_danger(str(value)),)
    if not accepts(question, options):
        raise ImpossibleCase(f"The answer to {key} is not one that it can have.")
    return tuple(options)


def _check_main_concern(answers: Answers) -> None:
    """Refuse a main concern that was not ticked, while it is asked for."""
    if "main_concern" in answers and walk(answers).pending == "main_concern":
        raise ImpossibleCase("The main concern is not one of the ticked concerns.")
