"""One text in, one text without names, contacts and numbers out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from bot.privacy.redaction.values import FAILED, Entity, Redacted

LONGEST = 4096
"""UTF-16 units that are read: as much as Telegram lets anybody send."""

_LINK = regex.compile(r"(?i)\b(?:https?://|www\.)\S+|\bt\.me/\S+")
_EMAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = regex.compile(r"(?<!\w)@\w{2,}")
_NUMBER = regex.compile(r"\+?\d(?:[\s().-]?\d){5,}")
_SHAPES = ((_LINK, "link"), (_EMAIL, "email"), (_HANDLE, "handle"), (_NUMBER, "id"))


@dataclass(frozen=True, slots=True)
class Redactor:
    """Redacts texts by the tables it was given."""

    tables: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def redact(
        self,
        text: str,
        language: str,
        *,
        names: Sequence[str] = (),
        entities: Sequence[Entity] = (),
    ) -> Redacted:
        """Redact a text; whatever goes wrong, nothing of the text comes out."""
        try:
            return _redact(text, language, names, entities)
        except Exception:  # noqa: BLE001 - closed on purpose: an error could not say more safely
            return FAILED


def _redact(
    text: str, _language: str, names: Sequence[str], entities: Sequence[Entity]
) -> Redacted:
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        return FAILED
    masked = 0
    for span in sorted(entities, key=lambda span: -span.start):
        text = f"{text[: span.start]}[word]{text[span.end :]}"
        masked += 1
    for name in names:
        text, count = regex.subn(regex.escape(name), "[name]", text, flags=regex.IGNORECASE)
        masked += count
    for shape, label in _SHAPES:
        text, count = shape.subn(f"[{label}]", text)
        masked += count
    return Redacted(text, masked, len(text.split()))
