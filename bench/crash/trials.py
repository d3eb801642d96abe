"""One trial: patients walk, the bot dies or is broken, and what is left is judged from outside."""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGCONT, SIGKILL, SIGSTOP
from types import MappingProxyType
from typing import NamedTuple

from bot_process import webhook_settings

from tests.crash.bots import Askfirst
from tests.crash.checker import Verdict, judge
from tests.crash.driver import Lives, Trouble, Walk
from tests.emulator import Emulator

PATIENCE = 45.0
"""Real seconds of silence after which somebody counts as stranded: a hang takes ten."""

EVERY = 7
"""A fault strikes once in so many looks at the chats."""

SELDOM = {"hang": 21}
"""A hang lasts until the bot gives up waiting, ten seconds."""

AT_RANDOM = "at random"


class Told(NamedTuple):
    """What a trial came to; `under_way` counts the patients in mid-questionnaire at each kill."""

    verdict: Verdict
    under_way: list[int]


class AtRandom:
    """Kills chosen lives from outside, at any time: while they start, too."""

    def __init__(self, lives: Sequence[int], chance: Random) -> None:
        self._left, self._chance = set(lives), chance

    def __call__(self, lives: Lives, _telegram: Emulator) -> None:
        """Set the hour of the present life, if it is one of them."""
        number = lives.begun
        if number in self._left:
            self._left.remove(number)
            later(self._chance.uniform(0.1, 2.5), lives, number, SIGKILL)


class Stopped:
    """Stops the first life in the middle of its work, and lets it go on when its lease is over."""

    def __init__(self, lease: float, chance: Random) -> None:
        self._looks, self._seconds = chance.randint(5, 25), lease + 1

    def __call__(self, lives: Lives, _telegram: Emulator) -> None:
        """Count down; stop."""
        self._looks -= 1
        if self._looks == 0:
            lives.send(SIGSTOP)
            later(self._seconds, lives, lives.begun, SIGCONT)


def later(seconds: float, lives: Lives, number: int, sign: int) -> None:
    """Send a signal after a time, if it is the same life then."""

    def strike() -> None:
        if lives.begun == number:
            lives.send(sign)

    timer = threading.Timer(seconds, strike)
    timer.daemon = True
    timer.start()


Fault = Callable[[Emulator, Random], object]


def lose_acknowledgement(telegram: Emulator, _chance: Random) -> None:
    """Lose the next one, in either mode."""
    if telegram.telegram.webhook:
        telegram.fail("webhook", "lost")
    else:
        telegram.lose_confirmation()


def delay_acknowledgement(telegram: Emulator, _chance: Random) -> None:
    """Let the next one come late, so that what it confirms comes again meanwhile."""
    method = "webhook" if telegram.telegram.webhook else "confirm"
    telegram.fail(method, "late", seconds=0.7)


def duplicate(telegram: Emulator, chance: Random) -> None:
    """Bring three old updates once more, after newer ones."""
    old = sorted(set(telegram.ids("confirmed")))
    for number in chance.sample(old, min(3, len(old))):
        telegram.redeliver(number)


def reorder(telegram: Emulator, chance: Random) -> None:
    """Shuffle what waits."""
    with telegram.telegram.changing():
        chance.shuffle(telegram.telegram.pending)


def failing(method: str, kind: str, times: int = 1) -> Fault:
    """Make the next calls of a method fail."""
    return lambda telegram, _: telegram.fail(method, kind, times)


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "lost acknowledgements": lose_acknowledgement,
        "late acknowledgements": delay_acknowledgement,
        "duplicates after newer updates": duplicate,
        "another order": reorder,
        "500": failing("*", "500", 3),
        "502 after it was taken": failing("sendMessage", "accepted_502", 2),
        "hang": failing("sendMessage", "timeout"),
        "reset": failing("*", "reset", 3),
        "reset after it was taken": failing("sendMessage", "accepted_reset", 2),
        "429": failing("sendMessage", "429", 3),
    }
)


class Faulty:
    """Lets one kind of fault strike again and again."""

    def __init__(self, fault: str, chance: Random) -> None:
        self._fault, self._chance, self._looks = FAULTS[fault], chance, 0
        self._every = SELDOM.get(fault, EVERY)

    def __call__(self, _lives: Lives, telegram: Emulator) -> None:
        """Strike at every so-manieth look."""
        self._looks += 1
        if self._looks % self._every == 0:
            self._fault(telegram, self._chance)


@dataclass(frozen=True)
class Trial:
    """Who walks, how the bot is reached, and what befalls it."""

    mode: str
    people: int
    lease: float
    points: Sequence[str]
    troubles: Sequence[Trouble]

    def run(self) -> Told:
        """Walk and judge."""
        more = {"SEND_LEASE_SECONDS": str(self.lease)}
        hook = webhook_settings() if self.mode == "webhook" else {}
        with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
            if hook:
                telegram.hook(hook["WEBHOOK_URL"], hook["WEBHOOK_SECRET"])
            bot = Askfirst(telegram, Path(folder), {**more, **hook})
            walk = Walk(telegram, bot, self.people)
            walked = walk.run(self.points, trouble=self._befall, patience=PATIENCE)
            verdict = judge(telegram, bot)
            verdict.wrong.update(damage(Path(folder)))
        return Told(verdict, walked.under_way)

    def _befall(self, lives: Lives, telegram: Emulator) -> None:
        for trouble in self.troubles:
            trouble(lives, telegram)


def damage(folder: Path) -> dict[str, list[str]]:
    """Find what is wrong with the file itself, and what the bot could not take."""
    with closing(sqlite3.connect(folder / "bot.db")) as file:
        (sound,) = file.execute("PRAGMA integrity_check").fetchone()
        (aside,) = file.execute("SELECT count(*) FROM quarantine").fetchone()
    found = {"file": sound != "ok", "quarantined": aside}
    return {name: [str(value)] for name, value in found.items() if value}
