"""What a run goes through: 200 deaths, and 40 cells that meet every pair of circumstances."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from bench.crash.trials import AT_RANDOM, FAULTS, AtRandom, Faulty, Stopped, Told, Trial
from tests.crash.driver import Trouble
from tests.crash.points import HOOK_POINTS, OF_POLLING, POINTS

POINTS_OF = {"webhook": tuple(HOOK_POINTS), "polling": tuple(POINTS)}
EACH = 7
"""Deaths at every point of either mode; what is missing to 100 a mode is at random."""

A_MODE = 100
A_WALK = 6
PEOPLE = 6
LEASE = 1.0

Cell = Mapping[str, str]

FACTORS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "fault": tuple(FAULTS),
        "moment": (
            "nobody dies",
            "killed at a point",
            "killed at random",
            "stopped, goes on past the lease",
        ),
        "mode": ("polling", "webhook"),
        "patients": ("2", "6"),
        "lease": ("0.5", "2"),
    }
)
"""The longest two come first: their pairs are the cells."""


def deaths(mode: str, chance: Random) -> list[str]:
    """Name the deaths in one mode, in any order."""
    named = list(POINTS_OF[mode]) * EACH
    every = [*named, *[AT_RANDOM] * (A_MODE - len(named))]
    chance.shuffle(every)
    return every


def pass_of(point: str, chance: Random) -> str:
    """Choose at which pass a life dies; what happens once a batch is passed seldom."""
    return f"{point} @ {chance.randint(2, 4) if point in OF_POLLING else chance.randint(3, 9)}"


class Killed(NamedTuple):
    """What a walk with several deaths came to, and which of them happened."""

    mode: str
    deaths: list[str]
    told: Told


def killings(chance: Random, part: slice) -> Iterator[Killed]:
    """Go through all deaths, mode by mode in turns; those a walk did not reach wait for another."""
    left = {mode: deque(deaths(mode, chance)[part]) for mode in POINTS_OF}
    while any(left.values()):
        for mode, waiting in left.items():
            if waiting:
                chosen = [waiting.popleft() for _ in range(min(A_WALK, len(waiting)))]
                told = killing(mode, chosen, chance).run()
                happened = len(told.under_way)
                waiting.extend(chosen[happened:])
                yield Killed(mode, chosen[:happened], told)


def killing(mode: str, chosen: Sequence[str], chance: Random) -> Trial:
    """Make the walk in which life after life dies so."""
    lives = [number for number, death in enumerate(chosen, 1) if death == AT_RANDOM]
    points = ["" if death == AT_RANDOM else pass_of(death, chance) for death in chosen]
    return Trial(mode, PEOPLE, LEASE, points, [AtRandom(lives, chance)])


def cells(factors: Mapping[str, Sequence[str]] = FACTORS) -> list[Cell]:
    """Choose cells so that any two values of two factors meet: as few as the longest two allow."""
    first, second, *others = factors
    met: set[tuple[tuple[str, str], ...]] = set()
    chosen = []
    for pair in product(factors[first], factors[second]):
        begun = dict(zip((first, second), pair, strict=True))
        rest = product(*(factors[other] for other in others))
        every = [begun | dict(zip(others, values, strict=True)) for values in rest]
        best = max(every, key=lambda cell: len(pairs(cell) - met))
        met |= pairs(best)
        chosen.append(best)
    return chosen


def pairs(cell: Cell) -> set[tuple[tuple[str, str], ...]]:
    """Name the pairs that meet in a cell."""
    return set(combinations(sorted(cell.items()), 2))


def trial(cell: Cell, chance: Random) -> Trial:
    """Make the walk of a cell."""
    mode, lease, people = cell["mode"], float(cell["lease"]), int(cell["patients"])
    points: list[str] = []
    troubles: list[Trouble] = [Faulty(cell["fault"], chance)]
    match cell["moment"]:
        case "killed at a point":
            points = [pass_of(chance.choice(POINTS_OF[mode]), chance)]
        case "killed at random":
            troubles.append(AtRandom([1], chance))
        case "stopped, goes on past the lease":
            troubles.append(Stopped(lease, chance))
    return Trial(mode, people, lease, points, troubles)
