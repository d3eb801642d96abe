"""Tables of questionnaire.md and decision-logic.md, typed off by hand for the oracle."""

SIGNS_URGENT = (
    "breathing swallowing speech spreading_weakness double_vision both_lids bladder "
    "allergy_swelling face_arm_speech vision_loss blocked_vessel"
)
SIGNS_CLINIC = "one_lid uneven_smile blur_or_dry_eye eye_pain infection_fever skip not_sure"
SKIN = "pores oily texture"
DERM = "folds volume sagging acne redness scars pigment"
ZONE = "t_zone cheeks chin"
MOVING = "moving_only moving_and_rest"
NOT_CARED = "no under_3_months skip"
MEDICINES = "injected_antibiotic muscle_relaxant nerve_medicine blood_thinner"
CONDITIONS = "nerve_muscle swallow_breathe bleeding heart planned_surgery face_history"
CONCERNS = f"pores oily texture lines {DERM} spot something_else none"
UNSURE = "skip not_sure"
ANY = "*"

# questionnaire.md, "Questions, in order", with the additions of section 2 (skip, not_sure).
# key, kind, options in the order of the table
QUESTIONS: list[tuple[str, str, str]] = [
    ("consent", "one", "agree decline"),
    ("adult", "one", "yes no"),
    ("country", "one", "us uk ie au ca ae es mx br pt ru fr de other skip"),
    ("after_injection", "one", "no yes_fine yes_something_is_wrong skip not_sure"),
    (
        "after_signs",
        "many",
        f"{SIGNS_URGENT} one_lid uneven_smile blur_or_dry_eye eye_pain infection_fever "
        "bruise_headache none skip not_sure",
    ),
    ("concerns", "many", f"{CONCERNS} skip"),
    ("main_concern", "one", f"pores oily texture lines {DERM} spot something_else skip"),
    ("pore_areas", "many", "t_zone cheeks chin elsewhere skip"),
    ("basic_care", "one", "no under_3_months over_3_months skip"),
    (
        "line_areas",
        "many",
        "frown forehead eye_corners nose lips chin jaw neck_bands elsewhere skip",
    ),
    ("lines_show", "one", "moving_only moving_and_rest rest_only not_sure skip"),
    ("spread_softens", "one", "yes no not_sure skip"),
    ("last_toxin", "one", "never under_3_months 3_to_4_months over_4_months not_sure skip"),
    ("prior_result", "one", "good too_stiff problem wore_off_fast skip"),
    ("event", "one", "none under_2_weeks 2_to_4_weeks over_4_weeks skip"),
    (
        "not_now",
        "many",
        "pregnant_or_trying breastfeeding infection_or_cold_sore unwell none skip not_sure",
    ),
    ("conditions", "many", f"{CONDITIONS} none skip not_sure"),
    (
        "allergies",
        "many",
        "toxin_reaction milk_protein albumin numbing_medicine none skip not_sure",
    ),
    ("medicines", "many", f"{MEDICINES} none skip not_sure"),
    ("setting", "many", "pushed_by_someone party_or_home online_kit none skip"),
    ("on_my_mind", "one", "a_little some_of_the_day most_of_the_day skip"),
    ("holds_me_back", "one", "no a_little a_lot skip"),
    (
        "worries",
        "many",
        "frozen_look pain side_effects cost choosing_someone fake_product results none skip",
    ),
    ("own_words", "text", ""),
]
KIND: dict[str, str] = {key: kind for key, kind, _ in QUESTIONS}
OPTIONS: dict[str, list[str]] = {key: options.split() for key, _, options in QUESTIONS}
ORDER: list[str] = [key for key, _, _ in QUESTIONS]

# Section 5, column "outcome".
OUTCOME: dict[str, str] = {
    "R1": "urgent",
    "R2": "crisis",
    "R3": "call_clinic",
    "R4": "under_18",
    "R5": "not_now",
    "R6": "not_now",
    "R7": "own_doctor_first",
    "R8": "kind_pause",
    "R11": "dermatologist_first",
    "R9": "not_yet",
    "R12": "other_options_first",
    "R13": "discuss_both",
    "R14": "discuss_traditional",
    "R15": "discuss_micro_botox",
    "R16": "discuss_traditional",
    "R17": "dermatologist_first",
    "R19": "dermatologist_first",
    "R18": "no_suggestion",
}

