"""How fast a bot may speak: Telegram refuses with 429 and tells how long to wait."""

from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

_SPEAKING = ("send", "edit", "copy", "forward")
"""How the methods begin that put words into a chat."""


@dataclass(slots=True)
class Bucket:
    """Fills by `rate` a second up to `most`; each message takes one."""

    rate: float
    most: float
    left: float
    at: datetime

    def wait(self, now: datetime) -> float:
        """Take one if there is one; else tell for how many seconds there will be none."""
        passed = (now - self.at).total_seconds()
        self.left, self.at = min(self.most, self.left + passed * self.rate), now
        if self.left < 1:
            return (1 - self.left) / self.rate
        self.left -= 1
        return 0


@dataclass(slots=True)
class Rates:
    """Messages a second: in one chat (with short bursts) and in all; 0 is no limit.

    Telegram names the figures 1 and 30 and leaves open how long a burst may be
    (https://core.telegram.org/bots/faq), so they are off until somebody sets them.
    """

    per_chat: float = 0
    burst: int = 5
    overall: float = 0
    buckets: dict[str, Bucket] = field(default_factory=dict)

    def retry_after(self, method: str, chat: str, now: datetime) -> int:
        """Tell for how many seconds to be silent; 0 if the call may go on."""
        if not method.lower().startswith(_SPEAKING) or method.lower() == "sendchataction":
            return 0
        limits = ((f"chat {chat}", self.per_chat, self.burst), ("all", self.overall, self.overall))
        waits = [self._wait(name, rate, most, now) for name, rate, most in limits if rate]
        return ceil(max(waits, default=0))

    def _wait(self, name: str, rate: float, most: float, now: datetime) -> float:
        return self.buckets.setdefault(name, Bucket(rate, most, most, now)).wait(now)
