"""Kills the bot 200 times, breaks what is round it in 40 ways, and judges from outside.

    .venv/bin/python -m bench.crash [--seed 1] [--minutes 15] [--at-once 2] [--keep]

Two halves run at once, because most of the time everybody waits for a lease to end. Prints a
line for each walk, and at the end the figures; with --keep they are added to
bench/crash/runs.jsonl, and the table for README.md is printed. What does not fit into the
minutes is left out, and the figures say how much was done. Exit code 1 if anything is wrong.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime

from bench.crash import RUNS
from bench.crash.running import measured, say
from bench.crash.table import table

WRONG = ("lost", "doubled", "stranded")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--at-once", type=int, default=2, help="how many walks go on at a time")
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
