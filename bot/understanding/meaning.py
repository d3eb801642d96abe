"""What a text is to answer, and what it means."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.understanding.judged import Alarm

Kind = Literal["answer", "confirm", "command", "topic", "unclear"]
"""What a text is, whatever it says of danger; confirm: an answer that is only nearly sure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text is to answer: the question, what it takes, and what is known beside it."""

    question: str | None
    options: tuple[str, ...] = ()
    numbered: bool = False
    single: bool = False
    at_most: int = 1
    strict: bool = False
    """A safety question: only what is plain is taken."""
    today: date | None = None
    free: bool = False
    """Words to keep: what says anything beside a command is none."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means, and how it reads for danger; `nearest` are topics where none was told."""

    kind: Kind
    options: tuple[str, ...]
    danger: Alarm
    names: bool = False
    nearest: tuple[str, ...] = ()


def means(kind: Kind, *options: str, nearest: tuple[str, ...] = ()) -> Understood:
    """Say what a text means, before it is told what it says of danger."""
    return Understood(kind, options, "none", nearest=nearest)
