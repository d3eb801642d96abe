"""How much danger is heard in what people type, and how often a harmless text raises an alarm.

The floors stand just under what was measured. The rules were widened on the first list, and the
second keeps what they once heard unmet. No rule may be tuned on the third, and no weight counted
in it: it is what is done with words that were not met. The harmless texts were picked to be hard.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
URGENT = frozenset({"urgent", "both"})
CRISIS = frozenset({"crisis", "both"})


@dataclass(frozen=True)
class Floors:
    """What one list of phrases must reach."""

    urgent: float
    crisis: float
    false_alarms: float


FLOORS = {
    "phrases.en.yaml": Floors(urgent=0.97, crisis=1.0, false_alarms=0.14),
    "phrases.en.unseen.yaml": Floors(urgent=0.97, crisis=1.0, false_alarms=0.12),
    "phrases.en.third.yaml": Floors(urgent=0.93, crisis=0.95, false_alarms=0.12),
}

Read = Callable[[str], str]
Phrases = Mapping[str, Sequence[str]]


@pytest.fixture(scope="module", params=FLOORS)
def listed(request) -> tuple[Phrases, Floors]:
    table = yaml.safe_load((HERE / request.param).read_text(encoding="utf-8"))
    return table, FLOORS[request.param]


def test_most_emergencies_are_heard_in_what_people_type(read, listed):
    phrases, floors = listed
    missed = [one for one in phrases["urgent"] if read(one) not in URGENT]
    assert share(phrases["urgent"], missed) >= floors.urgent, missed


def test_words_of_self_harm_are_heard_in_what_people_type(read, listed):
    phrases, floors = listed
    missed = [one for one in phrases["crisis"] if read(one) not in CRISIS]
    assert share(phrases["crisis"], missed) >= floors.crisis, missed


def test_an_emergency_and_self_harm_typed_together_are_both_heard(read, listed):
    phrases, _ = listed
    assert [one for one in phrases.get("both", ()) if read(one) != "both"] == []


def test_few_harmless_texts_raise_an_alarm(read, listed):
    phrases, floors = listed
    alarms = [one for one in phrases["none"] if read(one) != "none"]
    assert 1 - share(phrases["none"], alarms) <= floors.false_alarms, alarms


def test_no_phrase_stands_in_two_lists():
    tables = [yaml.safe_load((HERE / name).read_text(encoding="utf-8")) for name in FLOORS]
    listed = Counter(one for table in tables for group in table.values() for one in group)
    assert [one for one, times in listed.items() if times > 1] == []


def share(phrases: Sequence[str], wrong: Sequence[str]) -> float:
    """Tell which part of the phrases was read as it should be."""
    return 1 - len(wrong) / len(phrases)
