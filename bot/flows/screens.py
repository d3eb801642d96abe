"""What is on screen: one question a screen, but for the few that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.questions import QUESTIONS
from bot.flows.route import Route

START = "start"
HEALTH = "health"
CHECK = "check"
RESULT = "result"

HEALTH_LISTS = ("conditions", "allergies", "medicines")
HEALTH_LABELS = ("button-condition", "button-allergy", "button-medicine")

_SHARED: Mapping[str, str] = {
    "consent": START,
    **dict.fromkeys(HEALTH_LISTS, HEALTH),
    "own_words": CHECK,
}


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen and the questions it answers."""

    key: str
    questions: tuple[str, ...]


SCREEN_OF: Mapping[str, str] = {
    question.key: _SHARED.get(question.key, question.key) for question in QUESTIONS
}
"""Question -> the screen that asks it when it is pending."""

SCREENS: tuple[Screen, ...] = tuple(
    Screen(key, tuple(question for question, screen in SCREEN_OF.items() if screen == key))
    for key in dict.fromkeys(SCREEN_OF.values())
)

LIKELIEST: Mapping[str, tuple[str, str, str]] = {
    "en": ("us", "uk", "au"),
    "es": ("mx", "es", "us"),
    "pt-BR": ("br", "pt", "us"),
    "ru": ("ru", "ae", "de"),
    "ar": ("ae", "uk", "fr"),
}
"""The countries offered first for a language; the others stand behind "more"."""

UNNUMBERED = frozenset({START, HEALTH, CHECK, "country"})
"""Screens that do not show their options numbered in table order: bare numbers mean nothing."""


def visited(route: Route) -> tuple[str, ...]:
    """Name the screens walked so far, in order, the pending one last."""
    keys = (key for key in route.keys if key in SCREEN_OF)
    return tuple(dict.fromkeys(SCREEN_OF[key] for key in keys))
