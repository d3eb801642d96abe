"""How fast typed words are understood: lines a second, the first answer, messages of one sign.

.venv/bin/python bench/understanding/speed.py [FILE ...]

Without files it reads every set beside this program. Seconds are those of a processor (user and
system), the best of three. A loop of ten million additions is timed too: it tells how fast the
core was, so that figures of two days can be compared.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time
from typing import Any

from bot.content.catalogue import load
from bot.flows.events import Understand
from bot.operations.interpreting import interpret
from bot.vocabulary import readers

HERE = Path(__file__).parent
ROUNDS = 3
MOST = 1000
"""How many lines of a language are read, and how many of all together."""
LONGEST = 4096
SIGNS = ("a", "0", "\u0665", "\u044f", "\u0646", "\u00e1", ".", "\u2019", "\U0001f642")
"""A letter to measure by, figures, letters of other scripts, marks and a picture."""

Line = Mapping[str, Any]


def main(files: list[str]) -> None:
    """Print the figures, a line each."""
    paths = [Path(one) for one in files] or sorted(HERE.glob("*/*.jsonl"))
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    random.Random(0).shuffle(lines)  # noqa: S311 - the same order every time
    locales = sorted({line["locale"] for line in lines})
    tell("ten million additions, s", best(add_up))
    for locale in locales:
        first = next(line for line in lines if line["locale"] == locale)
        tell(f"the start and the first answer in {locale}, s", best_start(first))
    reading = readers(load())
    for locale in locales:
        some = [line for line in lines if line["locale"] == locale][:MOST]
        tell(f"lines a second in {locale}", speed(some, reading), digits=0)
    tell("lines a second, all mixed", speed(lines[:MOST], reading), digits=0)
    for sign, ratio in ratios(reading).items():
        tell(f"{LONGEST} times U+{ord(sign):04X}, in times of as many a", ratio)


def tell(what: str, figure: float, digits: int = 2) -> None:
    """Print one figure."""
    sys.stdout.write(f"{figure:>8.{digits}f}  {what}\n")


def best(act: Callable[[], object]) -> float:
    """Return the least seconds of a processor that an act took."""
    return min(map(spent, [act] * ROUNDS))


def spent(act: Callable[[], object]) -> float:
    """Time one act."""
    began = process_time()
    act()
    return process_time() - began


def add_up() -> int:
    """Add ten million times."""
    total = 0
    for one in range(10_000_000):
        total += one
    return total


def best_start(line: Line) -> float:
    """Return the least seconds in which `askfirst interpret` starts and answers one line."""
    command = [sys.executable, "-m", "bot", "interpret"]
    seconds = []
    for _ in range(ROUNDS):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, input=json.dumps(line), text=True, check=True, capture_output=True)  # noqa: S603 - the project's own command
        after = getrusage(RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(seconds)


def speed(lines: Iterable[Line], reading: Mapping[str, Understand]) -> float:
    """Return how many lines a second are read once all that they need is there."""
    listed = list(lines)

    def read() -> None:
        for line in listed:
            interpret(line, reading)

    read()
    return len(listed) / best(read)


def ratios(reading: Mapping[str, Understand]) -> dict[str, float]:
    """Compare what messages of one sign cost."""
    seconds = {
        sign: 1 / speed([{"text": sign * LONGEST, "locale": "en"}], reading) for sign in SIGNS
    }
    return {sign: seconds[sign] / seconds[SIGNS[0]] for sign in SIGNS[1:]}


if __name__ == "__main__":
    main(sys.argv[1:])
