"""Redactions: texts in, redacted texts out, as `askfirst redact` does it."""

from collections.abc import Mapping
from typing import Any

from bot.privacy.redaction.redactor import Redactor

LANGUAGES = ("en", "es", "pt", "ru", "ar")


def redact_line(line: object, redactor: Redactor) -> dict[str, Any]:
    """Redact the text of one line, or say in `error` why it cannot be done."""
    if not isinstance(line, Mapping):
        return {"id": None, "error": "This line is not a JSON object."}
    text, language = line.get("text"), to_language(line.get("lang"))
    if not isinstance(text, str):
        return {"id": line.get("id"), "error": "The text is not a string."}
    if language is None:
        return {"id": line.get("id"), "error": "The language is none that is known."}
    return {"id": line.get("id"), "redacted": redactor.redact(text, language).text}


def to_language(tag: object) -> str | None:
    """Return the language of a tag such as `pt-BR`; None for one that is not known."""
    if not isinstance(tag, str):
        return None
    language = tag.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else None
