"""Kills the bot 200 times, breaks what is round it in 40 ways, and judges from outside.

    .venv/bin/python -m bench.crash [--seed 1] [--minutes 15] [--part 1 --of 4] [--keep]

Prints a line for each walk, and at the end the figures; with --keep they are added to
bench/crash/runs.jsonl, and the table for README.md is printed. What does not fit into the
minutes is left out, and the figures say how much was done. Exit code 1 if anything is wrong.
"""

import argparse
import json
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from random import Random

from bench.crash import RUNS
from bench.crash.plan import cells, killings, trial
from bench.crash.table import table
from bench.crash.trials import Told

WRONG = ("lost", "doubled", "stranded")


class Figures(Counter[str]):
    """What is added up over the walks."""

    def add(self, name: str, kind: str, told: Told) -> None:
        """Add one walk, and say how it was."""
        verdict = told.verdict
        repeated = {"killed": "repeated", "cells": "repeated_in_cells"}[kind]
        self.update({kind: 1, repeated: verdict.repeated, "acts": verdict.acts})
        self.update({"redelivered": verdict.redelivered, "under_way": sum(told.under_way)})
        self.update({what: len(found) for what, found in verdict.wrong.items()})
        say(f"{name}: {verdict.acts} acts, {verdict.repeated} repeated, {verdict.wrong or 'well'}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{datetime.now(UTC):%H:%M:%S} {line}\n")
    sys.stdout.flush()


def measured(given: argparse.Namespace) -> Figures:
    """Go through everything that fits into the minutes: walks with deaths and cells by turns."""
    end, figures = time.monotonic() + 60 * given.minutes, Figures()
    part = slice(given.part - 1, None, given.of)
    deadly = killings(Random(given.seed), part)  # noqa: S311 - the same run again
    chance = Random(given.seed)  # noqa: S311 - the same
    rows = iter(chance.sample(cells(), len(cells()))[part])
    while time.monotonic() < end:
        killed, cell = next(deadly, None), next(rows, None)
        if killed:
            figures["kills"] += len(killed.deaths)
            figures.add(f"{killed.mode}, {', '.join(killed.deaths)}", "killed", killed.told)
        if cell:
            told = trial(cell, chance).run()
            figures["kills_in_cells"] += len(told.under_way)
            figures.add(", ".join(cell.values()), "cells", told)
        if not killed and not cell:
            break
    return figures


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--part", type=int, default=1, help="which part of the run")
    parser.add_argument("--of", type=int, default=1, help="of how many: they may run side by side")
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Run and report."""
    given, began = options(), time.monotonic()
    figures = measured(given)
    told = {"day": f"{datetime.now(UTC):%Y-%m-%d}", "seed": given.seed}
    run = {**told, "seconds": round(time.monotonic() - began), **figures}
    run |= {what: figures[what] for what in (*WRONG, "astray", "extra")}
    say(json.dumps(run))
    if given.keep:
        with RUNS.open("a") as file:
            file.write(f"{json.dumps(run)}\n")
        sys.stdout.write(f"{table()}\n")
    sys.exit(any(figures[what] for what in (*WRONG, "astray", "extra", "file", "quarantined")))


if __name__ == "__main__":
    main()
