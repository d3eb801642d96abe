"""What goes into a redaction and what comes out of it."""

from dataclasses import dataclass, field

WITHHELD = "[withheld]"
"""What stands in the place of a text that could not be redacted."""

LABELS = frozenset(
    {
        "name",
        "phone",
        "email",
        "handle",
        "link",
        "id",
        "card",
        "ip",
        "date",
        "age",
        "plate",
        "address",
        "place",
        "clinic",
        "word",
        "withheld",
    }
)
"""What may stand in brackets; such a placeholder is never redacted again."""

_TOO_MUCH = 0.5


@dataclass(frozen=True, slots=True)
class Entity:
    """A span that Telegram marked in a text, in Python's offsets."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that goes, and the label that will stand there."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without what identifies: how many words went, of how many."""

    text: str = field(repr=False)
    masked: int
    words: int
    failed: bool = False

    @property
    def mostly_masked(self) -> bool:
        """Tell whether so much went that the patient had better be asked again."""
        return self.failed or (self.masked > 0 and self.masked > _TOO_MUCH * self.words)


FAILED = Redacted(WITHHELD, 0, 0, failed=True)
"""What comes back where anything went wrong."""
