"""Random cases for the oracle: realistic, adversarial, partial and impossible ones."""

import random
from typing import Any

from impossible import SPOILERS
from oracle import asked
from oracle_tables import DERM, KIND, OPTIONS, ORDER, SIGNS_CLINIC, SKIN

Answers = dict[str, Any]

# What own words may say, and how a reader of danger words should read it.
OWN_WORDS: dict[str, str] = {
    "skip": "none",
    "I just want to look less tired in photos.": "none",
    "My sister was happy with hers, I am a bit nervous.": "none",
    "I can't breathe and I can't swallow right now.": "urgent",
    "My throat is swelling up and it is hard to breathe.": "urgent",
    "I want to kill myself.": "crisis",
    "I don't want to live any more, I am going to end my life.": "crisis",
    "I can't breathe right now and I want to kill myself.": "both",
}
SAFE: dict[str, str] = {
    "after_injection": "no yes_fine",
    "after_signs": "bruise_headache",
    "not_now": "none",
    "conditions": "none",
    "allergies": "none",
    "medicines": "none",
    "on_my_mind": "a_little some_of_the_day",
    "holds_me_back": "no a_little",
    "consent": "agree",
    "adult": "yes",
}
SAFETY = ["after_injection", "after_signs", "not_now", "conditions", "allergies", "medicines"]
ALARMS = [*SAFETY, "adult", "on_my_mind", "holds_me_back", "own_words"]
SCENES = ["any", "skin", "skin_mild_care", "lines", "both", "both", "both", "derm", "odd"]
NON_OBJECT_LINES: list[object] = [None, 1, 1.5, True, "text", [], [{"id": "x", "answers": {}}]]


def known_reading(text: str) -> str:
    """Return the reading of a text of OWN_WORDS, none for any other text."""
    return OWN_WORDS.get(text, "none")


def some_ticks(rng: random.Random, pool: list[str], most: int) -> list[str]:
    """Return one to `most` different options in random order."""
    return rng.sample(pool, rng.randint(1, min(most, len(pool))))


def random_answer(rng: random.Random, key: str) -> Any:
    """Return any possible answer to one question, biased to real options."""
    if KIND[key] == "text":
        return rng.choice(list(OWN_WORDS))
    if KIND[key] == "one":
        return rng.choice(OPTIONS[key])
    exclusive = [o for o in OPTIONS[key] if o in ("none", "skip", "not_sure")]
    if rng.random() < 0.3:
        return [rng.choice(exclusive)]
    return some_ticks(rng, [o for o in OPTIONS[key] if o not in exclusive], 3)


def scene_concerns(rng: random.Random, scene: str) -> list[str]:
    """Return ticked concerns that suit a scene."""
    skin = some_ticks(rng, SKIN.split(), 2)
    derm = some_ticks(rng, DERM.split(), 2) if rng.random() < 0.3 else []
    extra = [o for o in ("spot", "something_else") if rng.random() < 0.12]
    if scene == "skin" or scene == "skin_mild_care":
        ticks = skin + derm + extra
    elif scene == "lines":
        ticks = ["lines"] + derm + extra
    elif scene == "both":
        ticks = skin + ["lines"] + derm + extra
    elif scene == "derm":
        ticks = some_ticks(rng, DERM.split(), 3) + extra
    elif scene == "odd":
        ticks = rng.choice([["none"], ["skip"], ["spot"], ["something_else", "spot"]])
    else:
        return list(random_answer(rng, "concerns"))
    return rng.sample(ticks, len(ticks))


def scene_answer(rng: random.Random, key: str, scene: str, answers: Answers) -> Any:
    """Return an answer that lets the scene reach the lower rows of the table often."""
    if key == "concerns":
        return scene_concerns(rng, scene)
    if key == "main_concern":
        return rng.choice(answers["concerns"] + ["skip"])
    if key == "basic_care" and rng.random() < 0.6:
        return "no" if scene == "skin_mild_care" else "over_3_months"
    if key == "pore_areas" and rng.random() < 0.3:
        return rng.choice([["elsewhere"], ["skip"]])
    if key == "line_areas" and scene == "both" and rng.random() < 0.5:
        return rng.choice([["frown"], ["eye_corners", "frown"], ["chin", "frown"]])
    if key == "lines_show" and rng.random() < 0.4:
        return rng.choice(["rest_only", "moving_and_rest"])
    if key == "last_toxin" and rng.random() < 0.6:
        return rng.choice(["never", "over_4_months", "3_to_4_months"])
    return random_answer(rng, key)


