"""How well typed words are understood: figures by language and group.

.venv/bin/python bench/understanding/measure.py [--among N] [FILE ...]

Without files it reads the sets that stand beside the tests. It runs `askfirst interpret` as
anybody would. With --among each phrase of danger and each look-alike is told in the middle of a
long message: between N questions of the same file. README.md here says what the groups and figures
mean.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEEN = ROOT / "tests" / "understanding" / "seen"
ASKED = ("id", "locale", "country", "question", "text", "answers", "today")
ALARMS = frozenset({"urgent", "crisis"})
TOLD_LONG = frozenset({*ALARMS, "lookalike"})
"""The groups whose phrases are also told in the middle of a long message."""

Row = Mapping[str, Any]


class NoQuestionsError(ValueError):
    """A set has no questions, so that no long message can be made of its phrases."""


def main(arguments: list[str]) -> None:
    """Print a table a file."""
    parser = argparse.ArgumentParser(description="How well typed words are understood.")
    parser.add_argument("--among", type=int, metavar="N", help="tell each in a long message")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    asked = parser.parse_args(arguments)
    for path in asked.files or sorted(SEEN.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if asked.among is not None:
            rows = list(among(rows, asked.among))
        start = time.perf_counter()
        told = interpreted(rows)
        seconds = time.perf_counter() - start
        sys.stdout.write(f"{path.stem}: {len(rows)} phrases, {seconds:.1f} s with the start\n")
        for group, figures in measured(zip(rows, told, strict=True)).items():
            parts = "  ".join(f"{name} {share:.3f}" for name, share in figures.items())
            sys.stdout.write(f"  {group:<10} {parts}\n")


def among(rows: Sequence[Row], many: int) -> Iterator[dict[str, Any]]:
    """Tell each phrase of danger and each look-alike between so many questions of the set."""
    asking = [row["text"] for row in rows if row["group"] == "topic"]
    if not asking:
        raise NoQuestionsError("The set has no questions to tell a phrase between.")
    questions = cycle(asking)
    for row in rows:
        if row["group"] in TOLD_LONG:
            asked = list(islice(questions, many))
            told = [*asked[: many // 2], row["text"], *asked[many // 2 :]]
            yield {**row, "text": ". ".join(told)}


def interpreted(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Hand phrases to the command, and read what it says."""
    given = [{key: row[key] for key in ASKED if key in row} for row in rows]
    command = [sys.executable, "-m", "bot", "interpret"]
    ran = subprocess.run(  # noqa: S603 - the project's own command
        command,
        input="\n".join(map(json.dumps, given)),
        capture_output=True,
        check=True,
        text=True,
        cwd=ROOT,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def measured(pairs: Iterable[tuple[Row, Mapping[str, Any]]]) -> dict[str, dict[str, float]]:
    """Work out the share of every group that was right, and what was wrong without a word."""
    counts: Counter[tuple[str, str]] = Counter()
    for row, told in pairs:
        group = row["group"]
        counts[group, "all"] += 1
        counts.update((group, name) for name, holds in judged(row, told).items() if holds)
    return {
        group: {name: counts[group, name] / counts[group, "all"] for name in NAMES[group]}
        for group, name in counts
        if name == "all"
    }


NAMES: Mapping[str, tuple[str, ...]] = {
    "urgent": ("heard",),
    "crisis": ("heard",),
    "lookalike": ("alarm",),
    "ordinary": ("alarm",),
    "topic": ("right", "wrong"),
    "answer": ("right", "taken", "silently_wrong"),
    "safety": ("right", "silently_wrong"),
    "command": ("right",),
    "unclear": ("right",),
}


def judged(row: Row, told: Mapping[str, Any]) -> dict[str, bool]:
    """Judge one phrase; an answer that is confirmed is right, a wrong one taken is silent."""
    kind, options = told.get("kind"), set(told.get("options", ()))
    same = options == set(row["options"])
    topics = {row["topic"], *row.get("topics", ())}
    answers = kind in row["kinds"] or (kind == "confirm" and "answer" in row["kinds"])
    free = row["kinds"][0] != "answer" or not row["options"]
    on_topic = kind == "topic" and told.get("topic") in topics
    return {
        "heard": kind in row["kinds"],
        "alarm": kind in ALARMS,
        "right": on_topic if row["group"] == "topic" else answers and (same or free),
        "wrong": (kind == "topic" and not on_topic) or kind in {"answer", *ALARMS},
        "taken": kind == "answer" and same,
        "silently_wrong": kind == "answer" and not (same and "answer" in row["kinds"]),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
