"""Keys in words for one reader: language, country, and the names that may stand; written pieces."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.content.catalogue import Catalogue, Language
from bot.content.claims import Claims
from bot.content.phrasing import phrase
from bot.content.reviews import state

Arguments = Mapping[str, str | int]

_LOCAL = {
    "card-emergency": "number",
    "kit-unwell": "number",
    "card-crisis": "line",
    "card-doubt": "line",
    "overlay-O8": "register",
    "vet-v1-check": "register",
    "vet-v21-check": "report",
    "vet-v25-check": "register",
}
"""Texts that need a figure of the patient's country; without it their general form stands."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, what fills in everywhere, and what a country has."""

    language: Language
    always: Arguments
    local: Mapping[str, str] = field(default_factory=dict)
    otherwise: "Voice | None" = None

    def say(self, key: str, arguments: Arguments) -> str:
        """Put a key in words, as Telegram's HTML; what this language lacks is said otherwise."""
        if self.otherwise and key not in self.language.keys:
            return self.otherwise.say(key, arguments)
        if key in _LOCAL and not self.local.get(_LOCAL[key]):
            key = f"{key}-general"
        return phrase(self.language, key, self.always, arguments)

    def read(self, piece: Any) -> str:  # noqa: ANN401 - JSON, as bot/rows.py writes it
        """Put a piece of a reply in words, as it was written down: [key] or [key, arguments]."""
        key, *rest = piece
        arguments = {name: self._read(value) for name, value in (rest[0] if rest else {}).items()}
        return self.say(key, arguments)

    def _read(self, value: Any) -> str | int:  # noqa: ANN401 - as above
        match value:
            case int():
                return value
            case str():
                return html.escape(value)
            case {"all": list(pieces)}:
                return self.say("list-separator", {}).join(self.read(one) for one in pieces)
            case _:
                return self.read(value)


def voice_of(
    catalogue: Catalogue,
    claims: Claims,
    language: Language,
    country: str,
    wording: str,
    operator: Mapping[str, str],
) -> Voice:
    """Make the voice in which one patient is spoken to."""
    local = local_of(catalogue, country)
    rows = claims.rows.values()
    always: dict[str, str | int] = {
        "wording": wording,
        "version": language.version,
        "review": state(catalogue, language),
        "checked": str(max(row["checked_on"] for row in rows)),
        "date": str(min(row["expires"] for row in rows)),
        **{name: html.escape(words) for name, words in operator.items()},
        **local,
    }
    return Voice(language, always, local)


def local_of(catalogue: Catalogue, country: str) -> dict[str, str]:
    """Look up what a country has: emergency number, crisis line, register, where to report."""
    emergency: Mapping[str, Any] = catalogue.emergency.get(country, {})
    register: Mapping[str, Any] = catalogue.registers.get(country, {})
    found = {
        "number": emergency.get("emergency", {}).get("number"),
        "line": emergency.get("crisis", {}).get("line"),
        "register": _place(register.get("register")),
        "report": _place(register.get("report")),
    }
    return {name: html.escape(value) if value else "" for name, value in found.items()}


def _place(entry: Mapping[str, Any] | None) -> str:
    """Name a register or an office, with its address where somebody has seen it."""
    if not entry or not entry.get("name"):
        return ""
    address = entry.get("address")
    return f"{entry['name']} ({address})" if address else str(entry["name"])
