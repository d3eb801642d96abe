"""What is on screen: one question a screen, but for the few that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass

START = "start"
HEALTH = "health"
CHECK = "check"
RESULT = "result"

HEALTH_LISTS = ("conditions", "allergies", "medicines")
HEALTH_LABELS = ("button-condition", "button-allergy", "button-medicine")

SHARED: Mapping[str, str] = {
    "consent": START,
    **dict.fromkeys(HEALTH_LISTS, HEALTH),
    "own_words": CHECK,
}
"""Question -> its screen, where that is not one of its own."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen and the questions it answers."""

    key: str
    questions: tuple[str, ...]


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
