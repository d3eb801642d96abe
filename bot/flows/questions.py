"""The questionnaire: every question in order, its options, and when it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.flows.conditions import ALWAYS, Condition, when

Kind = Literal["one", "many", "text"]

SKIP = "skip"
NOT_SURE = "not_sure"
NONE = "none"
EXCLUSIVE = frozenset({NONE, SKIP, NOT_SURE})
OWN_WORDS = "own_words"

_CONCERNS = (
    "pores oily texture lines folds volume sagging acne redness scars pigment spot something_else"
)

FACTS: dict[str, Condition] = {"always": ALWAYS}
"""Named conditions that questions, rules, overlays and cards share."""

for _name, _text in (
    ("skin", "concerns[pores oily texture]"),
    ("derm", "concerns[folds volume sagging acne redness scars pigment]"),
    ("lines_known", "lines_show[moving_only moving_and_rest rest_only not_sure skip]"),
    ("moving", "lines_show[moving_only moving_and_rest]"),
    ("soft", "lines_show[not_sure skip] | (lines_show[rest_only] & spread_softens[yes])"),
    ("deep", "lines_show[rest_only] & not spread_softens[yes]"),
    ("zone", "pore_areas[t_zone cheeks chin]"),
    ("cared", "basic_care[over_3_months]"),
    ("micro", "skin & zone & cared"),
    ("danger_words", "own_words[urgent both]"),
    ("crisis_words", "own_words[crisis both]"),
    (
        "no_main",
        "not main[pores oily texture lines folds volume sagging acne redness scars pigment]",
    ),
):
    FACTS[_name] = when(_text, FACTS)


@dataclass(frozen=True, slots=True)
class Question:
    """One item of the questionnaire; its key and the keys of its options never change.

    `options` have positions, counted from 1. `own_words` is answered with its reading for danger.
    """

    key: str
    kind: Kind
    options: tuple[str, ...]
    asked_if: Condition = ALWAYS
    can_skip: bool = True
    safety: bool = False
    at_most: int = 99

    @property
    def extras(self) -> tuple[str, ...]:
        """Name the answers without a position that the question takes beside its options."""
        not_sure = (NOT_SURE,) if self.safety else ()
        return not_sure + ((SKIP,) if self.can_skip else ())

    @property
    def answers(self) -> tuple[str, ...]:
        """Name every answer the question takes."""
        return self.options + self.extras


def _ask(key: str, kind: Kind, options: str, asked_if: str = "", *, at_most: int = 99) -> Question:
    """Make an ordinary question, which can be skipped."""
    condition = when(asked_if, FACTS) if asked_if else ALWAYS
    return Question(key, kind, tuple(options.split()), condition, at_most=at_most)


def _must(key: str, options: str) -> Question:
    """Make a question without which there is no going on."""
    return Question(key, "one", tuple(options.split()), can_skip=False)


def _safety(key: str, kind: Kind, options: str, asked_if: str = "") -> Question:
    """Make a safety question, which also takes "not sure"."""
    condition = when(asked_if, FACTS) if asked_if else ALWAYS
    return Question(key, kind, tuple(options.split()), condition, safety=True)


QUESTIONS: tuple[Question, ...] = (
    _must("consent", "agree decline"),
    _must("adult", "yes no"),
    _ask("country", "one", "us uk ie au ca ae es mx br pt ru fr de other"),
    _safety("after_injection", "one", "no yes_fine yes_something_is_wrong"),
    _safety(
        "after_signs",
        "many",
        "breathing swallowing speech spreading_weakness double_vision both_lids bladder"
        " allergy_swelling face_arm_speech vision_loss blocked_vessel one_lid uneven_smile"
        " blur_or_dry_eye eye_pain infection_fever bruise_headache none",
        "after_injection[yes_something_is_wrong not_sure]",
    ),
    _ask("concerns", "many", f"{_CONCERNS} none"),
    _ask("main_concern", "one", f"{_CONCERNS} none", "several[concerns]"),
    _ask("pore_areas", "many", "t_zone cheeks chin elsewhere", "skin"),
    _ask("basic_care", "one", "no under_3_months over_3_months", "skin"),
    _ask(
        "line_areas",
        "many",
        "frown forehead eye_corners nose lips chin jaw neck_bands elsewhere",
        "concerns[lines]",
    ),
    _ask("lines_show", "one", "moving_only moving_and_rest rest_only not_sure", "concerns[lines]"),
    _ask("spread_softens", "one", "yes no not_sure", "lines_show[moving_and_rest rest_only]"),
    _ask("last_toxin", "one", "never under_3_months 3_to_4_months over_4_months not_sure"),
    _ask(
        "prior_result", "one", "good too_stiff problem wore_off_fast", "not last_toxin[never skip]"
    ),
    _ask("event", "one", "none under_2_weeks 2_to_4_weeks over_4_weeks"),
    _safety(
        "not_now",
        "many",
        "pregnant_or_trying breastfeeding infection_or_cold_sore unwell none",
    ),
    _safety(
        "conditions",
        "many",
        "nerve_muscle swallow_breathe bleeding heart planned_surgery face_history none",
    ),
    _safety("allergies", "many", "toxin_reaction milk_protein albumin numbing_medicine none"),
    _safety(
        "medicines", "many", "injected_antibiotic muscle_relaxant nerve_medicine blood_thinner none"
    ),
    _ask("setting", "many", "pushed_by_someone party_or_home online_kit none"),
    _ask("on_my_mind", "one", "a_little some_of_the_day most_of_the_day"),
    _ask("holds_me_back", "one", "no a_little a_lot", "not on_my_mind[a_little]"),
    _ask(
        "worries",
        "many",
        "frozen_look pain side_effects cost choosing_someone fake_product results none",
        at_most=3,
    ),
    _ask(OWN_WORDS, "text", "none urgent crisis both"),
)

BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}
ORDER: Mapping[str, int] = {question.key: place for place, question in enumerate(QUESTIONS)}
