"""What a clinic's link may preset, and what its texts may not hold."""

from functools import cache

from bot.content.catalogue import Catalogue
from bot.content.matter import load_rules


def countries(catalogue: Catalogue) -> tuple[str, ...]:
    """Name the countries that a link can preset."""
    return tuple(catalogue.registers)


def languages(catalogue: Catalogue) -> tuple[str, ...]:
    """Name the languages that a link can preset: all that are understood."""
    return tuple(catalogue.lexicons)


@cache
def held_back(catalogue: Catalogue) -> tuple[str, ...]:
    """List the brand and medicine names of every language, which no clinic's text may hold."""
    return (*sorted(catalogue.names), *load_rules().tables.get("held_back", ()))
