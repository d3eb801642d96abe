"""A review copy as bubbles: in the words of that version, or in the reader's language."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from bot.content.catalogue import Language, read_language
from bot.content.retelling import Line, Told, option_in_words, retell, words_of
from bot.content.voice import Voice, voice_of
from console.office import Office
from db.reviews import Copy

KEPT_VERSIONS = 16


@dataclass(frozen=True, slots=True)
class Turn:
    """What one update led to: its bubbles, and when it came, counted from the first."""

    line: int
    at: str
    bubbles: tuple[Told, ...]
    typed: str

    @property
    def signs(self) -> tuple[str, ...]:
        """What is out of the ordinary about it."""
        return self.bubbles[0].signs


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one copy: the words of each version, and whose language it is read in."""

    office: Office
    copy: Copy
    bundles: Mapping[str, str]
    locale: str = ""
    """The reader's language; empty reads it as the patient saw it."""

    def turns(self) -> list[Turn]:
        """Put all lines in words."""
        told = retell(self.copy.lines, self._voices())
        return [
            Turn(number, since(bubbles[0].at), bubbles, self._typed(number))
            for number, group in groupby(told, lambda one: one.line)
            if (bubbles := tuple(group))
        ]

    @property
    def lacks_buttons(self) -> bool:
        """Whether it was made, or begun, before the buttons below a question were kept."""
        replies = (reply for line in self.copy.lines for reply in line["replies"])
        return any("prompt" in one and "buttons" not in one for one in replies if one["parts"])

    def _typed(self, number: int) -> str:
        return str(self.copy.lines[number]["event"].get("text", ""))

    def _voices(self) -> Any:  # noqa: ANN401 - a function that remembers
        known: dict[tuple[str, str, bool], Voice] = {}

        def voice(line: Line, country: str, unlocked: bool) -> Voice:  # noqa: FBT001 - as retell asks
            key = (line["content"], country, unlocked)
            if key not in known:
                known[key] = self._voice(*key)
            return known[key]

        return voice

    def _voice(self, version: str, country: str, unlocked: bool) -> Voice:  # noqa: FBT001 - as above
        catalogue = self.office.catalogue
        named = unlocked or country in catalogue.named
        rest = (country, "named" if named else "neutral", self.office.operator)
        claims = self.office.claims
        spoken = voice_of(catalogue, claims, self._language(version), *rest)
        if self.locale not in catalogue.languages or self.locale == self.copy.locale:
            return spoken
        mine = voice_of(catalogue, claims, catalogue.languages[self.locale], *rest)
        return replace(mine, otherwise=spoken)

    def _language(self, version: str) -> Language:
        """Find the words of a version: as they stand now, or as they were kept."""
        catalogue = self.office.catalogue
        now = catalogue.language(self.copy.locale)
        if version == now.version or version not in self.bundles:
            return now
        return _former(self.copy.locale, self.bundles[version])

    def reasons(self) -> list[dict[str, str]]:
        """Put the reasons of the outcome in words: the rule, the question, the answer."""
        judged = self.copy.judged or {}
        voice = self._voice(_last(self.copy.lines), "", unlocked=True)
        return [
            {
                "rule": rule,
                "question": words_of(voice, f"name-{question}"),
                "answer": ", ".join(option_in_words(voice, question, one) for one in options),
            }
            for rule, question, options in judged.get("reasons", ())
        ]


@lru_cache(KEPT_VERSIONS)
def _former(locale: str, body: str) -> Language:
    return read_language(locale, json.loads(body)["words"], {})


def _last(lines: Sequence[Line]) -> str:
    return str(lines[-1]["content"]) if lines else ""


def since(seconds: int) -> str:
    """Tell a time from the first line on; no clock and no day stands in a copy."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"+{hours}:{minutes:02}:{rest:02}" if hours else f"+{minutes}:{rest:02}"


def about(code: str) -> str:
    """Name a copy in the audit log: whoever has its code finds it there, and nobody else."""
    return f"copy {hashlib.sha256(code.encode()).hexdigest()[:16]}"
