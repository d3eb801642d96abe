"""Raw update -> Heard, where the library can't read the whole: who, where, and any words.

Telegram adds things every few weeks. Whoever sends one that the library does not know is still
answered, and what was written is read for danger like any other caption.
"""

from collections.abc import Mapping
from typing import Any

from bot.flows.events import Attached, Edited, Event
from bot.records import Heard
from bot.telegram.inbound import OTHER, UNREADABLE, cleaned

Raw = Mapping[str, Any]


def roughly(raw: Raw) -> Heard | None:
    """Return what can be told of an update from a patient; None where even that can't be."""
    number = raw.get("update_id")
    for kind, read in (
        ("message", _new),
        ("edited_message", _edited),
        ("callback_query", _tapped),
    ):
        part = raw.get(kind)
        if isinstance(number, int) and isinstance(part, dict):
            return read(number, kind, part)
    return None


def _new(number: int, kind: str, message: Raw) -> Heard | None:
    return _said(number, kind, message, Attached(OTHER, _words(message)))


def _edited(number: int, kind: str, message: Raw) -> Heard | None:
    words = _words(message)
    return _said(number, kind, message, Edited(words)) if words else None


def _tapped(number: int, kind: str, query: Raw) -> Heard | None:
    name, patient, message = query.get("id"), _patient(query), query.get("message")
    # Telegram leaves an old message out; only a patient presses what this bot sends.
    elsewhere = isinstance(message, dict) and not _is_private(message, patient)
    if not isinstance(name, str) or patient is None or elsewhere:
        return None
    return Heard(number, f"c:{name}", kind, patient, UNREADABLE, _language(query), callback_id=name)


def _said(number: int, kind: str, message: Raw, event: Event) -> Heard | None:
    patient = _patient(message)
    if patient is None or not _is_private(message, patient):
        return None
    return Heard(number, f"u:{number}", kind, patient, event, _language(message))


def _is_private(message: Raw, patient: int | None) -> bool:
    """Tell whether a message stands in the patient's own chat, and in no group."""
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("id") == patient


def _patient(part: Raw) -> int | None:
    """Return the sender's number; in a private chat it is the chat's as well."""
    sender = part.get("from")
    number = sender.get("id") if isinstance(sender, dict) else None
    return number if isinstance(number, int) else None


def _words(message: Raw) -> str:
    words = message.get("text") or message.get("caption")
    return cleaned(words) if isinstance(words, str) else ""


def _language(part: Raw) -> str:
    language = part["from"].get("language_code")
    return cleaned(language) if isinstance(language, str) and language else "en"
