"""How much one chat that sends 500 updates a second slows the others down.

    .venv/bin/python bench/flood.py [--hook] [--rounds 3] [--seconds 20] [--others 20]

Runs the real bot beside the emulator, in turns with the others alone and with the flood, and
prints the others' times from an act to the bot's reply. The emulator stands in this process.
"""

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot_process import BotProcess, webhook_settings  # noqa: E402 - after the path is known

from tests.emulator import Emulator, Patient  # noqa: E402

PAUSE = 1.0
"""Seconds a patient thinks."""

STARTING = 120.0
WAIT = 60.0
FIRST, NEXT = "18 or over and agree", "Back"


class Others:
    """Patients who tap on and on, one tap a second each, a new person for each conversation."""

    def __init__(self, telegram: Emulator, number: int) -> None:
        self._telegram, self._number = telegram, number
        self.times: list[float] = []
        self._stop = threading.Event()

    def during(self, seconds: float) -> list[float]:
        """Let them tap for so long; return how long each answer took."""
        self.times, self._stop = [], threading.Event()
        people = [threading.Thread(target=self._live) for _ in range(self._number)]
        for one in people:
            one.start()
        self._stop.wait(seconds)
        self._stop.set()
        for one in people:
            one.join()
        return sorted(self.times)

    def _live(self) -> None:
        while not self._stop.is_set():
            patient = self._telegram.patient()
            self._timed(patient, lambda patient=patient: patient.say("/start"))
            for _ in range(12):
                if self._stop.wait(PAUSE) or not self._tap(patient):
                    break

    def _tap(self, patient: Patient) -> bool:
        label = self._wish(patient)
        if label:
            self._timed(patient, lambda: patient.tap(label))
        return label is not None

    def _wish(self, patient: Patient) -> str | None:
        labels = patient.buttons
        for wish in (FIRST, "Done", "None of these", "Show my result", "☐", "1."):
            found = [label for label in labels if wish in label]
            if found:
                return found[0]
        return None

    def _timed(self, patient: Patient, act) -> None:  # noqa: ANN001 - any act of a patient
        began = time.perf_counter()
        act()
        patient.await_reply(timeout=WAIT)
        self.times.append(time.perf_counter() - began)


def flood(telegram: Emulator, rate: float, stop: threading.Event) -> int:
    """Let one patient write so often a second until told to stop; return how often it was."""
    patient = telegram.patient()
    due = time.perf_counter()
    for sent in count(1):
        patient.say(f"hello number {sent}")
        # What a busy machine made late is not made up for: that would be another rate.
        due = max(due + 1 / rate, time.perf_counter())
        if stop.wait(max(due - time.perf_counter(), 0)):
            return sent
    raise AssertionError


def part(times: list[float], share: float) -> float:
    """Give a percentile in milliseconds."""
    return 1000 * times[min(int(len(times) * share), len(times) - 1)]


def measured(telegram: Emulator, given: argparse.Namespace) -> Iterator[tuple[float, float]]:
    """Give the others' p99 alone and beside the flood, once for each round."""
    others = Others(telegram, given.others)
    for turn in range(1, given.rounds + 1):
        alone = others.during(given.seconds)
        stop, sent = threading.Event(), []
        ours = (telegram, given.rate, stop)
        flooder = threading.Thread(target=lambda sent=sent, ours=ours: sent.append(flood(*ours)))
        flooder.start()
        beside = others.during(given.seconds)
        stop.set()
        flooder.join()
        figures = [part(times, share) for times in (alone, beside) for share in (0.5, 0.99)]
        sys.stdout.write(
            f"round {turn}: {len(alone)} answers alone, {len(beside)} beside"
            f" {sent[0] / given.seconds:.0f} updates/s; ms p50/p99 alone {figures[0]:.0f}/"
            f"{figures[1]:.0f}, beside {figures[2]:.0f}/{figures[3]:.0f}\n"
        )
        yield figures[1], figures[3]


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hook", action="store_true")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--others", type=int, default=20)
    parser.add_argument("--rate", type=float, default=500)
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    given = options()
    more = {"LOG_LEVEL": "WARNING", **(webhook_settings() if given.hook else {})}
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        if given.hook:
            telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
        with BotProcess(telegram.url, telegram.token, Path(folder), more=more):
            first = telegram.patient()
            first.say("/start")
            first.await_reply(timeout=STARTING)
            pairs = list(measured(telegram, given))
    ratio = statistics.median(beside / alone for alone, beside in pairs)
    sys.stdout.write(f"the others' p99 beside the flood, median of the rounds: x {ratio:.2f}\n")


if __name__ == "__main__":
    main()
