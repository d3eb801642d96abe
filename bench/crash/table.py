"""The table of README.md: all runs that were kept, beside what a kill costs other frameworks."""

import json
from collections import Counter

from bench.crash import RUNS

HEAD = (
    "| bot | kills | patients in mid-questionnaire | had to repeat | damaged |",
    "|---|---|---|---|---|",
)

PEERS = (
    "| python-telegram-bot, pickle by default | 20 | about 180 | 100 % | 100 % |",
    "| python-telegram-bot, pickle flushed after every update | 20 | about 180 | 52 % | 25 % |",
    "| grammY, Redis | 20 | about 180 | 20 % | 16 % |",
    "| aiogram, Redis | 20 | about 180 | 15 % | 2 % |",
)
"""Measured on 2026-11-22 with the same questionnaire for each of them; Redis was not killed."""

DAMAGE = ("lost", "doubled", "stranded", "astray")


def runs() -> list[dict[str, int]]:
    """Read what was kept."""
    return [json.loads(line) for line in RUNS.read_text().splitlines()]


def total() -> Counter[str]:
    """Add all runs up."""
    added: Counter[str] = Counter()
    for run in runs():
        added.update({key: value for key, value in run.items() if isinstance(value, int)})
    return added


def table() -> str:
    """Write the table, and the figures of ours in a sentence."""
    figures = total()
    kills = figures["kills"] + figures["kills_in_cells"]
    met, damaged = figures["under_way"], sum(figures[what] for what in DAMAGE)
    shares = " | ".join(f"{share(part, met)} %" for part in (figures["extra"], damaged))
    ours = f"| **askfirst** | {kills} | {met} | {shares} |"
    told = (
        f"{figures['acts']} answers, {figures['lost']} lost, {figures['doubled']} doubled,"
        f" {figures['stranded']} patients stranded;"
        f" {figures['repeated'] / (figures['kills'] or 1):.2f} questions came twice for each of"
        f" {figures['kills']} kills, and {figures['repeated_in_cells']} in {figures['cells']}"
        " walks with other faults."
    )
    return "\n".join((*HEAD, ours, *PEERS, "", told))


def share(part: int, whole: int) -> str:
    """Give a percentage; what happened once is never rounded to nothing."""
    return f"{100 * part / (whole or 1):.2g}"
