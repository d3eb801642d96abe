"""What can be typed: the words of every button, as phrases that stand for what it does."""

from collections.abc import Callable, Mapping
from functools import cache

from bot.content.catalogue import Language
from bot.content.phrasing import phrase
from bot.flows.asking import option_text
from bot.flows.changing import FACES
from bot.flows.events import Reading
from bot.flows.questions import QUESTIONS
from bot.understanding.danger import Danger, compile_danger, read_danger
from bot.understanding.words import Understanding, join_labels

Labels = Mapping[str, Mapping[str, tuple[str, ...]]]


def understanding(language: Language) -> Understanding:
    """Build what reads typed text in one language."""
    lexicon = language.lexicon
    return Understanding(
        labels=labels(language),
        commands=lexicon["commands"],
        danger=compile_danger(lexicon["danger"]),
        topics=lexicon.get("topics", {}),
        names=lexicon.get("names", ()),
    )


def danger_reader(language: Language) -> Callable[[str], Reading]:
    """Build what reads own words for danger in one language; compiled when first asked."""

    @cache
    def danger() -> Danger:
        return compile_danger(language.lexicon["danger"])

    return lambda text: read_danger(text, danger())


def labels(language: Language) -> Labels:
    """Name every phrase that answers a question or presses a button, by screen."""
    synonyms = language.lexicon["synonyms"]
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
    mains = {"main_concern": synonyms.get("concerns", {})}
    return join_labels(asked, *pressed, synonyms, mains)


def _said(language: Language, label: str) -> tuple[str, ...]:
    """Return a label in both wordings."""
    return tuple({phrase(language, label, {"wording": one}) for one in ("named", "neutral")})
