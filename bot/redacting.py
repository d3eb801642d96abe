"""The one redactor: what is known of words comes from the content, and is read when first used."""

from functools import cache

from bot.privacy.redaction.redactor import Redactor


@cache
def redactor() -> Redactor:
    """Build the redactor, once."""
    return Redactor()
