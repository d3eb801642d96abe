"""The decision table: rules, stops, overlays and cards, exactly as decision-logic.md has them."""

from dataclasses import dataclass

from bot.flows.conditions import ALWAYS, Condition, Has, atoms, when
from bot.flows.questions import BY_KEY, FACTS, ORDER


@dataclass(frozen=True, slots=True)
class Row:
    """One row: when it holds, which answers it cites, the facts it stands on."""

    key: str
    condition: Condition
    cites: tuple[Has, ...]
    facts: tuple[str, ...]
    outcome: str = ""


def _citations(condition: Condition) -> tuple[Has, ...]:
    """Gather what a condition reads, one entry a question, in the order of the questions."""
    options: dict[str, frozenset[str]] = {}
    for atom in atoms(condition):
        if atom.key in ORDER:
            options[atom.key] = options.get(atom.key, frozenset()) | atom.options
    return tuple(Has(key, options[key]) for key in sorted(options, key=ORDER.__getitem__))


def _row(key: str, condition: str, facts: str, cites: str = "", outcome: str = "") -> Row:
    """Make a row; without `cites` it cites all that its condition names."""
    read = when(condition, FACTS)
    cited = when(cites, FACTS) if cites else read
    return Row(key, read, _citations(cited), tuple(facts.split()), outcome)


def _rule(key: str, outcome: str, condition: str, facts: str, cites: str = "") -> Row:
    return _row(key, condition, facts, cites, outcome)


_URGENT_SIGNS = (
    "after_signs[breathing swallowing speech spreading_weakness double_vision both_lids bladder"
    " allergy_swelling face_arm_speech vision_loss blocked_vessel]"
)
_CALL_SIGNS = (
    "after_signs[one_lid uneven_smile blur_or_dry_eye eye_pain infection_fever skip not_sure"
)
_ANY_CONCERN = f"concerns[{' '.join(BY_KEY['concerns'].answers)}]"

RULES: tuple[Row, ...] = (
    _rule("R1", "urgent", f"{_URGENT_SIGNS} | danger_words", "F50 F57 F89 F90 F91 F233 F234 F237"),
    _rule("R2", "crisis", "crisis_words", "F99"),
    _rule(
        "R3",
        "call_clinic",
        f"{_CALL_SIGNS}] | (after_injection[yes_something_is_wrong] & after_signs[none])",
        "F92 F93 F56 F60",
        cites=f"{_CALL_SIGNS} none]",
    ),
    _rule("R4", "under_18", "adult[no]", "F65 F66 F67"),
    _rule("R5", "not_now", "not_now[pregnant_or_trying breastfeeding]", "F63 F64"),
    _rule(
        "R6",
        "not_now",
        "not_now[infection_or_cold_sore unwell] | allergies[toxin_reaction]",
        "F52",
    ),
    _rule(
        "R7",
        "own_doctor_first",
        "conditions[nerve_muscle swallow_breathe bleeding heart planned_surgery face_history skip"
        " not_sure] | allergies[milk_protein albumin numbing_medicine skip not_sure]"
        " | medicines[injected_antibiotic muscle_relaxant nerve_medicine blood_thinner skip"
        " not_sure] | not_now[skip not_sure]",
        "F53 F54 F55 F33 F61 F47",
    ),
    _rule(
        "R8",
        "kind_pause",
        "on_my_mind[most_of_the_day] | holds_me_back[a_lot]",
        "F94 F95 F98 F99",
    ),
    _rule(
        "R11",
        "dermatologist_first",
        "main[folds volume sagging acne redness scars pigment]"
        " | (no_main & derm & not skin & not lines_known)",
        "F70 F71 F72 F73 F74 F75 F76",
        cites="derm & main_concern[folds volume sagging acne redness scars pigment]",
    ),
    _rule("R9", "not_yet", "last_toxin[under_3_months]", "F69"),
    _rule(
        "R12",
        "other_options_first",
        "skin & not cared & not lines_known",
        "F80 F81 F82 F83 F84 F85 F86",
        cites="skin & basic_care[no under_3_months skip]",
    ),
    _rule(
        "R13",
        "discuss_both",
        "moving & line_areas[frown forehead eye_corners neck_bands] & skin & zone",
        "F1 F2 F4 F9 F14 F15 F45",
    ),
    _rule(
        "R14",
        "discuss_traditional",
        "moving & not (main[pores oily texture] & micro)",
        "F31 F41 F43 F44 F45 F48",
        cites="moving",
    ),
    _rule(
        "R15",
        "discuss_micro_botox",
        "micro & not (main[lines] & (soft | deep))",
        "F1 F4 F9 F11 F14 F15 F19 F24 F26",
        cites="micro",
    ),
    _rule("R16", "discuss_traditional", "soft", "F46 F47"),
    _rule(
        "R17",
        "dermatologist_first",
        "deep",
        "F47 F70",
        cites="lines_show[rest_only] & spread_softens[no not_sure skip]",
    ),
    _rule(
        "R19",
        "dermatologist_first",
        "skin & not lines_known",
        "F77 F80",
        cites="skin & pore_areas[elsewhere skip] & cared",
    ),
    _rule("R18", "no_suggestion", "always", "F88", cites=_ANY_CONCERN),
)

