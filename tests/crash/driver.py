"""Patients who walk a whole questionnaire at once, and a bot that dies and is started again."""

import signal
import threading
from collections.abc import Callable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from preview.telegram_state import Telegram
from tests.crash.bots import RESULT, Bot, Screen
from tests.emulator import Emulator, Patient, Seen

PATIENTS = 6

STARTING = 30.0
"""Real seconds in which a bot that was started must be listening."""

ENDING = 20.0
"""Real seconds in which a bot that was told to end must have ended."""


class Traveller:
    """One patient: does what each new message asks for, once, and nothing else."""

    def __init__(self, patient: Patient, bot: Bot, number: int) -> None:
        self._patient, self._bot, self._number = patient, bot, number
        self._done: set[str] = set()
        self._looked = self._acted = 0
        self.finished = False

    def start(self) -> None:
        """Send /start, once."""
        self._patient.say("/start")

    def has_news(self) -> bool:
        """Tell whether the bot said or changed something since the last look."""
        return not self.finished and self._patient.chat.bot_revision > self._looked

    def look(self) -> None:
        """Look at what is new since the last act, newest first, and do what it asks for."""
        self._looked = self._patient.chat.bot_revision
        fresh = [seen for seen in self._patient.replies if seen.revision > self._acted]
        for seen in sorted(fresh, key=lambda seen: -seen.revision):
            if self._acted_on(seen):
                self._acted = self._looked
                break

    def _acted_on(self, seen: Seen) -> bool:
        faces = tuple((face["text"], face["callback_data"]) for face in seen.pressable)
        screen = Screen(seen.text, faces)
        shown = self._bot.shows(screen)
        self.finished |= shown is not None and shown.screen == RESULT
        move = None if self.finished else self._bot.move(screen, self._number)
        # What was done is never done again: a question that comes twice is answered once.
        if move is None or move in self._done:
            return False
        self._done.add(move)
        if move in dict(faces).values():
            self._patient.tap_data(seen.id, move)
        else:
            self._patient.say(move)
        return True


class Lives:
    """A bot over all its lives; when one ends, a bell rings at the emulator."""

    def __init__(self, bot: Bot, telegram: Telegram) -> None:
        self._process, self._telegram = bot.process, telegram
        self._begun = 0
        self.codes: list[int] = []

    @property
    def begun(self) -> int:
        """Tell how often the bot was started."""
        return self._begun

    def begin(self, point: str = "") -> None:
        """Start the bot; with a point, it will die there."""
        self._begun += 1
        self._process.start(point)
        threading.Thread(target=self._watch, daemon=True).start()

    def is_over(self) -> bool:
        """Tell whether the bot has ended."""
        return len(self.codes) == self._begun

    def send(self, number: int) -> None:
        """Send the bot a signal from outside, unless it has ended."""
        if not self.is_over():
            self._process.send(number)

    def end(self) -> None:
        """End the bot, if need be by force."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not self.is_over():
                self.send(number)
                with self._telegram.changed:
                    self._telegram.changed.wait_for(self.is_over, ENDING)

    def _watch(self) -> None:
        code = self._process.wait()
        with self._telegram.changing():
            self.codes.append(code)


Trouble = Callable[[Lives, Emulator], object]
"""What else befalls the bot; asked again whenever something happened."""


def no_trouble(_lives: Lives, _telegram: Emulator) -> None:
    """Leave the bot alone."""


class Walked(NamedTuple):
    """How the lives of the bot ended, and how many patients were under way at each kill."""

    codes: list[int]
    under_way: list[int]


class Walk:
    """Several patients on their way, and a bot that is started again whenever it dies."""

    def __init__(self, telegram: Emulator, bot: Bot, people: int = PATIENTS) -> None:
        self._emulator, self._telegram = telegram, telegram.telegram
        self._lives = Lives(bot, self._telegram)
        self._travellers = [Traveller(telegram.patient(), bot, n) for n in range(people)]
        self._under_way: list[int] = []

    def run(
        self, points: Sequence[str] = (), *, trouble: Trouble = no_trouble, patience: float = 15
    ) -> Walked:
        """Walk until all have their result, or nothing has happened for `patience` seconds.

        Each life of the bot dies at the next of the points, as far as there are any.
        """
        deaths = chain(points, repeat(""))
        self._lives.begin(next(deaths))
        for traveller in self._travellers:
            traveller.start()
        try:
            with self._telegram.changed:
                while self._left() and self._stirs(patience):
                    if self._lives.is_over():
                        self._revive(next(deaths))
                    self._go_on()
                    trouble(self._lives, self._emulator)
        finally:
            self._lives.end()
        return Walked(self._lives.codes, self._under_way)

    def _left(self) -> int:
        return sum(not traveller.finished for traveller in self._travellers)

    def _stirs(self, patience: float) -> bool:
        if self._await(self._is_news, patience):
            return True
        # A bot that is slow to start is not silent yet.
        self._await(self._is_listening, STARTING)
        return self._await(self._is_news, patience)

    def _await(self, condition: Callable[[], bool], seconds: float) -> bool:
        return self._telegram.changed.wait_for(condition, seconds)

    def _is_news(self) -> bool:
        return self._lives.is_over() or any(one.has_news() for one in self._travellers)

    def _is_listening(self) -> bool:
        return bool(self._telegram.polling)

    def _revive(self, point: str) -> None:
        assert self._lives.codes[-1] == -signal.SIGKILL, "the bot ended by itself: see its log"
        self._under_way.append(self._left())
        self._lives.begin(point)

    def _go_on(self) -> None:
        for traveller in self._travellers:
            if traveller.has_news():
                traveller.look()
