"""What can be typed: the words of every button, as phrases that stand for what it does."""

from collections.abc import Mapping
from typing import Any

from bot.content.catalogue import Language
from bot.content.phrasing import phrase
from bot.flows.asking import option_text
from bot.flows.changing import FACES
from bot.flows.questions import QUESTIONS
from bot.understanding.danger import compile_danger
from bot.understanding.words import Understanding

Labels = Mapping[str, Mapping[str, tuple[str, ...]]]


def understanding(language: Language) -> Understanding:
    """Build what reads typed text in one language."""
    lexicon = language.lexicon
    return Understanding(
        labels=labels(language),
        commands={name: tuple(words) for name, words in lexicon["commands"].items()},
        danger=compile_danger(lexicon["danger"]),
    )


def labels(language: Language) -> Labels:
    """Name every phrase that answers a question or presses a button, by screen."""
    synonyms = language.lexicon.get("synonyms", {})
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for question in QUESTIONS:
        if question.kind != "text":
            found[question.key] = {
                option: _phrases(
                    language, option_text(question.key, option).key, synonyms, option, question.key
                )
                for option in question.answers
                if (question.key, option) != ("main_concern", "none")
            }
    for screen, faces in FACES.items():
        words = found.setdefault(screen, {})
        for label, action in faces:
            more = _phrases(language, label, synonyms, action, screen)
            words[action] = (*words.get(action, ()), *more)
    return found


def _phrases(
    language: Language, key: str, synonyms: Mapping[str, Any], option: str, question: str
) -> tuple[str, ...]:
    """Gather the label in both wordings, and the listed synonyms."""
    said = {phrase(language, key, {"wording": wording}) for wording in ("named", "neutral")}
    return (*sorted(said), *synonyms.get(question, {}).get(option, ()))