# Section 5, column "cites". own_words holds the reading of the text, see oracle.walk.
# O rows: section 5, "the options their condition names" (section 6); R10: concerns spot.
CITES: dict[str, dict[str, str]] = {
    "R1": {"after_signs": SIGNS_URGENT, "own_words": "urgent both"},
    "R2": {"own_words": "crisis both"},
    "R3": {"after_signs": f"{SIGNS_CLINIC} none"},
    "R4": {"adult": "no"},
    "R5": {"not_now": "pregnant_or_trying breastfeeding"},
    "R6": {"not_now": "infection_or_cold_sore unwell", "allergies": "toxin_reaction"},
    "R7": {
        "not_now": UNSURE,
        "conditions": f"{CONDITIONS} {UNSURE}",
        "allergies": f"milk_protein albumin numbing_medicine {UNSURE}",
        "medicines": f"{MEDICINES} {UNSURE}",
    },
    "R8": {"on_my_mind": "most_of_the_day", "holds_me_back": "a_lot"},
    "R11": {"concerns": DERM, "main_concern": DERM},
    "R9": {"last_toxin": "under_3_months"},
    "R12": {"concerns": SKIN, "basic_care": NOT_CARED},
    "R13": {
        "concerns": SKIN,
        "pore_areas": ZONE,
        "line_areas": "frown forehead eye_corners neck_bands",
        "lines_show": MOVING,
    },
    "R14": {"lines_show": MOVING},
    "R15": {"concerns": SKIN, "pore_areas": ZONE, "basic_care": "over_3_months"},
    "R16": {"lines_show": "rest_only not_sure skip", "spread_softens": "yes"},
    "R17": {"lines_show": "rest_only", "spread_softens": "no not_sure skip"},
    "R19": {"concerns": SKIN, "pore_areas": "elsewhere skip", "basic_care": "over_3_months"},
    "R18": {"concerns": ANY},
    "R10": {"concerns": "spot"},
    "O1": {"event": "under_2_weeks 2_to_4_weeks"},
    "O2": {"setting": "party_or_home online_kit"},
    "O3": {"setting": "pushed_by_someone"},
    "O4": {"prior_result": "too_stiff problem wore_off_fast"},
    "O5": {"last_toxin": "3_to_4_months"},
    "O7": {
        "after_injection": UNSURE,
        "after_signs": UNSURE,
        "last_toxin": UNSURE,
        "not_now": UNSURE,
        "conditions": UNSURE,
        "allergies": UNSURE,
        "medicines": UNSURE,
    },
    "O9": {"concerns": SKIN},
}

# Section 8: question, options, brings forward, weight.
WEIGHTS: list[tuple[str, str, str, int]] = [
    ("worries", "frozen_look", "v15 v16", 2),
    ("worries", "pain", "v18", 2),
    ("worries", "side_effects", "v18 v19", 2),
    ("worries", "cost", "v20 v23", 2),
    ("worries", "choosing_someone", "v2 v3", 2),
    ("worries", "fake_product", "v7 v8", 2),
    ("worries", "results", "v10 v15", 2),
    ("setting", "pushed_by_someone", "v23", 1),
    ("setting", "party_or_home", "v22", 1),
    ("setting", "online_kit", "v7 v8", 1),
    ("concerns", "pores oily texture", "v9 v10", 1),
    ("pore_areas", "cheeks", "v11", 1),
    ("prior_result", "too_stiff", "v15", 1),
    ("prior_result", "problem", "v17 v20", 1),
    ("prior_result", "wore_off_fast", "v7", 1),
    ("event", "under_2_weeks 2_to_4_weeks", "v15", 1),
    ("conditions", CONDITIONS, "v12", 1),
    ("allergies", "toxin_reaction milk_protein albumin numbing_medicine", "v12", 1),
    ("medicines", MEDICINES, "v12", 1),
    ("on_my_mind", "some_of_the_day most_of_the_day", "v14", 1),
    ("country", "fr", "v25", 1),
]
