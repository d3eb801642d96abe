"""Sections 6 to 8 of decision-logic.md: overlays, cards, vetting questions."""

from oracle_rules import Held, facts, has
from oracle_tables import MEDICINES, WEIGHTS


# ---------------------------------------------------------------- Section 6
def overlays(outcome: str, held: Held) -> list[str]:
    """Return the overlays in the order of the page."""
    if outcome in ("urgent", "crisis", "call_clinic", "under_18"):
        return ["O8"]
    discuss = outcome in ("discuss_both", "discuss_traditional", "discuss_micro_botox")
    fact = facts(held)
    shown: list[str] = []
    if has(held, "event", "under_2_weeks 2_to_4_weeks") and discuss:
        shown.append("O1")
    if has(held, "setting", "party_or_home online_kit"):
        shown.append("O2")
    if has(held, "setting", "pushed_by_someone"):
        shown.append("O3")
    if has(held, "prior_result", "too_stiff problem wore_off_fast"):
        shown.append("O4")
    if has(held, "last_toxin", "3_to_4_months"):
        shown.append("O5")
    unsure = "after_injection after_signs last_toxin not_now conditions allergies medicines"
    if any(has(held, key, "skip not_sure") for key in unsure.split()):
        shown.append("O7")
    shown.append("O8")
    if fact["skin"] and not fact["cared"] and discuss:
        shown.append("O9")
    return shown


# ---------------------------------------------------------------- Section 7
def cards(rule: str, outcome: str, held: Held) -> list[str]:
    """Return the cards in the order of the page."""
    return safety_cards(outcome, held) + wish_cards(rule, outcome, held)


def safety_cards(outcome: str, held: Held) -> list[str]:
    """Return the cards of the page from see_doctor_soon to wait_interval."""
    shown: list[str] = []
    if has(held, "concerns", "spot") and outcome not in ("urgent", "crisis"):
        shown.append("see_doctor_soon")
    if outcome == "call_clinic" and has(held, "after_signs", "eye_pain blur_or_dry_eye"):
        shown.append("eye_care")
    if outcome == "call_clinic" and has(held, "after_signs", "infection_fever"):
        shown.append("doctor_today")
    signs_outcomes = ("urgent", "crisis", "call_clinic")
    if has(held, "after_signs", "bruise_headache") and outcome not in signs_outcomes:
        shown.append("mild_signs")
    on_medicine = has(held, "medicines", MEDICINES) or has(held, "conditions", "bleeding")
    if outcome == "own_doctor_first" and on_medicine:
        shown.append("keep_medicines")
    burden = has(held, "on_my_mind", "most_of_the_day") or has(held, "holds_me_back", "a_lot")
    if outcome == "own_doctor_first" and burden:
        shown.append("kind_support")
    wait_outcomes = ("own_doctor_first", "kind_pause", "dermatologist_first")
    if outcome in wait_outcomes and has(held, "last_toxin", "under_3_months"):
        shown.append("wait_interval")
    return shown


def wish_cards(rule: str, outcome: str, held: Held) -> list[str]:
    """Return the cards of the page from micro_botox_later to off_label_lines."""
    fact = facts(held)
    discuss = ("discuss_both", "discuss_traditional", "discuss_micro_botox")
    also = ("dermatologist_first", "other_options_first", "discuss_micro_botox")
    shown: list[str] = []
    if rule == "R12":
        shown.append("micro_botox_later")
    if outcome in also and (fact["moving"] or fact["soft"]):
        shown.append("also_traditional")
    if outcome in ("dermatologist_first", "discuss_traditional") and fact["micro"]:
        shown.append("also_micro_botox")
    offers = outcome in discuss or outcome == "other_options_first"
    if rule == "R16" or (offers and (fact["derm"] or fact["deep"])):
        shown.append("dermatologist")
    if rule == "R16":
        shown.append("low_certainty")
    rest_lines = has(held, "lines_show", "moving_and_rest") and has(held, "spread_softens", "no")
    if rule in ("R13", "R14") and rest_lines:
        shown.append("rest_lines_caution")
    oily_frown = has(held, "concerns", "oily") and has(held, "line_areas", "frown")
    if rule in ("R13", "R14") and oily_frown:
        shown.append("oily_skin_caution")
    off_label = has(held, "line_areas", "nose lips chin jaw elsewhere")
    if outcome in ("discuss_both", "discuss_traditional") and off_label:
        shown.append("off_label_lines")
    return shown


# ---------------------------------------------------------------- Section 8
def weights(held: Held) -> dict[str, int]:
    """Return the weight of each vetting question that is brought forward."""
    weight: dict[str, int] = {}
    for key, options, brought, points in WEIGHTS:
        if has(held, key, options):
            for question in brought.split():
                weight[question] = weight.get(question, 0) + points
    return weight


def vetting(outcome: str, held: Held) -> list[str]:
    """Return the vetting questions in their order."""
    if outcome in ("urgent", "crisis", "call_clinic", "under_18", "kind_pause"):
        return []
    weight = weights(held)
    all_questions = [f"v{number}" for number in range(1, 25)]
    if has(held, "country", "fr"):
        all_questions.append("v25")
    others = [v for v in all_questions if v not in ("v1", "v4", "v5")]
    # sorted() is stable: equal weights stay in the order of their numbers
    brought = sorted([v for v in others if v in weight], key=lambda v: -weight[v])
    rest = [v for v in others if v not in weight]
    return ["v1"] + brought[:2] + ["v4", "v5"] + brought[2:] + rest
