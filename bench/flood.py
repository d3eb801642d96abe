"""How much one chat that sends 500 updates a second slows the others down.

    .venv/bin/python bench/flood.py [--hook] [--seconds 20] [--others 20] [--rate 500]

Runs the real bot beside the emulator, first with the others alone, then with the flood, and
prints the others' times from a tap to the next question. The emulator stands in this process.
"""

import argparse
import sys
import tempfile
import threading
import time
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot_process import BotProcess, webhook_settings  # noqa: E402 - after the path is known

from tests.emulator import Emulator, Patient  # noqa: E402

PAUSE = 1.0
"""Seconds a patient thinks."""

WAIT = 20.0
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
    began = time.perf_counter()
    for sent in count(1):
        patient.say(f"hello number {sent}")
        ahead = sent / rate - (time.perf_counter() - began)
        if stop.wait(max(ahead, 0)):
            return sent
    raise AssertionError


def told(name: str, times: list[float]) -> float:
    """Print one line of figures in milliseconds; return the p99."""
    middle, most = (1000 * times[int(len(times) * part)] for part in (0.5, 0.99))
    sys.stdout.write(f"{name:<12} {len(times):>6} answers  p50 {middle:>7.1f}  p99 {most:>7.1f}\n")
    return most


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hook", action="store_true")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--others", type=int, default=20)
    parser.add_argument("--rate", type=float, default=500)
    given = parser.parse_args()
    more = {"LOG_LEVEL": "WARNING", **(webhook_settings() if given.hook else {})}
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        if given.hook:
            telegram.hook(more["WEBHOOK_URL"], more["WEBHOOK_SECRET"])
        with BotProcess(telegram.url, telegram.token, Path(folder), more=more):
            others = Others(telegram, given.others)
            others.during(8)
            alone = told("alone", others.during(given.seconds))
            stop, sent = threading.Event(), []
            flooder = threading.Thread(
                target=lambda: sent.append(flood(telegram, given.rate, stop))
            )
            flooder.start()
            beside = told("beside it", others.during(given.seconds))
            stop.set()
            flooder.join()
    sys.stdout.write(
        f"flood: {sent[0] / given.seconds:.0f} updates/s; p99 x {beside / alone:.2f}\n"
    )


if __name__ == "__main__":
    main()
