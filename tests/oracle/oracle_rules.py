"""Sections 4 and 5 of decision-logic.md: facts, the table, the reasons."""

from typing import Any

from oracle_tables import (
    ANY,
    CITES,
    CONDITIONS,
    DERM,
    MEDICINES,
    MOVING,
    ORDER,
    SIGNS_CLINIC,
    SIGNS_URGENT,
    SKIN,
    ZONE,
)

Held = dict[str, list[str]]  # each OPEN and answered question -> the options its answer holds


# ---------------------------------------------------------------- Notation
def has(held: Held, key: str, options: str) -> bool:
    """Tell whether `key[options]` is true; a question that is not open is false."""
    return any(option in held.get(key, []) for option in options.split())


# ---------------------------------------------------------------- Section 4
def main_concern(held: Held) -> str:
    """Return the main concern, or an empty string for the fact no_main."""
    main = "skip"
    if "main_concern" in held:
        main = held["main_concern"][0]
    elif len(held.get("concerns", [])) == 1:
        main = held["concerns"][0]
    return "" if main in ("skip", "none", "spot", "something_else") else main


def facts(held: Held) -> dict[str, bool]:
    """Return every fact of section 4 by its name."""
    fact = {"no_main": main_concern(held) == ""}
    fact["skin"] = has(held, "concerns", SKIN)
    fact["derm"] = has(held, "concerns", DERM)
    fact["lines_known"] = has(
        held, "lines_show", "moving_only moving_and_rest rest_only not_sure skip"
    )
    fact["moving"] = has(held, "lines_show", MOVING)
    rest_only = has(held, "lines_show", "rest_only")
    softens = has(held, "spread_softens", "yes")
    fact["soft"] = has(held, "lines_show", "not_sure skip") or (rest_only and softens)
    fact["deep"] = rest_only and not softens
    fact["zone"] = has(held, "pore_areas", ZONE)
    fact["cared"] = has(held, "basic_care", "over_3_months")
    fact["micro"] = fact["skin"] and fact["zone"] and fact["cared"]
    fact["danger_words"] = has(held, "own_words", "urgent both")
    fact["crisis_words"] = has(held, "own_words", "crisis both")
    return fact


# ---------------------------------------------------------------- Section 5
def r1(held: Held) -> bool:
    """Decide R1."""
    return has(held, "after_signs", SIGNS_URGENT) or facts(held)["danger_words"]


def r3(held: Held) -> bool:
    """Decide R3."""
    return has(held, "after_signs", SIGNS_CLINIC) or (
        has(held, "after_injection", "yes_something_is_wrong") and has(held, "after_signs", "none")
    )


def r4(held: Held) -> bool:
    """Decide R4."""
    return has(held, "adult", "no")


def r5(held: Held) -> bool:
    """Decide R5."""
    return has(held, "not_now", "pregnant_or_trying breastfeeding")


def r6(held: Held) -> bool:
    """Decide R6."""
    return has(held, "not_now", "infection_or_cold_sore unwell") or has(
        held, "allergies", "toxin_reaction"
    )


def r7(held: Held) -> bool:
    """Decide R7."""
    return (
        has(held, "conditions", f"{CONDITIONS} skip not_sure")
        or has(held, "allergies", "milk_protein albumin numbing_medicine skip not_sure")
        or has(held, "medicines", f"{MEDICINES} skip not_sure")
        or has(held, "not_now", "skip not_sure")
    )


def first_match(held: Held) -> str:
    """Return the deciding rule: the first row of the table that holds."""
    if r1(held):
        return "R1"
    if facts(held)["crisis_words"]:
        return "R2"
    if r3(held):
        return "R3"
    if r4(held):
        return "R4"
    if r5(held):
        return "R5"
    if r6(held):
        return "R6"
    if r7(held):
        return "R7"
    if has(held, "on_my_mind", "most_of_the_day") or has(held, "holds_me_back", "a_lot"):
        return "R8"
    return first_match_below_r8(held, facts(held), main_concern(held))


def first_match_below_r8(held: Held, fact: dict[str, bool], main: str) -> str:
    """Return the first row that holds from R11 on, in the order of the page."""
    skin, micro, moving = fact["skin"], fact["micro"], fact["moving"]
    main_is_derm, main_is_skin = main in DERM.split(), main in SKIN.split()
    if main_is_derm or (fact["no_main"] and fact["derm"] and not skin and not fact["lines_known"]):
        return "R11"
    if has(held, "last_toxin", "under_3_months"):
        return "R9"
    if skin and not fact["cared"] and not fact["lines_known"]:
        return "R12"
    upper_lines = has(held, "line_areas", "frown forehead eye_corners neck_bands")
    if moving and upper_lines and skin and fact["zone"]:
        return "R13"
    if moving and not (main_is_skin and micro):
        return "R14"
    if micro and not (main == "lines" and (fact["soft"] or fact["deep"])):
        return "R15"
    if fact["soft"]:
        return "R16"
    if fact["deep"]:
        return "R17"
    if skin and not fact["lines_known"]:
        return "R19"
    return "R18"


def cite(rule: str, held: Held) -> list[dict[str, Any]]:
    """Return the reasons of one rule or overlay, in the order of the questions."""
    reasons: list[dict[str, Any]] = []
    for key in ORDER:
        listed = CITES.get(rule, {}).get(key, "")
        options = [o for o in held.get(key, []) if listed == ANY or o in listed.split()]
        if options:
            shown = [] if key == "own_words" else options
            reasons.append({"question": key, "options": shown, "rule": rule})
    return reasons


def all_reasons(
    rule: str, overlay_list: list[str], card_list: list[str], held: Held
) -> list[dict[str, Any]]:
    """Return all reasons: the deciding rule, R10, then the overlays."""
    reasons = cite(rule, held)
    if "see_doctor_soon" in card_list:
        reasons += cite("R10", held)
    for overlay in overlay_list:
        reasons += cite(overlay, held)  # O8 cites nothing
    return reasons
