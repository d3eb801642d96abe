"""Which questions to ask a practitioner first: the weights of decision-logic.md, section 8."""

from bot.flows.conditions import Condition, Held, when

VETTING: tuple[str, ...] = tuple(f"v{number}" for number in range(1, 26))
VETTING_PARTS = ("why", "reassuring", "warning", "check")
"""What is told beside each question."""

FIRST = 5
"""How many are shown first."""

_EVERYWHERE = VETTING[:24]
_MIDDLE = ("v4", "v5")

_TABLE: tuple[tuple[str, str, int], ...] = (
    ("worries[frozen_look]", "v15 v16", 2),
    ("worries[pain]", "v18", 2),
    ("worries[side_effects]", "v18 v19", 2),
    ("worries[cost]", "v20 v23", 2),
    ("worries[choosing_someone]", "v2 v3", 2),
    ("worries[fake_product]", "v7 v8", 2),
    ("worries[results]", "v10 v15", 2),
    ("setting[pushed_by_someone]", "v23", 1),
    ("setting[party_or_home]", "v22", 1),
    ("setting[online_kit]", "v7 v8", 1),
    ("concerns[pores oily texture]", "v9 v10", 1),
    ("pore_areas[cheeks]", "v11", 1),
    ("prior_result[too_stiff]", "v15", 1),
    ("prior_result[problem]", "v17 v20", 1),
    ("prior_result[wore_off_fast]", "v7", 1),
    ("event[under_2_weeks 2_to_4_weeks]", "v15", 1),
    (
        "conditions[nerve_muscle swallow_breathe bleeding heart planned_surgery face_history]",
        "v12",
        1,
    ),
    ("allergies[toxin_reaction milk_protein albumin numbing_medicine]", "v12", 1),
    ("medicines[injected_antibiotic muscle_relaxant nerve_medicine blood_thinner]", "v12", 1),
    ("on_my_mind[some_of_the_day most_of_the_day]", "v14", 1),
    ("country[fr]", "v25", 1),
)

WEIGHTS: tuple[tuple[Condition, tuple[str, ...], int], ...] = tuple(
    (when(condition), tuple(keys.split()), weight) for condition, keys, weight in _TABLE
)


def vetting(held: Held) -> tuple[str, ...]:
    """Order the vetting questions for what is held as open answers."""
    weight = dict.fromkeys(VETTING, 0)
    for condition, keys, more in WEIGHTS:
        if condition.holds(held):
            for key in keys:
                weight[key] += more
    asked = VETTING if weight["v25"] else _EVERYWHERE
    others = [key for key in asked[1:] if key not in _MIDDLE]
    brought = sorted((key for key in others if weight[key]), key=lambda key: -weight[key])
    rest = (key for key in others if not weight[key])
    return ("v1", *brought[:2], *_MIDDLE, *brought[2:], *rest)
