"""Every way the page names to make a case impossible, each as one small spoiler."""

import random
from collections.abc import Callable
from typing import Any

from oracle_tables import KIND, OPTIONS, ORDER

Case = dict[str, Any]
MANY = [key for key in ORDER if KIND[key] == "many"]
ONE = [key for key in ORDER if KIND[key] == "one"]


def answers_no_object(rng: random.Random, case: Case) -> None:
    """Make `answers` something other than an object."""
    case["answers"] = rng.choice([None, [], "agree", 3, True, [{"consent": "agree"}]])


def unknown_key(rng: random.Random, case: Case) -> None:
    """Add a key that is no question of `answers`."""
    key = rng.choice(["check", "review_consent", "age", "Consent", "", "locale", "id"])
    case["answers"][key] = rng.choice(["yes", ["none"], "skip", None])


def unknown_option(rng: random.Random, case: Case) -> None:
    """Answer with an option that the question does not have."""
    key = rng.choice(MANY + ONE)
    foreign = ["maybe", "", "SKIP", "yes ", "frown", "over_4_months", "not_sure", "fr", "skip"]
    wrong = rng.choice([o for o in foreign if o not in OPTIONS[key]])
    case["answers"][key] = [wrong] if KIND[key] == "many" and rng.random() < 0.5 else wrong


def unskippable(rng: random.Random, case: Case) -> None:
    """Skip a question that has no skip, or be unsure where not_sure is not listed."""
    key = rng.choice([k for k in MANY + ONE if "not_sure" not in OPTIONS[k]])
    case["answers"][key] = "not_sure"
    if rng.random() < 0.5:
        case["answers"][rng.choice(["consent", "adult"])] = "skip"


def wrong_type(rng: random.Random, case: Case) -> None:
    """Answer with null, a number or any other type."""
    case["answers"][rng.choice(ORDER)] = rng.choice([None, 0, 1, 2.5, True, False, {}, {"a": 1}])


def wrong_tick_type(rng: random.Random, case: Case) -> None:
    """Tick something that is no string."""
    bad: object = rng.choice([None, 1, True, ["none"], {}])
    case["answers"][rng.choice(MANY)] = rng.choice([[bad], [bad, "none"], ["none", bad]])


def list_for_one(rng: random.Random, case: Case) -> None:
    """Give a list for a `one` or for own_words."""
    key = rng.choice(ONE + ["own_words"])
    case["answers"][key] = ["skip"] if key == "own_words" else [OPTIONS[key][0]]


def empty_list(rng: random.Random, case: Case) -> None:
    """Give an empty list."""
    case["answers"][rng.choice(ORDER)] = []


def option_twice(rng: random.Random, case: Case) -> None:
    """Tick an option twice."""
    key = rng.choice(MANY)
    option = rng.choice(OPTIONS[key])
    case["answers"][key] = [option, option]


def exclusive_with_other(rng: random.Random, case: Case) -> None:
    """Tick none, skip or not_sure together with anything else."""
    key = rng.choice(MANY)
    alone = rng.choice([o for o in OPTIONS[key] if o in ("none", "skip", "not_sure")])
    pair = [alone, rng.choice([o for o in OPTIONS[key] if o != alone])]
    rng.shuffle(pair)
    case["answers"][key] = pair


def four_worries(rng: random.Random, case: Case) -> None:
    """Tick more than three worries."""
    case["answers"]["worries"] = rng.sample(OPTIONS["worries"][:7], rng.randint(4, 7))


def unknown_preset(rng: random.Random, case: Case) -> None:
    """Preset a country that is none, with or without answers.country."""
    case["country"] = rng.choice(["skip", "xx", "FR", "", 1, 0, True, False, ["fr"], {}])


def main_not_ticked(rng: random.Random, case: Case) -> None:
    """Choose a main concern that is not ticked (impossible only while the question is open)."""
    ticked = case["answers"].get("concerns", [])
    case["answers"]["main_concern"] = rng.choice(
        [o for o in OPTIONS["main_concern"] if o not in ticked and o != "skip"]
    )


SPOILERS: list[Callable[[random.Random, Case], None]] = [
    answers_no_object,
    unknown_key,
    unknown_option,
    unskippable,
    wrong_type,
    wrong_tick_type,
    list_for_one,
    empty_list,
    option_twice,
    exclusive_with_other,
    four_worries,
    unknown_preset,
    main_not_ticked,
    main_not_ticked,
    main_not_ticked,
]
