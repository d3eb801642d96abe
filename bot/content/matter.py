"""What the checks look at: every message in words, beside the claims and the tables of rules."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.content.catalogue import HERE, Catalogue, ContentBroken, Language, read_table
from bot.content.claims import Claims
from bot.content.phrasing import phrase

WORDINGS = ("named", "neutral")
LABELS = ("option-", "button-", "name-", "command-", "level-", "bot-name")
_TAG = re.compile(r"<[^>]*>")

Level = Literal["wrong", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: where it stands, and one plain sentence on what to do."""

    where: str
    what: str
    level: Level = "wrong"


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of the checks: banned.yaml, allowed_terms.yaml and checks.yaml."""

    banned: Mapping[str, list[dict[str, Any]]]
    terms: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, Any]

    def pattern(self, locale: str, name: str) -> str:
        """Return a pattern of one language; one that finds nothing where it has none (yet)."""
        return str(self.tables.get(locale, {}).get(name, r"(?!)"))

    def plain_unverified(self, locale: str) -> frozenset[str]:
        """Name the unverified claims that may stand without a hedge."""
        return frozenset(self.tables.get(locale, {}).get("plain_unverified", ()))

    def must_name(self, locale: str) -> tuple[tuple[str, str, str], ...]:
        """Return message, pattern and what it stands for, where a rule asks for words."""
        return tuple(tuple(row) for row in self.tables.get(locale, {}).get("must_name", ()))


@dataclass(frozen=True, slots=True)
class Said:
    """One message of one language: in words by wording, and what it is made of."""

    locale: str
    key: str
    words: Mapping[str, str]
    arguments: frozenset[str]
    parts: frozenset[str]
    broken: str

    @property
    def where(self) -> str:
        """Name the place for a problem."""
        return f"{self.locale}: {self.key}"

    @property
    def is_label(self) -> bool:
        """Tell whether it stands on a button or in a list, never as a message."""
        return self.key.startswith(LABELS)

    @property
    def plain(self) -> Mapping[str, str]:
        """Return the words without tags."""
        return {wording: strip(words) for wording, words in self.words.items()}


@dataclass(frozen=True)
class Matter:
    """All that is checked."""

    catalogue: Catalogue
    claims: Claims
    needed: frozenset[str]
    today: date
    rules: Rules

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every message of every language."""
        languages = self.catalogue.languages.values()
        samples = self.rules.tables.get("arguments", {})
        return tuple(one for language in languages for one in _say_all(language, samples))

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        """Every message that is shown by itself: no label, no part of another, nothing broken."""
        parts = {(one.locale, part) for one in self.said for part in one.parts}
        return tuple(
            one
            for one in self.said
            if one.words and not one.is_label and (one.locale, one.key) not in parts
        )


Check = Callable[[Matter], Iterator[Problem]]


def load_rules(folder: Path = HERE) -> Rules:
    """Read the tables of the checks."""
    return Rules(
        read_table(folder / "banned.yaml"),
        read_table(folder / "allowed_terms.yaml"),
        read_table(folder / "checks.yaml"),
    )


def strip(words: str) -> str:
    """Take the tags off."""
    plain = _TAG.sub("", words)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def units(words: str) -> int:
    """Count as Telegram counts: UTF-16 units, tags not counted."""
    return len(strip(words).encode("utf-16-le")) // 2


def _say_all(language: Language, samples: Mapping[str, Any]) -> Iterator[Said]:
    for entry in FluentParser().parse(language.source).body:
        if isinstance(entry, ast.Message):
            yield _say(language, entry, samples)


def _say(language: Language, message: ast.Message, samples: Mapping[str, Any]) -> Said:
    key, made_of = message.id.name, _MadeOf()
    made_of.visit(message)
    words: dict[str, str] = {}
    broken = ""
    for wording in WORDINGS:
        try:
            words[wording] = phrase(language, key, {**samples, "wording": wording})
        except ContentBroken as problem:
            broken = str(problem)
    whole = words if not broken else {}
    return Said(
        language.locale,
        key,
        whole,
        frozenset(made_of.arguments),
        frozenset(made_of.parts),
        broken,
    )


class _MadeOf(Visitor):
    """Gathers the arguments and the other messages that a message uses."""

    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.parts: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's name
        self.parts.add(node.id.name)
