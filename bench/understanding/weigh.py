"""Weighs words: how many times oftener each stands in phrases of a danger than in all others.

.venv/bin/python bench/understanding/weigh.py

It writes `bot/content/locales/<lang>/weights.yaml` out of every phrase whose reading is known.
Only the sets by which no lexicon was widened tell how much to trust a sign of the lexicon beside
the words, and how much must speak for a danger before its card is shown.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import yaml

from bot.content.catalogue import HERE as CONTENT
from bot.content.catalogue import load_on_demand
from bot.understanding.folding import Typed
from bot.understanding.heard import CRISIS, SIGNS, URGENT, Heard
from bot.understanding.tongues import Tongues
from bot.understanding.weighing import weigh
from bot.vocabulary import tongues_of

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests" / "understanding"
KNOWN = (HERE, TESTS / "seen")
SAID = ("phrases.en.yaml", "phrases.en.unseen.yaml", "said.*.yaml")
UNREAD = frozenset(
    {
        "twentysecond",
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "twentyninth",
        "thirtieth",
        "thirtyfirst",
        "thirtysecond",
        "thirtythird",
        "thirtyfourth",
        "thirtyfifth",
        "thirtysixth",
        "thirtyseventh",
        "thirtyeighth",
        "thirtyninth",
        "own-words",
    }
)
"""Sets that are only measured: no weight is learnt from them."""
FRESH = frozenset(
    {
        "learnt",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
    }
)
"""Sets by which no lexicon was widened."""
LOOKALIKE, OTHER = "lookalike", "ordinary"
KINDS = ("urgent", "crisis", LOOKALIKE, OTHER)
ALARMED = {"urgent": (LOOKALIKE, 0.005), "crisis": (OTHER, 0.075)}
"""Of which harmless phrases without a sign what share may bring each card, when they were not
counted themselves. Many of them were written with the words of danger, and are worse than life."""
ASIDE = {"urgent": 14, "crisis": 5}
"""How much more what is said in passing has to weigh, in the middle of a long message."""
LONGER = {"urgent": 0, "crisis": 5}
"""How much more than a short text a long one has to weigh: what people tell of their looks and
lives in whole sentences holds many words that sad people use too."""
SIGN = {"urgent": URGENT, "crisis": CRISIS}
SURE = {"urgent": 5, "crisis": 10}
"""How much more than is needed a sign of the lexicon weighs: what speaks against one that nothing
calls off has to weigh more, and much more against words of self-harm."""
GRAIN = 4
"""What one unit of log-odds becomes as a whole number."""
PAIRS = 2
"""Two words side by side tell nothing before they stand in so many phrases; one word does."""
UNMET = 1
"""So often more is everything taken as met, among all phrases alike: so what never stood in those
of a danger is not impossible there, and what was met once tells little."""
PARTS = 10
AGAINST_HARM = 0.3
"""How much an emergency counts among what is no self-harm: who tells of both is to see both."""
HEAD = """\
# What words speak for a danger (above 0) or against it (below): weighing.py adds all up.
# `harmi*` is any word that begins so. `<sign>`, `<self-harm>`: the lexicon finds one and nothing
# calls it off; `<saying>`: it took one out. `needed`: how much shows the card; `aside`: how much
# more is needed of what is said in passing; `longer`: how much more at most in a long text.
# bench/understanding/weigh.py counted this in phrases of every set: add phrases, run it again.
"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is read: what speaks in it, and what it really is."""

    heard: Heard
    kinds: Collection[str]
    group: str
    fresh: bool

    @property
    def kind(self) -> str:
        """What it is counted as."""
        return self.group if self.group in KINDS else OTHER

    @property
    def voices(self) -> frozenset[str]:
        """What is counted: no sign of the lexicon where the lexicon was made to find it."""
        return frozenset(chain(*self.heard.words, self.heard.signs if self.fresh else ()))


def main() -> None:
    """Weigh the words of every language."""
    for locale, phrases in gathered().items():
        sys.stdout.write(f"{locale}\n")
        tables = [table(danger, *weighed(phrases, danger)) for danger in SIGN]
        path = CONTENT / "locales" / locale / "weights.yaml"
        path.write_text("\n".join(chain([HEAD], *tables)) + "\n", "utf-8")


def gathered() -> Mapping[str, list[Phrase]]:
    """Read all phrases, by language."""
    tongues = tongues_of(load_on_demand())
    found: dict[str, list[Phrase]] = defaultdict(list)
    for path in sorted(chain.from_iterable(place.rglob("*.jsonl") for place in KNOWN)):
        if UNREAD.isdisjoint(path.parts):
            for row in map(json.loads, path.read_text("utf-8").splitlines()):
                # An answer that names a sign is read as an answer there, and tells of danger.
                if row["question"] != "after_signs" or "urgent" in row["kinds"]:
                    heard = tongues.hear(Typed(row["text"]), row["locale"])
                    group, fresh = row["group"], not FRESH.isdisjoint(path.parts)
                    found[row["locale"]].append(Phrase(heard, row["kinds"], group, fresh))
    for locale, phrase in said(tongues):
        found[locale].append(phrase)
    return found


