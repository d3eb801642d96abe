"""The redactor as every test asks it."""

from bot.redacting import redactor


def redact(text, language="en", **extra):
    return redactor().redact(text, language, **extra)
