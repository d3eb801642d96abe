"""Other versions of the questionnaire, made up: questions and options come, go and move."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from fluent.runtime import FluentBundle, FluentResource

from bot.content.catalogue import Catalogue, Language
from bot.flows.conditions import ALWAYS, Not
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.questions import Question

FIRST = 2
"""Consent and age stand on the buttons of Start; what changes is all that follows."""

Questions = list[Question]

NEW, MOST_NEW = "new_", 4


def add(chance: random.Random, questions: Questions) -> None:
    """Ask something new."""
    number = sum(question.key.startswith(NEW) for question in questions)
    kind = chance.choice(("one", "many"))
    none = ("none",) if kind == "many" else ()
    asked_if = chance.choice([question.asked_if for question in questions])
    new = Question(f"{NEW}{number}", kind, ("left", "right", *none), asked_if, safety=True)
    questions.insert(chance.randint(FIRST, len(questions)), new)


def remove(chance: random.Random, questions: Questions) -> None:
    """Ask something no more."""
    questions.pop(chance.randrange(FIRST, len(questions)))


def reorder(chance: random.Random, questions: Questions) -> None:
    """Ask something earlier or later."""
    moved = questions.pop(chance.randrange(FIRST, len(questions)))
    questions.insert(chance.randint(FIRST, len(questions)), moved)


def remove_option(chance: random.Random, questions: Questions) -> None:
    """Offer a choice less."""
    place = chance.randrange(FIRST, len(questions))
    question = questions[place]
    gone = chance.choice(question.options)
    left = tuple(option for option in question.options if option != gone)
    questions[place] = replace(question, options=left or question.options)


def change_condition(chance: random.Random, questions: Questions) -> None:
    """Ask something of others."""
    place = chance.randrange(FIRST, len(questions))
    other = chance.choice(questions).asked_if
    asked_if = chance.choice((ALWAYS, other, Not(questions[place].asked_if), Not(ALWAYS)))
    questions[place] = replace(questions[place], asked_if=asked_if)


CHANGES: tuple[Callable[[random.Random, Questions], None], ...] = (
    add,
    remove,
    reorder,
    remove_option,
    change_condition,
)


def versions(seed: int, count: int) -> list[Questionnaire]:
    """Make up versions; each kind of change comes alone first, then up to four at once."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats itself
    made = []
    for number in range(count):
        questions = list(QUESTIONNAIRE.questions)
        alone = number < count // 2
        changes = (
            [CHANGES[number % len(CHANGES)]]
            if alone
            else chance.choices(CHANGES, k=chance.randint(2, 4))
        )
        for change in changes:
            change(chance, questions)
        made.append(Questionnaire(tuple(questions)))
    return made


@cache
def with_words(catalogue: Catalogue) -> Catalogue:
    """Give the new questions words, so that they can be asked in a chat."""
    return replace(
        catalogue,
        languages={locale: _worded(one) for locale, one in catalogue.languages.items()},
    )


def _worded(language: Language) -> Language:
    options = ("left", "right", "none")
    words = {
        f"{kind}-{NEW}{number}{option}": f"{kind} {number}{option}"
        for number in range(MOST_NEW)
        for kind, option in (
            *((kind, "") for kind in ("name", "ask", "why")),
            *(("option", f"-{option}") for option in options),
        )
    }
    source = "\n".join((language.source, *(f"{key} = {said}" for key, said in words.items())))
    bundle = FluentBundle([language.locale], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return replace(
        language,
        bundle=bundle,
        keys=language.keys | set(words),
        hashes={**language.hashes, **words},
        source=source,
    )