def said(tongues: Tongues) -> Iterator[tuple[str, Phrase]]:
    """Read the lists beside the tests, and tell of each phrase in which language it is."""
    for path in sorted(chain.from_iterable(map(TESTS.glob, SAID))):
        for reading, texts in yaml.safe_load(path.read_text("utf-8")).items():
            kinds = tuple(SIGN) if reading == "both" else (reading,)
            for typed in map(Typed, texts):
                locale = tongues.language(typed)
                heard = tongues.hear(typed, locale)
                yield locale, Phrase(heard, kinds, LOOKALIKE, fresh=False)


def weighed(phrases: Sequence[Phrase], danger: str) -> tuple[int, Mapping[str, int]]:
    """Tell how much must come together for a danger, and what speaks for it."""
    fresh = [(told, one) for told, one in without_themselves(phrases, danger) if one.fresh]
    harmless, share = ALARMED[danger]
    without_sign = [(told, one.kind) for told, one in fresh if SIGN[danger] not in one.heard.signs]
    needed = outweighing((told for told, kind in without_sign if kind == harmless), share)
    sure = needed + SURE[danger]
    shown: dict[str, list[bool]] = defaultdict(list)
    for told, one in fresh:
        shown[one.kind].append(told + sure * (SIGN[danger] in one.heard.signs) >= needed)
    shares = ", ".join(f"{kind} {sum(shown[kind]) / len(shown[kind]):.3f}" for kind in KINDS)
    sys.stdout.write(f"  {danger}: shown at {shares}\n")
    # A sign that nothing speaks against is enough, however strangely the rest is typed.
    return needed, counted(phrases, danger) | {SIGN[danger]: sure}


def without_themselves(phrases: Sequence[Phrase], danger: str) -> Iterator[tuple[float, Phrase]]:
    """Weigh every phrase by what was counted in others."""
    for part in range(PARTS):
        others = [one for at, one in enumerate(phrases) if at % PARTS != part]
        weights = counted(others, danger)
        for one in phrases[part::PARTS]:
            heard, weighed_by = one.heard, (weights, ASIDE[danger], LONGER[danger])
            yield weigh(heard.words, heard.signs, *weighed_by), one


def outweighing(sums: Iterable[float], share: float) -> int:
    """Tell how much is needed so that no larger share of these phrases reaches it."""
    ordered = sorted(sums)
    return math.floor(ordered[math.ceil(len(ordered) * (1 - share)) - 1]) + 1


def counted(phrases: Iterable[Phrase], danger: str) -> dict[str, int]:
    """Count how much oftener everything stands in phrases of a danger than in others."""
    there, elsewhere, met = Tally(), Tally(), Counter[str]()
    for one in phrases:
        met.update(one.voices)
        if danger in one.kinds:
            there.add(one, 1)
        else:
            elsewhere.add(one, AGAINST_HARM if one.kind == "urgent" else 1)
    weights = {}
    for voice in met:
        if is_met(voice, met[voice]) and is_heard(voice, danger):
            unmet = UNMET / (there.among(voice) + elsewhere.among(voice))
            oftener = (there.share(voice) + unmet) / (elsewhere.share(voice) + unmet)
            weights[voice] = round(math.log(oftener) * GRAIN)
    return weights


class Tally:
    """How often each voice stands in phrases of one kind."""

    def __init__(self) -> None:
        self.times: dict[str, float] = defaultdict(float)
        self._phrases: dict[bool, float] = defaultdict(float)

    def add(self, phrase: Phrase, worth: float) -> None:
        """Count a phrase."""
        for voice in phrase.voices:
            self.times[voice] += worth
        self._phrases[phrase.fresh] += worth

    def share(self, voice: str) -> float:
        """Tell in what share of the phrases a voice stands."""
        return self.times[voice] / self.among(voice)

    def among(self, voice: str) -> float:
        """Tell among how many phrases a voice is counted; signs are counted in fresh ones."""
        return self._phrases[True] + (0 if voice in ALL_SIGNS else self._phrases[False])


ALL_SIGNS = frozenset(chain.from_iterable(SIGNS.values()))


def is_met(voice: str, times: int) -> bool:
    """Tell whether a voice stands in enough phrases to tell anything."""
    return times >= PAIRS or " " not in voice


def is_heard(voice: str, danger: str) -> bool:
    """Tell whether a voice is listened to: of signs only those of this danger."""
    return voice not in ALL_SIGNS or voice in set(SIGNS[danger]) - {SIGN[danger]}


def table(danger: str, needed: int, weights: Mapping[str, int]) -> Iterator[str]:
    """Write the weights of a danger."""
    yield from (f"{danger}:", f"  needed: {needed}", f"  aside: {ASIDE[danger]}")
    yield from (f"  longer: {LONGER[danger]}", "  weights:")
    yield from written(weights, "    ")


def written(weights: Mapping[str, int], indent: str) -> Iterator[str]:
    """Write what weighs the same in one row, as lines that can be read, the heaviest first."""
    rows: dict[int, list[str]] = defaultdict(list)
    for voice in sorted(weights):
        rows[weights[voice]].append(voice)
    for weight in sorted(rows, reverse=True):
        yield f"{indent}{weight}: >-"
        yield from wrapped(rows[weight], f"{indent}  ")


def wrapped(voices: Iterable[str], indent: str, width: int = 120) -> Iterator[str]:
    """Write voices over as many lines as they need."""
    line = indent
    for voice in voices:
        if len(line) + len(voice) >= width:
            yield line.rstrip()
            line = indent
        line += f"{voice}, "
    yield line.removesuffix(", ")


if __name__ == "__main__":
    main()
