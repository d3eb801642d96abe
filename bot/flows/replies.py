"""What the bot can say: content keys with arguments, never words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["plain", "primary", "danger"]


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of content by key. A tuple among the arguments is read as a list of words."""

    key: str
    arguments: Mapping[str, "Argument"] = field(default_factory=dict)


Argument = str | int | Text | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what pressing it carries (see events.to_data).

    `only` in neutral wording, or `only` where a page can be printed.
    With `copies` pressing it copies that text on the patient's phone, and carries nothing.
    """

    label: Text
    data: str
    style: Style = "plain"
    only: Literal["", "neutral", "page"] = ""
    copies: Text | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: parts one below the other, buttons in rows.

    `prompt` is the prompt this message shows (so that its message can be found again).
    With `edits` the message that shows that prompt is changed instead of a new one sent; without
    parts only its buttons are; if it `offers`, a new one is sent where that message is gone.
    `sources` are keys whose sources are told below the parts, each with what it says.
    `cites` are keys whose sources are only named, in one paragraph at the end, on a page too.
    `as_page`: the parts go as a page to print, and as a message where none can be printed.
    """

    parts: tuple[Text, ...]
    keyboard: Keyboard = ()
    prompt: int | None = None
    edits: int | None = None
    sources: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    offers: bool = False
    as_page: bool = False