RULE: dict[str, Row] = {row.key: row for row in RULES}

OUTCOMES: tuple[str, ...] = (
    "urgent",
    "crisis",
    "call_clinic",
    "under_18",
    "not_now",
    "own_doctor_first",
    "kind_pause",
    "not_yet",
    "dermatologist_first",
    "other_options_first",
    "discuss_both",
    "discuss_traditional",
    "discuss_micro_botox",
    "no_suggestion",
)


@dataclass(frozen=True, slots=True)
class Stop:
    """After the answer to `after` the route ends, if `condition` and one of `rules` hold.

    Without `rules` the condition alone decides, and there is no outcome.
    """

    after: str
    rules: tuple[str, ...]
    condition: Condition = ALWAYS


STOPS: tuple[Stop, ...] = (
    Stop("consent", (), when("consent[decline]")),
    Stop(
        "after_injection",
        ("R1", "R3", "R4"),
        when("not after_injection[yes_something_is_wrong not_sure]"),
    ),
    Stop("after_signs", ("R1", "R3", "R4")),
    Stop("not_now", ("R5", "R6")),
    Stop("allergies", ("R6",)),
)

_DISCUSS = "outcome[discuss_both discuss_traditional discuss_micro_botox]"

OVERLAYS: tuple[Row, ...] = (
    _row("O1", f"event[under_2_weeks 2_to_4_weeks] & {_DISCUSS}", "F41 F42 F43 F44"),
    _row("O2", "setting[party_or_home online_kit]", "F58 F59"),
    _row("O3", "setting[pushed_by_someone]", "V23"),
    _row("O4", "prior_result[too_stiff problem wore_off_fast]", "F62"),
    _row("O5", "last_toxin[3_to_4_months]", "F69"),
    _row(
        "O7",
        "after_injection[skip not_sure] | after_signs[skip not_sure] | last_toxin[skip not_sure]"
        " | not_now[skip not_sure] | conditions[skip not_sure] | allergies[skip not_sure]"
        " | medicines[skip not_sure]",
        "F54",
    ),
    _row("O8", "always", "F65 F66 F67"),
    _row("O9", f"skin & not cared & {_DISCUSS}", "F80 F82 F83 F85 F86"),
)

_MEDICINE = "medicines[injected_antibiotic muscle_relaxant nerve_medicine blood_thinner]"

CARDS: tuple[Row, ...] = (
    _row("see_doctor_soon", "concerns[spot] & not outcome[urgent crisis]", "F78"),
    _row("eye_care", "outcome[call_clinic] & after_signs[eye_pain blur_or_dry_eye]", "F60 F92"),
    _row("doctor_today", "outcome[call_clinic] & after_signs[infection_fever]", "F93"),
    _row(
        "mild_signs",
        "after_signs[bruise_headache] & not outcome[urgent crisis call_clinic]",
        "F93b F56",
    ),
    _row(
        "keep_medicines",
        f"outcome[own_doctor_first] & ({_MEDICINE} | conditions[bleeding])",
        "F54 F55",
    ),
    _row(
        "kind_support",
        "outcome[own_doctor_first] & (on_my_mind[most_of_the_day] | holds_me_back[a_lot])",
        "F95 F99",
    ),
    _row(
        "wait_interval",
        "outcome[own_doctor_first kind_pause dermatologist_first] & last_toxin[under_3_months]",
        "F69",
    ),
    _row("micro_botox_later", "rule[R12]", "F83 F9"),
    _row(
        "also_traditional",
        "outcome[dermatologist_first other_options_first discuss_micro_botox] & (moving | soft)",
        "F45 F46",
    ),
    _row(
        "also_micro_botox", "outcome[dermatologist_first discuss_traditional] & micro", "F1 F4 F24"
    ),
    _row(
        "dermatologist",
        "rule[R16] | (outcome[discuss_both discuss_traditional discuss_micro_botox"
        " other_options_first] & (derm | deep))",
        "F70 F77",
    ),
    _row("low_certainty", "rule[R16]", "F46 F47"),
    _row(
        "rest_lines_caution",
        "rule[R13 R14] & lines_show[moving_and_rest] & spread_softens[no]",
        "F45 F47",
    ),
    _row("oily_skin_caution", "rule[R13 R14] & concerns[oily] & line_areas[frown]", "F47"),
    _row(
        "off_label_lines",
        "outcome[discuss_both discuss_traditional] & line_areas[nose lips chin jaw elsewhere]",
        "F4 F31",
    ),
)


def is_urgent(question: str, option: str) -> bool:
    """Tell whether ticking this sign is urgent by itself, so that no Done is waited for."""
    cited = RULE["R1"].cites[0]
    return question == cited.key and option in cited.options
