"""What can be typed: the words of every button, and what reads words of one's own."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from bot.content.catalogue import Catalogue, Language, OnDemand
from bot.content.phrasing import phrase
from bot.flows.asking import option_text
from bot.flows.changing import FACES
from bot.flows.events import Reading, Understand
from bot.flows.questions import BY_KEY, OWN_WORDS, QUESTIONS
from bot.flows.screens import CHECK
from bot.understanding.exact import join_labels
from bot.understanding.folding import Typed
from bot.understanding.meaning import Asked, Understood
from bot.understanding.tongues import Tongues
from bot.understanding.words import Tables, Understanding

Labels = Mapping[str, Mapping[str, tuple[str, ...]]]


def readers(catalogue: Catalogue) -> Mapping[str, Understand]:
    """Build what reads typed text, for every language that is understood."""
    tongues = tongues_of(catalogue)

    def read(locale: str) -> Reader:
        lexicon, said = catalogue.lexicons[locale], partial(labels, catalogue, locale)
        leanings = catalogue.leanings[locale]
        tables = Tables(said, lexicon, catalogue.topics, catalogue.names, leanings)
        return Reader(Understanding(tables, partial(tongues.read, locale=locale)))

    return OnDemand(catalogue.lexicons, read)


class Reader:
    """Reads typed text for the flow, which names questions and options and knows no words."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    def __call__(
        self,
        text: str,
        question: str | None,
        options: tuple[str, ...],
        *,
        numbered: bool,
        today: str = "",
    ) -> Understood:
        """Return what the text means."""
        asked = BY_KEY.get(question or "")
        return self._understanding(
            text,
            Asked(
                question,
                options,
                numbered=numbered,
                single=asked is None or asked.kind != "many",
                at_most=1 if asked is None or asked.kind != "many" else asked.at_most,
                strict=asked is not None and (asked.safety or asked.key == "adult"),
                today=date.fromisoformat(today) if today else None,
                free=question in (OWN_WORDS, CHECK),
            ),
        )


def danger_reader(catalogue: Catalogue) -> Callable[[str], Reading]:
    """Build what reads own words for danger, in whatever language; compiled when first asked."""

    @cache
    def tongues() -> Tongues:
        return tongues_of(catalogue)

    return lambda text: tongues().read(Typed(text)).reading


def tongues_of(catalogue: Catalogue) -> Tongues:
    """Build what reads danger in every language."""
    return Tongues(catalogue.at_sight, catalogue.lexicons, catalogue.signs, catalogue.weights)


def labels(catalogue: Catalogue, locale: str) -> Labels:
    """Name every phrase that answers a question or presses a button, by screen."""
    synonyms: Mapping[str, Any] = catalogue.lexicons[locale].get("synonyms", {})
    mains = {"main_concern": synonyms.get("concerns", {})}
    spoken = catalogue.languages.get(locale)
    return join_labels(*(_visible(spoken) if spoken else ()), synonyms, mains)


def _visible(language: Language) -> tuple[Labels, ...]:
    """Name what stands on the buttons of a language."""
    asked = {
        question.key: {
            option: _said(language, option_text(question.key, option).key)
            for option in question.answers
        }
        for question in QUESTIONS
        if question.kind != "text"
    }
    asked["main_concern"].pop("none")
    pressed = [
        {screen: {action: _said(language, label)}}
        for screen, faces in FACES.items()
        for label, action in faces
    ]
    return (asked, *pressed)


def _said(language: Language, label: str) -> tuple[str, ...]:
    """Return a label in both wordings."""
    return tuple({phrase(language, label, {"wording": one}) for one in ("named", "neutral")})
