"""What a patient can do, and the data a button carries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

Reading = Literal["none", "urgent", "crisis", "both"]
"""How words read for danger; judged in memory, stored instead of the words."""

Alarm = Literal[Reading, "doubt"]
"""What a text alarms for; doubt: it says nearly enough of self-harm, and nothing explains it. Then
a card asks, what the text means is done all the same, and nothing is remembered of the doubt."""


def certain(alarm: Alarm) -> Reading:
    """Tell how words read without a doubt."""
    return "none" if alarm == "doubt" else alarm


WITHHELD = "[withheld]"
"""What is stored of a typed text where redaction failed, or did not exist yet."""

MASKED = "[masked]"
"""What is stored of a typed text of which redaction leaves next to nothing: it is asked again."""

SEPARATOR = "."

ADULT = {"adult": "yes", "minor": "no"}
"""The two buttons of consent, and what each says about the age."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was pressed: `run` and `prompt` say on which message, `action` what it does."""

    run: str
    prompt: int
    action: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrote:
    """A text was typed; `timely` tells that it came after the question on show was seen.

    `stored` is what may be kept of it: the text as redacted, MASKED or WITHHELD.
    """

    text: str
    timely: bool = True
    stored: str = WITHHELD


@dataclass(frozen=True, slots=True)
class Commanded:
    """A /command was sent, with what stood behind it."""

    command: str
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text or caption sent earlier was changed; it is read for danger, never as an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Somebody's message was passed on; it is read for danger, never as an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """Something other than text came: `kind` is photo, voice, sticker ...; never fetched."""

    kind: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The bot was addressed in a group or a channel, where it never talks about health."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The patient blocked the bot: nothing can be sent until they unblock it."""


@dataclass(frozen=True, slots=True)
class Unblocked:
    """The patient let the bot in again; `missed` tells that the pending question never arrived."""

    missed: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """Nothing of the patient's: the bot was out of reach for a while, and taps may be lost."""


Event = (
    Tapped
    | Wrote
    | Commanded
    | Edited
    | Forwarded
    | Attached
    | Gathered
    | Blocked
    | Unblocked
    | Returned
)


class Meaning(Protocol):
    """What `understand` makes of a text.

    `kind` is answer, confirm (nearly sure of an answer), command, topic or unclear; `options` holds
    the options, the one command or the one topic. `names` tells that a brand or medicine is called
    by its name, `nearest` the topics that an unclear text is nearest to.
    """

    @property
    def kind(self) -> str:
        """Tell which of the kinds it is."""

    @property
    def options(self) -> tuple[str, ...]:
        """Name the options meant, or the one command."""

    @property
    def names(self) -> bool:
        """Tell whether a brand or medicine name stands in the text."""

    @property
    def danger(self) -> Alarm:
        """Tell what the text alarms for, whatever its kind."""

    @property
    def nearest(self) -> tuple[str, ...]:
        """Name the nearest topics of an unclear text."""


class Understand(Protocol):
    """Reads a text as an answer to `question` among `options`; positions count if `numbered`.

    `today` is an ISO date; without it dates are unclear.
    """

    def __call__(
        self,
        text: str,
        question: str | None,
        options: tuple[str, ...],
        *,
        numbered: bool,
        today: str = "",
    ) -> Meaning:
        """Return what the text means."""


def to_data(run: str, prompt: int, action: str, *arguments: str) -> str:
    """Write what a button carries; at most 64 bytes, which a test holds for every button."""
    return SEPARATOR.join((run, str(prompt), action, *arguments))


def from_data(data: str) -> Tapped | None:
    """Read what a button carried; None for anything this bot could not have written."""
    match data.split(SEPARATOR):
        case [run, prompt, action, *arguments] if prompt.isascii() and prompt.isdigit():
            return Tapped(run, int(prompt[:6]), action, tuple(arguments))
        case _:
            return None


NewRun = Callable[[], str]
"""Draws the name of a run: 6 characters of A-Z a-z 0-9."""
