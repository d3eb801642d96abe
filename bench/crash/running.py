"""Goes through a whole plan, several walks at a time, and adds up what they came to."""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from random import Random

from bench.crash.plan import cells, killings, trial
from bench.crash.trials import Told


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
    """Go through all parts at once, each in a process of its own, and add up."""
    figures = Figures()
    with ProcessPoolExecutor(given.at_once, get_context("spawn")) as processes:
        for told in processes.map(partial(measured_in, given), range(given.at_once)):
            figures.update(told)
    return figures


def measured_in(given: argparse.Namespace, number: int) -> Figures:
    """Go through what of a part fits into the minutes: walks with deaths and cells by turns."""
    end, figures = time.monotonic() + 60 * given.minutes, Figures()
    part = slice(number, None, given.at_once)
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
