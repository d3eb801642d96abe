"""Do these words tell of danger now? Signs by table, then what may call a sign off, by table.

In doubt between urgent and anything else: urgent. So every canceller has to be found, and
whatever speaks for the present (a time, a sentence about oneself) overrules it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import inf
from typing import Any

from bot.understanding.calming import calms_crisis, calms_doubt, calms_urgent, cancellers
from bot.understanding.cancelling import Canceller, Found
from bot.understanding.folding import bare_word
from bot.understanding.heard import (
    CRISIS,
    CRISIS_CALLED_OFF,
    FOUND,
    NAMED,
    SAYING,
    URGENT,
    URGENT_CALLED_OFF,
    Heard,
    clauses_of,
)
from bot.understanding.judged import Judged
from bot.understanding.matching import ENDS, OUT, Pattern, Span, Text
from bot.understanding.phrases import Grammar, commas_of_lists, marks_that_go_on, words_of
from bot.understanding.spelling import Spelling
from bot.understanding.weighing import Scale, only, voices

Facts = Mapping[str, Mapping[str, Iterable[str]]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What one language says of danger: its lexicon, and what that is read with.

    `signs` are those of every language; `latin` are its words in letters not its own; without
    `weights` the signs decide alone.
    """

    lexicon: Mapping[str, Any]
    signs: Mapping[str, Facts]
    latin: Mapping[str, Iterable[str]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


BESIDE_HARM = 0.4
"""The sign of an emergency beside self-harm has to weigh so much of it, and words without a sign as
much as it does: a mouth that is twisted since the filler is what grieves, and no stroke."""

NEARLY, OUTVOTED = 5, 10
"""How much less than is needed words may say of self-harm, and leave a doubt: where they say it
alone, and where they speak against a sign of it."""
IN_DOUBT = 24
"""In a text of more words than these chance says nearly enough: of nobody who told more of
self-harm was it in doubt, and of look-alikes between ten questions one in eight brought a card."""

CLAUSE = 10
"""How much more than a text of its own a clause has to say of self-harm: "what is the difference
between the two, and why shouldn't I just die". With 3 it would show 0.01 more of harmless texts."""

_SHORT, _NEAR = 3, 4
"""So many words of self-harm are a short sign, and so many on both sides stand near one."""

_WISHES = ("wished_of_it", "hoped_for")
"""The groups of words that wish for what stands before them, over any mark."""


class Danger:
    """The danger part of one language's tables, compiled."""

    def __init__(self, tables: Tables) -> None:
        table, signs = tables.lexicon, tables.signs
        glued = table.get("glued", {})
        self.grammar = Grammar(
            table["groups"],
            table.get("closes_a_gap", ()),
            glued.get("before", ()),
            glued.get("behind", ()),
            (*table["turns"], *table.get("reasons", ())),
        )
        self._spelling, self._wishes = _to_spelling(table, tables.latin), _to_wishes(table)
        self._lists = commas_of_lists(table)
        self._joined = f"{table['list_words'][0]} "
        wishes = [table["groups"].get(group, ()) for group in _WISHES]
        self._goes_on = marks_that_go_on(table["goes_on_with"], chain.from_iterable(wishes))
        self._idioms = self.grammar.pattern(table["idioms"])
        self._turns = self.grammar.pattern(table["turns"])
        self._urgent = _to_signs(self.grammar, signs["urgent"], table.get("urgent", {}))
        self._crisis = _to_signs(self.grammar, signs["crisis"], table.get("crisis", {}))
        self._doubt = _to_signs(self.grammar, signs["doubt"], table.get("doubt", {}))
        lists, going_on = cancellers(self.grammar, table), frozenset(table["list_words"])
        self._calms_urgent = calms_urgent(lists, going_on)
        self._calms_doubt = (*self._calms_urgent, calms_doubt(lists))
        self._calms_crisis = calms_crisis(lists, going_on)
        # Where nobody has weighed the words of a language, its signs decide alone.
        weights = tables.weights or {"urgent": only(URGENT), "crisis": only(CRISIS)}
        self._scales = Scale(weights["urgent"]), Scale(weights["crisis"])

    def read(self, marked: Sequence[str]) -> Judged:
        """Judge marked words: signs of an emergency, words of self-harm, both or none."""
        heard, (for_urgent, for_crisis) = self.hear(marked), self._scales
        # Words of self-harm speak against an emergency, and must not hide one told beside them.
        urgency = for_urgent.surplus(heard.words, heard.signs)
        if heard.beside_harm is not None:
            urgency = max(urgency, for_urgent.surplus(heard.beside_harm, heard.signs))
        harm = for_crisis.surplus(heard.words, heard.signs)
        # What is harmless further off does not speak against a sign.
        if heard.around_harm:
            harm = max(harm, for_crisis.surplus(heard.around_harm, heard.signs))
        clauses = max([for_crisis.surplus(one, ()) for one in heard.clauses], default=-inf)
        if clauses >= CLAUSE:
            harm = max(harm, clauses - CLAUSE)
        urgent = urgency >= max(0, harm * (BESIDE_HARM if URGENT in heard.signs else 1))
        sign, named = (not heard.signs.isdisjoint(these) for these in (FOUND, NAMED))
        nearly = -_in_doubt(heard) <= harm < 0
        return Judged(urgent, harm >= 0, sign, named and not urgent, nearly, max(urgency, harm))

    def hear(self, marked: Sequence[str]) -> Heard:
        """Find the signs of the lexicon in marked words, and what speaks beside them."""
        written = self._lists.sub(self._joined, f" {self._spelling.mend(marked)} ")
        text, words = self._without_idioms(written), written.split()
        self_harm = list(self._crisis.find(text))
        harm = self._not_called_off(text, self_harm)
        named, urgent = self._heard(text, self._urgent, self._calms_urgent, harm)
        urgent = urgent or self._heard(text, self._doubt, self._calms_doubt, harm)[1]
        crisis = bool(harm) or self._harms_if_read_kindly(written)
        told = (
            (URGENT, urgent),
            (URGENT_CALLED_OFF, named and not urgent),
            (CRISIS, crisis),
            (CRISIS_CALLED_OFF, self_harm and not crisis),
            (SAYING, OUT in text.words),
        )
        signs = frozenset(sign for sign, there in told if there)
        spoken = words if crisis else _beside(words, self_harm)
        clauses = () if self_harm and not crisis else clauses_of(words)
        if not harm:
            return Heard(signs, voices(spoken), clauses=clauses)
        around = self._near(text, harm)
        near = [word for at, word in enumerate(words) if at in around]
        return Heard(signs, voices(spoken), voices(_beside(words, harm)), voices(near), clauses)

    def _near(self, text: Text, spans: Iterable[Span]) -> set[int]:
        """Find where these words stand, and those near them in their sentences."""
        found = [self._around(text, one.start, one.end) for one in spans]
        begun = [max(one.opened, one.start - _NEAR) for one in found]
        ended = [min(one.closed, one.end + _NEAR) for one in found]
        return set(chain.from_iterable(map(range, begun, ended)))

    def _not_called_off(self, text: Text, self_harm: Iterable[Span]) -> list[Span]:
        """Keep the words of self-harm that nothing calls off."""
        return [one for one in self_harm if self._is_present(text, one, self._calms_crisis)]

    def _harms_if_read_kindly(self, written: str) -> bool:
        """Read once more, over marks and over slips: "nobody would notice, if i dissapear"."""
        kindly = self._wishes.mend(self._goes_on.sub("", written).split())
        if kindly == written.strip():
            return False
        text = self._without_idioms(kindly)
        return bool(self._not_called_off(text, self._crisis.find(text)))

    def _heard(
        self, text: Text, signs: Pattern, cancellers: Sequence[Canceller], harm: Sequence[Span]
    ) -> tuple[bool, bool]:
        """Tell whether any sign is named, and whether one is present."""
        named = False
        for sign in signs.find(text):
            if not _is_part(sign, harm):
                named = True
                if self._is_present(text, sign, cancellers):
                    return named, True
        return named, False

    def _without_idioms(self, written: str) -> Text:
        """Look words up and take idioms out."""
        return self._idioms.taken_out(self.grammar.read(written.split()))

    def _is_present(self, text: Text, sign: Span, cancellers: Sequence[Canceller]) -> bool:
        found = self._around(text, sign.start, sign.end)
        return not any(cancels(found) for cancels in cancellers)

    def _around(self, text: Text, start: int, end: int) -> Found:
        """Find the clause and the sentences in which a sign stands."""
        opened = next((at + 1 for at in range(start - 1, -1, -1) if text.words[at] in ENDS), 0)
        turns = [turn.end for turn in self._turns.find(text, opened, start)]
        closed = _sentence_end(text, end)
        return Found(
            text=text,
            start=start,
            end=end,
            clause=max(turns, default=opened),
            opened=opened,
            closed=closed,
            beyond=_sentence_end(text, _next_word(text, closed)),
        )


def _in_doubt(heard: Heard) -> float:
    """Tell how much less than is needed leaves a doubt; what is called off leaves none."""
    if CRISIS in heard.signs:
        return OUTVOTED
    short = len(heard.words) <= IN_DOUBT
    return NEARLY if short and CRISIS_CALLED_OFF not in heard.signs else 0


def _is_part(sign: Span, harm: Iterable[Span]) -> bool:
    """Tell whether words of self-harm only look like a sign: "better if i wasnt breathing".

    A sign of self-harm that reaches far may hold anything between its ends, so it takes nothing.
    """
    return any(
        one.end - one.start <= _SHORT and one.start < sign.end and sign.start < one.end
        for one in harm
    )


def _beside(words: Sequence[str], harm: Sequence[Span]) -> Sequence[str]:
    """Give the words without those of self-harm."""
    told = {at for one in harm for at in range(one.start, one.end)}
    return [word for at, word in enumerate(words) if at not in told]


def _sentence_end(text: Text, start: int) -> int:
    ends = (at for at in range(start, len(text)) if text.words[at] in ENDS)
    return next(ends, len(text))


def _next_word(text: Text, start: int) -> int:
    """Go over the marks of an end: "...", or a full stop and a question mark set in front."""
    words = (at for at in range(start, len(text)) if text.words[at] not in ENDS)
    return next(words, len(text))


def _to_signs(grammar: Grammar, *tables: Facts) -> Pattern:
    """Compile the signs of every fact."""
    facts = chain.from_iterable(table.values() for table in tables)
    return grammar.pattern(chain.from_iterable(_listed(facts)))


def _listed(facts: Iterable[Mapping[str, Iterable[str]]]) -> Iterator[Iterable[str]]:
    for fact in facts:
        yield from fact.values()


def _to_spelling(table: Mapping[str, Any], latin: Mapping[str, Iterable[str]]) -> Spelling:
    """Gather the words whose spelling is mended, and those that are right as they are."""
    spellings = chain(latin.items(), table.get("spellings", {}).items())
    listed = {bare_word(slip): bare_word(meant) for meant, slips in spellings for slip in slips}
    said_short = table.get("said_short", {}).items()
    return Spelling(
        listed=listed,
        known=_known(table),
        forgiven=map(bare_word, table.get("forgiven", ())),
        short=[(long, short) for short, longs in said_short for long in longs],
        alike=tuple(table.get("sounds_alike", {}).items()),
        core=map(bare_word, table.get("sign_words", ())),
    )


def _to_wishes(table: Mapping[str, Any]) -> Spelling:
    """Gather the words in which a wish to die is told, so that a slip hides none."""
    core = frozenset(map(bare_word, table["wish_words"]))
    return Spelling({}, _known(table) | core, forgiven=core, core=core)


def _known(table: Mapping[str, Any]) -> frozenset[str]:
    """List the words that are right as they are."""
    groups = table["groups"].values()
    phrases = chain(table["idioms"], *groups, *table["cancellers"].values(), *_own_signs(table))
    return words_of(phrases) | frozenset(map(bare_word, table.get("no_slips", ())))


def _own_signs(table: Mapping[str, Any]) -> Iterator[Iterable[str]]:
    for kind in ("urgent", "doubt", "crisis"):
        yield from _listed(table.get(kind, {}).values())
