"""What a text says of danger, once it was read in every language that it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Reading = Literal["none", "urgent", "crisis", "both"]
"""How words read for danger."""

Alarm = Literal[Reading, "doubt"]
"""What a text alarms for; doubt: it says nearly enough of self-harm, and nothing explains it."""

_READINGS: Mapping[tuple[bool, bool], Reading] = {
    (False, False): "none",
    (True, False): "urgent",
    (False, True): "crisis",
    (True, True): "both",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a text says of danger.

    `sign`: the lexicon found one that nothing calls off; without it all words together told.
    `feared`: a sign of the body is named, and there is no emergency. `nearly`: words speak against
    a sign of self-harm, or say nearly enough of it and none is called off. `beyond`: how much more
    than is needed speaks for a danger.
    """

    urgent: bool = False
    crisis: bool = False
    sign: bool = False
    feared: bool = False
    nearly: bool = False
    beyond: float = 0

    @property
    def reading(self) -> Reading:
        """Name the two in one word."""
        return _READINGS[self.urgent, self.crisis]

    @property
    def alarm(self) -> Alarm:
        """Name what words alarm for that nothing explains."""
        return "doubt" if self.reading == "none" and self.nearly else self.reading
