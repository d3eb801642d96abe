"""Second, naive implementation of decision-logic.md; lay it beside the page section by section.

oracle.py holds sections 1 to 3 and 9, oracle_rules.py 4 and 5, oracle_shown.py 6 to 8.
"""

from collections.abc import Callable
from typing import Any

from oracle_rules import Held, all_reasons, first_match, has, r1, r3, r4, r5, r6
from oracle_shown import cards, overlays, vetting
from oracle_tables import KIND, OPTIONS, ORDER, OUTCOME, SKIN

ReadDanger = Callable[[str], str]


class Impossible(Exception):
    """Say that the input is impossible in the sense of section 1."""


# ---------------------------------------------------------------- Section 1
def read_answer(key: str, value: object) -> list[str]:
    """Return one answer as a list of options (own_words: the text), or raise Impossible."""
    if key not in KIND:
        raise Impossible("There is an unknown key in the answers.")
    if isinstance(value, str):
        ticks: list[Any] = [value]
    elif isinstance(value, list) and KIND[key] == "many":
        ticks = value
    else:
        raise Impossible("An answer has the wrong type.")
    if KIND[key] == "text":
        return ticks
    if len(ticks) == 0:
        raise Impossible("An answer is an empty list.")
    for tick in ticks:
        if not isinstance(tick, str):
            raise Impossible("A tick has the wrong type.")
        if tick not in OPTIONS[key]:
            raise Impossible("There is an unknown option.")
    if len(set(ticks)) != len(ticks):
        raise Impossible("An option is given twice.")
    if len(ticks) > 1 and ("none" in ticks or "skip" in ticks or "not_sure" in ticks):
        raise Impossible("An exclusive option is given together with another one.")
    if key == "worries" and len(ticks) > 3:
        raise Impossible("There are more than three worries.")
    return [option for option in OPTIONS[key] if option in ticks]


def read_input(case: dict[str, Any]) -> dict[str, list[str]]:
    """Return every given answer with the preset country in place, or raise Impossible."""
    given = case.get("answers")
    if not isinstance(given, dict):
        raise Impossible("The answers are not an object.")
    answers = {key: read_answer(key, value) for key, value in given.items()}
    preset = case.get("country")
    if preset is not None:
        if not isinstance(preset, str) or preset == "skip" or preset not in OPTIONS["country"]:
            raise Impossible("The preset country is unknown.")
        if "country" not in answers:
            answers["country"] = [preset]
    return answers


def check_main_concern(held: Held) -> None:
    """Raise Impossible when main_concern is open and neither a ticked concern nor skip."""
    if "main_concern" in held:
        if held["main_concern"][0] not in held["concerns"] + ["skip"]:
            raise Impossible("The main concern is not one of the ticked concerns.")


# ---------------------------------------------------------------- Section 2
def asked(key: str, held: Held) -> bool:
    """Tell whether the `asked if` of a question holds."""
    if key == "after_signs":
        return has(held, "after_injection", "yes_something_is_wrong not_sure")
    if key == "main_concern":
        return len(held["concerns"]) >= 2
    if key == "pore_areas" or key == "basic_care":
        return has(held, "concerns", SKIN)
    if key == "line_areas" or key == "lines_show":
        return has(held, "concerns", "lines")
    if key == "spread_softens":
        return has(held, "lines_show", "moving_and_rest rest_only")
    if key == "prior_result":
        return not has(held, "last_toxin", "never skip")
    if key == "holds_me_back":
        return not has(held, "on_my_mind", "a_little")
    return True


# ---------------------------------------------------------------- Section 3
def stops(key: str, held: Held) -> bool:
    """Tell whether the route stops after the answer to this question."""
    if key == "consent":
        return has(held, "consent", "decline")
    if key == "after_signs" or (key == "after_injection" and not asked("after_signs", held)):
        return r1(held) or r3(held) or r4(held)
    if key == "not_now":
        return r5(held) or r6(held)
    if key == "allergies":
        return r6(held)
    return False


def walk(answers: dict[str, list[str]], read_danger: ReadDanger) -> tuple[list[str], Held, str]:
    """Return the route, the open answers and how it ends: pending, stop or finished."""
    route: list[str] = []
    held: Held = {}
    for key in ORDER:
        if not asked(key, held):
            continue
        route.append(key)
        if key not in answers:
            return route, held, "pending"
        held[key] = answers[key]
        if key == "own_words" and answers[key] != ["skip"]:
            held[key] = [read_danger(answers[key][0])]  # the reading, never the text
        if stops(key, held):
            return route, held, "stop"
    return route + ["check"], held, "finished"


# ---------------------------------------------------------------- Section 9
def judge(case: object, read_danger: ReadDanger) -> dict[str, Any]:
    """Return the output object of `askfirst try` for one parsed line."""
    if not isinstance(case, dict):
        return {"id": None, "error": "The line is not an object."}
    try:
        answers = read_input(case)
        route, held, end = walk(answers, read_danger)
        check_main_concern(held)
    except Impossible as problem:
        return {"id": case.get("id"), "error": str(problem)}
    return {"id": case.get("id"), **result(route, held, end)}


def result(route: list[str], held: Held, end: str) -> dict[str, Any]:
    """Return the result of a possible input, without its id."""
    if end == "pending" or has(held, "consent", "decline"):
        return {
            "outcome": None,
            "overlays": [],
            "cards": [],
            "reasons": [],
            "vetting": [],
            "route": route,
        }
    rule = first_match(held)
    outcome = OUTCOME[rule]
    overlay_list = overlays(outcome, held)
    card_list = cards(rule, outcome, held)
    return {
        "outcome": outcome,
        "overlays": overlay_list,
        "cards": card_list,
        "reasons": all_reasons(rule, overlay_list, card_list, held),
        "vetting": vetting(outcome, held),
        "route": route,
    }
