"""Checks of wording: easy to read, nothing banned, no name held back, kind to a lock screen."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.check_form import plain_first_line
from bot.content.matter import Matter, Problem, Said
from bot.content.readability import count_words, grade

HIGHEST_GRADE = 8.0
FEWEST_WORDS = 8
"""A grade says nothing about a line shorter than this."""

FORMULAS = {"en": grade}
"""The formula knows English only; other languages are read by people (docs/readability.md)."""


def too_hard(matter: Matter) -> Iterator[Problem]:
    """Find texts above reading grade 8."""
    for one in matter.texts:
        formula = FORMULAS.get(one.locale)
        if formula is None:
            continue
        terms = matter.rules.terms.get(one.locale, {})
        grades = [formula(words, terms) for words in one.plain.values() if _enough(words)]
        if max(grades, default=0) > HIGHEST_GRADE:
            says = (
                f"Its reading grade is {max(grades):.1f}: use shorter sentences and words, up to 8."
            )
            yield Problem(one.where, says)


def _enough(words: str) -> bool:
    return count_words(words) >= FEWEST_WORDS


def banned(matter: Matter) -> Iterator[Problem]:
    """Find words and patterns that the bot never says, and exceptions that excuse nothing."""
    for locale in matter.catalogue.languages:
        if locale not in matter.rules.banned:
            says = "It has no banned words: write them in banned.yaml."
            yield Problem(locale, says, "warning")
        said = [one for one in matter.said if one.locale == locale]
        for rule in matter.rules.banned.get(locale, []):
            yield from _breaches(rule, said)


def _breaches(rule: Mapping[str, Any], said: list[Said]) -> Iterator[Problem]:
    excused = set(rule.get("except", {}))
    unneeded = set(excused)
    for one in said:
        found = next(filter(None, (_breach(rule, words) for words in one.plain.values())), "")
        unneeded -= {one.key} if found else set()
        if found and one.key not in excused:
            yield Problem(one.where, f'It says "{found}": {rule["say"]}.')
    for key in sorted(unneeded):
        says = f"{key} is excused in banned.yaml for nothing: take the exception out."
        yield Problem("banned.yaml", says, "warning")


def _breach(rule: Mapping[str, Any], words: str) -> str:
    """Return what a text says against a rule; nothing where it may."""
    found = re.search(rule["never"], words, re.IGNORECASE)
    if not found or ("unless" in rule and re.search(rule["unless"], words, re.IGNORECASE)):
        return ""
    return found[0]


def names(matter: Matter) -> Iterator[Problem]:
    """Find brand and medicine names where wording is neutral, and in what Sources shows."""
    pattern = held_back(matter)
    for one in matter.said:
        if found := pattern.search(one.plain.get("neutral", "")):
            says = f'"{found[0]}" is held back here: put it in a [named] branch of words.ftl.'
            yield Problem(one.where, says)
    for where, words in _shown_by_sources(matter):
        if found := pattern.search(words):
            yield Problem(where, f'"{found[0]}" would show in every country: say it neutrally.')


def held_back(matter: Matter) -> re.Pattern[str]:
    """Build what finds a name: those that patients type, and others that wording holds back."""
    listed = [*matter.catalogue.names, *matter.rules.tables.get("held_back", [])]
    words = "|".join(map(re.escape, sorted(map(str, listed), key=len, reverse=True)))
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)


def _shown_by_sources(matter: Matter) -> Iterator[tuple[str, str]]:
    for claim, row in matter.claims.rows.items():
        yield f"claims.yaml: {claim}", str(row.get("says"))
    for source, row in matter.claims.sources.items():
        yield f"sources.yaml: {source}", str(row.get("cite"))


def lock_screen(matter: Matter) -> Iterator[Problem]:
    """Find messages whose first 40 characters tell a bystander about somebody's health."""
    brands = held_back(matter)
    for one in matter.texts:
        private = matter.rules.pattern(one.locale, "lock_screen")
        for words in one.words.values():
            start = plain_first_line(words)
            found = re.search(private, start, re.IGNORECASE) or brands.search(start)
            if found:
                says = f'A lock screen would show "{found[0]}": begin with neutral words.'
                yield Problem(one.where, says)
                break


def must_name(matter: Matter) -> Iterator[Problem]:
    """Find wordings that do not name what the rule behind them means."""
    for one in matter.said:
        for key, pattern, what in matter.rules.must_name(one.locale):
            if key == one.key and not all(
                re.search(pattern, words, re.IGNORECASE | re.DOTALL) for words in one.plain.values()
            ):
                yield Problem(one.where, f"The rule behind it means {what}: name that.")
