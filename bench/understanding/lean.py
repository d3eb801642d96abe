"""Counts what words lean to: which topic, and at a question which of its options.

.venv/bin/python bench/understanding/lean.py [SET ...]

SETs are left out, to measure by them what was counted in the others. It writes
`bot/content/locales/<lang>/leanings.yaml` out of every phrase whose topic or options are known. A
word leans to a thing by how many times oftener it stands where that is meant than elsewhere (a
logarithm); where it was met a few times only, by less.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from bench.understanding.weigh import GRAIN, KNOWN, UNREAD, is_met, written
from bot.content.catalogue import HERE as CONTENT
from bot.content.catalogue import Catalogue, load_on_demand
from bot.flows.questions import QUESTIONS
from bot.understanding.folding import Typed
from bot.understanding.judged import Judged
from bot.understanding.leaning import NOTHING
from bot.understanding.weighing import voices
from bot.understanding.words import Tables, Understanding
from bot.vocabulary import labels

DOUBT = {"topics": 2, "answers": 1}
"""So many times more has everything been met everywhere: what was met once tells little."""
LEAST = 0.5
"""A smaller logarithm is chance."""
ASIDE = {"answer": 0.03, "unclear": 0.2, "safety": 0.2}
ELSEWHERE = {"topic": 0.3, "unclear": 1}
"""How much a phrase of these groups counts among those that mean no topic, and no option."""
ORDINARY = {one.key for one in QUESTIONS if one.options and not one.safety} - {"consent", "adult"}
"""The questions at which words of one's own may be taken for an option, when asked back."""
QUESTIONS_ALIKE = {"main_concern": "concerns"}
HEAD = """\
# What words lean to, of topics and of the options of a question: leaning.py adds all up.
# `harmi*` is any word that begins so; `nothing` is none of these things.
# bench/understanding/lean.py counted this in phrases of every set: add phrases, run it again.
"""


class Phrase(NamedTuple):
    """The words of a phrase, what is meant by it, and how much it counts."""

    known: frozenset[str]
    things: Sequence[str]
    worth: float


def main(left_out: Iterable[str]) -> None:
    """Count the leanings of every language."""
    catalogue, rows = load_on_demand(), list(gathered(UNREAD.union(left_out)))
    for locale in catalogue.lexicons:
        words = reader(catalogue, locale)
        told = [(row, words(row["text"])) for row in rows if row["locale"] == locale]
        lines = chain([HEAD, "topics:"], table(counted(topics(told), DOUBT["topics"]), "  "))
        lines = chain(lines, ["answers:"], answers(told))
        path = CONTENT / "locales" / locale / "leanings.yaml"
        path.write_text("\n".join(lines) + "\n", "utf-8")


def gathered(left_out: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Read all phrases."""
    for path in sorted(chain.from_iterable(place.rglob("*.jsonl") for place in KNOWN)):
        if not {*left_out}.intersection(path.parts):
            yield from map(json.loads, path.read_text("utf-8").splitlines())


def reader(catalogue: Catalogue, locale: str) -> Callable[[str], frozenset[str]]:
    """Build what parts a text into words, as the bot does, and tells what these are known by."""
    tables = Tables(
        partial(labels, catalogue, locale), catalogue.lexicons[locale], catalogue.topics
    )
    understanding = Understanding(tables, lambda _: Judged())

    def known(text: str) -> frozenset[str]:
        words = understanding.words(Typed(text)).words
        return frozenset(chain.from_iterable(voices(words)))

    return known


Told = Sequence[tuple[Mapping[str, Any], frozenset[str]]]


def topics(told: Told) -> Iterator[Phrase]:
    """Choose the phrases that tell of topics, and those that mean none."""
    for row, known in told:
        if row["topic"] and row["group"] == "topic":
            yield Phrase(known, [row["topic"]], 1)
        elif row["group"] in ASIDE and not row["topic"]:
            yield Phrase(known, [NOTHING], ASIDE[row["group"]])


def answers(told: Told) -> Iterator[str]:
    """Write the leanings at every question, the like ones once."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for row, known in told:
        question = QUESTIONS_ALIKE.get(row["question"], row["question"])
        if question not in ORDINARY:
            continue
        if row["group"] == "answer" and row["options"]:
            phrases[question].append(Phrase(known, row["options"], 1))
        elif row["group"] in ELSEWHERE:
            phrases[question].append(Phrase(known, [NOTHING], ELSEWHERE[row["group"]]))
    alike = {meant: question for question, meant in QUESTIONS_ALIKE.items()}
    for question in sorted(phrases):
        leanings = counted(phrases[question], DOUBT["answers"])
        if leanings.keys() - {NOTHING}:
            yield f"  {question}: &{question}" if question in alike else f"  {question}:"
            yield from table(leanings, "    ")
            if question in alike:
                yield f"  {alike[question]}: *{question}"


def counted(phrases: Iterable[Phrase], doubt: float) -> Mapping[str, Mapping[str, int]]:
    """Count how much each word leans to each thing: thing -> word -> leaning."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    things: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for phrase in phrases:
        heard.update(phrase.known)
        worth = phrase.worth / len(phrase.things)
        for thing in phrase.things:
            things[thing] += worth
            for word in phrase.known:
                met[word][thing] += worth
    shares = {thing: times / things.total() for thing, times in things.items()}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for word, times in met.items():
        if not is_met(word, heard[word]):
            continue
        for thing, there in times.items():
            oftener = (there / shares[thing] + doubt) / (times.total() + doubt)
            if math.log(oftener) >= LEAST:
                found[thing][word] = round(math.log(oftener) * GRAIN)
    return found


def table(leanings: Mapping[str, Mapping[str, int]], indent: str) -> Iterator[str]:
    """Write what words lean to."""
    for thing in sorted(leanings):
        yield f"{indent}{thing}:"
        yield from written(leanings[thing], f"{indent}  ")


if __name__ == "__main__":
    main(sys.argv[1:])
