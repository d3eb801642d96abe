"""What the commands share: plain errors, and the settings of the environment."""

# ruff: noqa: PLC0415 - imports stand inside the functions on purpose, so that help is quick

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.content.catalogue import Catalogue
    from bot.settings import Settings


class Plain(Exception):
    """Something the person at the terminal can put right; the text is a plain sentence."""


def the_settings() -> "Settings":
    """Read the settings, and set up the logs by them."""
    import os

    from bot.logs import configure
    from bot.settings import load

    settings = load(os.environ)
    configure(settings.log_level)
    return settings


def the_catalogue() -> "Catalogue":
    """Read all words."""
    from bot.content.catalogue import load

    return load()