def as_lists(answers: Answers) -> dict[str, list[str]]:
    """Return answers in the form the oracle's `asked` reads."""
    return {key: [value] if isinstance(value, str) else value for key, value in answers.items()}


def complete_answers(rng: random.Random) -> Answers:
    """Return answers to exactly the questions that are asked, ignoring early stops."""
    scene = rng.choice(SCENES)
    # which answers may raise an alarm: none at all, one to three questions, or every one
    count = rng.choices([0, 1, 2, 3, len(ALARMS)], [62, 18, 10, 5, 5])[0]
    alarms = set(rng.sample(ALARMS, count))
    if rng.random() < 0.03:
        alarms |= {"holds_me_back", "on_my_mind", rng.choice(["conditions", "medicines"])}
    if "after_signs" in alarms:
        alarms.add("after_injection")
    if "holds_me_back" in alarms:
        alarms.add("on_my_mind")
    answers: Answers = {}
    for key in ORDER:
        if not asked(key, as_lists(answers)):
            continue
        if key in alarms:
            answers[key] = alarming_answer(rng, key, alarms)
        elif key in SAFE:
            answers[key] = calm_answer(rng, key)
        elif key == "own_words":
            answers[key] = "skip" if rng.random() < 0.9 else rng.choice(list(OWN_WORDS))
        else:
            answers[key] = scene_answer(rng, key, scene, answers)
    return answers


def alarming_answer(rng: random.Random, key: str, alarms: set[str]) -> Any:
    """Return any answer to a question that may raise an alarm."""
    if key == "after_injection" and "after_signs" in alarms:
        return rng.choice(["yes_something_is_wrong", "not_sure"])
    if key == "on_my_mind" and "holds_me_back" in alarms:
        return rng.choice(["some_of_the_day", "most_of_the_day", "skip"])
    if key == "after_signs" and rng.random() < 0.6:
        return some_ticks(rng, SIGNS_CLINIC.split()[:5] + ["bruise_headache"], 3)
    return random_answer(rng, key)


def calm_answer(rng: random.Random, key: str) -> Any:
    """Return an answer that raises no alarm, at times one that is only unsure or mild."""
    if key == "after_injection" and rng.random() < 0.12:
        return rng.choice(["yes_something_is_wrong", "not_sure", "skip"])
    if key == "after_signs" and rng.random() < 0.1:
        return ["none"]
    option = rng.choice(SAFE[key].split())
    return [option] if KIND[key] == "many" else option


def add_leftovers(rng: random.Random, answers: Answers) -> None:
    """Answer questions that are not asked, as a change of mind would leave them behind."""
    for key in ORDER:
        if key not in answers and rng.random() < 0.7:
            answers[key] = random_answer(rng, key)


def drop_some(rng: random.Random, answers: Answers) -> None:
    """Leave out the tail, or single answers in the middle."""
    keys = list(answers)
    if rng.random() < 0.5:
        gone = keys[rng.randrange(len(keys)) :]
    else:
        gone = rng.sample(keys, rng.randint(1, 2))
    for key in gone:
        del answers[key]


def reshape(rng: random.Random, answers: Answers) -> Answers:
    """Shuffle keys and ticks and write some single ticks as a plain string."""
    keys = list(answers)
    if rng.random() < 0.5:
        rng.shuffle(keys)
    shaped: Answers = {}
    for key in keys:
        value = answers[key]
        if isinstance(value, list) and len(value) == 1 and rng.random() < 0.4:
            value = value[0]
        elif isinstance(value, list) and rng.random() < 0.5:
            value = rng.sample(value, len(value))
        shaped[key] = value
    return shaped


def random_case(rng: random.Random) -> dict[str, Any]:
    """Return one line for `askfirst try`: complete, with leftovers, partial or impossible."""
    answers = complete_answers(rng)
    if rng.random() < 0.02:
        answers["consent"] = "decline"
    if rng.random() < 0.3:
        add_leftovers(rng, answers)
    if rng.random() < 0.12:
        drop_some(rng, answers)
    if rng.random() < 0.03:
        answers = {key: random_answer(rng, key) for key in ORDER}
    case: dict[str, Any] = {"id": f"case-{rng.randrange(10**9)}"}
    if rng.random() < 0.9:
        case["locale"] = rng.choice(["en", "es", "pt-BR", "ru", "ar"])
    if rng.random() < 0.35:
        case["country"] = rng.choice([None, "fr", "us", "br", "ru", "other", "fr"])
        if rng.random() < 0.5:
            answers.pop("country", None)
    case["answers"] = reshape(rng, answers)
    if rng.random() < 0.08:
        spoil = rng.choice(SPOILERS)
        spoil(rng, case)
    return case
