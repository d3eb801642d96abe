"""Faults on demand: how the next calls of a method go wrong."""

from dataclasses import dataclass, field

KINDS = ("429", "500", "502", "timeout", "reset", "accepted_502", "accepted_reset", "lost", "late")
"""timeout: accepted, never answered; reset: the connection breaks before anything is accepted.

The acknowledgement of a webhook ("webhook") or of polling ("confirm") can be lost or come late.
"""

ACCEPTED = ("timeout", "accepted_502", "accepted_reset", "late")
"""What goes wrong only after the call was carried out."""

ANY = "*"


@dataclass(slots=True)
class Fault:
    """The next `times` calls of a method fail in one way."""

    method: str
    kind: str
    times: int = 1
    retry_after: int = 1
    seconds: float = 0


@dataclass(slots=True)
class Faults:
    """The faults still to come, in the order they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Ask for a fault."""
        if fault.kind not in KINDS:
            raise ValueError(f"{fault.kind} is no fault; there are {', '.join(KINDS)}")
        self.waiting.append(fault)

    def take(self, method: str) -> Fault | None:
        """Give the fault of this call, if one was asked for."""
        for fault in self.waiting:
            if _concerns(fault.method.lower(), method.lower()):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Forget every fault still to come."""
        self.waiting.clear()


def _concerns(asked: str, method: str) -> bool:
    # An acknowledgement is no method: "any" does not mean it.
    return asked == method or (asked == ANY and method not in ("webhook", "confirm"))
