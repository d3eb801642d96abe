"""Typed text in, its meaning out: an answer, a question, a command, or unclear."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from bot.understanding.bounds import BOUNDS
from bot.understanding.exact import Exact, Phrases, to_meanings
from bot.understanding.folding import Typed, bare
from bot.understanding.hints import Guess, Hints
from bot.understanding.judged import Judged
from bot.understanding.leaning import NOTHING, Leading, Leanings, leading
from bot.understanding.matching import Pattern, Text
from bot.understanding.meaning import Asked, Understood, means
from bot.understanding.topics import ENOUGH, PLAINLY, Topics
from bot.understanding.values import Values
from bot.understanding.weighing import voices

_SURE = frozenset({"answer", "command"})
"""Kinds that leave no word unexplained."""
_OLDEST = 110
_OF_AGE = 18
_POSITIONS = 2
"""How many options the question for the age has: a bare number above is an age."""
_TOPIC_FIRST = 6
_AT_A_QUESTION = 6
"""How much more must speak for a topic where another answer is awaited and nothing is asked."""
_PLAIN_COMMAND = 3
"""A command in so many words may have one word more beside it."""
_OPTION_ENOUGH = 6
_OPTION_AHEAD = 3
"""How much words must lean to an option, and how much more than to the next one or to nothing."""
_FAR_AHEAD = 10
"""So much more than to the next one, and one option that is named but not surely gives way."""
_OBJECTING, _OBJECTED = 0.5, 5
"""What words alone say of danger has to be so much of what they say of an option asked for, or
so much in itself: "scars, from acne and from where I cut myself" is both."""
_MOST_PARTS, _MOST_WORDS = 9, 12
"""A text of more parts is no answer, and of more words no command, in words of one's own."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that is known of one language."""

    labels: Callable[[], Mapping[str, Phrases]]
    lexicon: Mapping[str, Any]
    topics: Mapping[str, Any]
    """Which words make a topic, in every language."""
    names: frozenset[str] = frozenset()
    leanings: Mapping[str, Any] = field(default_factory=dict)
    """What words lean to: topics, and at a question its options; nobody may have counted them."""


class Understanding:
    """Reads what is typed in one language, and danger in all; the tables come in as values."""

    def __init__(self, tables: Tables, danger: Callable[[Typed], Judged]) -> None:
        self._tables = tables
        self._danger = danger
        names = "|".join(sorted({re.escape(bare(name)) for name in tables.names})) or r"(?!)"
        self._names = re.compile(rf"\b(?:{names})\b")
        self._commands = to_meanings(tables.lexicon.get("commands", {}))
        self._told = to_meanings(tables.lexicon.get("topics", {}))

    def __call__(self, text: str, asked: Asked) -> Understood:
        """Return what the text means where this is asked."""
        typed = Typed(text)
        judged = self._outweighing(self._danger(typed), typed, asked)
        meant = self._exactly(typed, asked) or self._loosely(typed, asked, judged)
        # What answers in full, or commands, is danger only where it names a sign.
        plain = meant.kind in _SURE and not judged.sign
        named = bool(self._names.search(typed.bare))
        return replace(meant, danger="none" if plain else judged.alarm, names=named)

    def _exactly(self, typed: Typed, asked: Asked) -> Understood | None:
        """Read labels, positions, commands and known questions, word for word."""
        chosen, folded = self._chosen(typed, asked), typed.bare
        if chosen:
            return means("answer", *chosen)
        if folded in self._commands:
            return means("command", self._commands[folded])
        if typed.text.strip().startswith("/") and folded in self._tables.lexicon["commands"]:
            return means("command", folded)
        return means("topic", self._told[folded]) if folded in self._told else None

    def _chosen(self, typed: Typed, asked: Asked) -> tuple[str, ...]:
        if asked.question is None:
            return ()
        return self._exact.choose(typed, asked.question, asked.options, numbered=asked.numbered)

    def _loosely(self, typed: Typed, asked: Asked, judged: Judged) -> Understood:
        """Read words of one's own: as a command, a question, or an answer."""
        words = self.words(typed)
        command = self._command(words, asked, judged)
        if command:
            return means("command", command)
        asks = self._hints.asks(words)
        if judged.reading != "none":
            # The card comes first; of all meanings only an answer in full may stand against it.
            guess = Guess((), sure=False) if asks else self._guess(words, asked)
            return self._answered(guess, asked, judged) or means("unclear")
        near = self._topics.find(words, feared=judged.feared) if asks else None
        if near and near.weight >= _TOPIC_FIRST and not self._rather_answers(words, asked):
            return means("topic", near.topic)
        guess = self._guess(words, asked)
        answered = self._answered(guess, asked, judged)
        settled = guess.denied or (answered is not None and answered.kind == "answer")
        leant = Leading() if settled else self._leant(words, asked)
        asked_back = means("confirm", leant.name) if leant.name else None
        first = answered if answered and not _gives_way(answered, leant) else asked_back
        if first and (answered or not asks):
            return first
        near = near or self._topics.find(words, feared=judged.feared)
        enough = ENOUGH if asks else PLAINLY + _AT_A_QUESTION * (asked.question is not None)
        if near.weight >= enough and (asks or not guess.denied):
            return means("topic", near.topic)
        return asked_back or means("unclear", nearest=near.three)

    def _outweighing(self, judged: Judged, typed: Typed, asked: Asked) -> Judged:
        """Let words without a sign leave a doubt where every sentence says more of an answer."""
        if judged.reading == "none" or judged.sign:
            return judged
        parts = [typed, *map(Typed, typed.sentences)]
        answers = len(parts) <= _MOST_PARTS and all(self._answers(one, asked) for one in parts)
        return Judged(feared=judged.feared, nearly=judged.crisis) if answers else judged

    def _answers(self, typed: Typed, asked: Asked) -> bool:
        """Tell whether words say enough of an option asked for to be no danger."""
        judged = self._danger(typed)
        said = 0 if judged.sign else self._leant(self.words(typed), asked).weight
        return judged.reading == "none" or judged.beyond < min(said * _OBJECTING, _OBJECTED)

    def _answered(self, guess: Guess, asked: Asked, judged: Judged) -> Understood | None:
        """Take what a text seems to answer, or ask it back where it is not sure."""
        if not guess.options:
            return None
        # What tells of danger is taken as an answer only in the exact words of an option.
        plain = guess.plain and judged.reading == "none" if asked.strict else guess.sure
        plain = plain and len(guess.options) <= asked.at_most
        return means("answer" if plain else "confirm", *guess.options)

    def words(self, typed: Typed) -> Text:
        """Read the words of a text, slips mended."""
        self._ready()
        return self._hints.read(typed)

    def _rather_answers(self, words: Text, asked: Asked) -> bool:
        """At the worries "how do I find someone good" is a worry, unless it has its mark."""
        return asked.question == "worries" and "?" not in words.words

    def _command(self, words: Text, asked: Asked, judged: Judged) -> str:
        """Find a command in a short text that says nothing else, or little and no danger."""
        if len(words) > _MOST_WORDS:
            return ""
        found = sorted(self._asked_for.find(words), key=lambda one: one.start - one.end)
        if not found:
            return ""
        name, longest = found[0].name, found[0].end - found[0].start
        same = [one for one in found if one.name == name]
        spare = (judged.reading == "none") + (longest >= _PLAIN_COMMAND)
        allowed = 0 if asked.free else spare
        return "" if self._hints.left_over(words, same)[allowed:] else name

    def _guess(self, words: Text, asked: Asked) -> Guess:
        """Weigh what a text may answer: a time, an age, a position in words, hints."""
        question = asked.question
        if question is None:
            return Guess((), sure=False)
        if question in BOUNDS and not self._hints.refuses(words, question):
            timed = self._timed(words, asked)
            if timed.options:
                return timed
        if question == "adult" and (aged := self._aged(words)).options:
            return aged
        hints = self._hints.guess(words, question, asked.options, single=asked.single)
        if hints.options or hints.denied or not asked.numbered:
            return hints
        return self._placed(words, asked)

    def _leant(self, words: Text, asked: Asked) -> Leading:
        """Find the option that words lean to, figures alone to none: it is only asked back."""
        leanings = None if asked.strict else self._leanings.get(asked.question or "")
        if leanings is None or not any(map(str.isalpha, words.words)):
            return Leading()
        offered, sums = {*asked.options, NOTHING}, leanings.of(voices(words.words))
        best = leading({thing: sums[thing] for thing in offered & sums.keys()})
        plain = best.ahead >= _OPTION_AHEAD and best.weight >= _OPTION_ENOUGH
        return best if plain else Leading()

    def _timed(self, words: Text, asked: Asked) -> Guess:
        found = self._values.option(words, asked.question or "", asked.today)
        if (
            found is None
            or found[0] not in asked.options
            or self._exact.is_number(" ".join(words.words))
        ):
            return Guess((), sure=False)
        option, certain, length = found
        left = self._hints.left_over(words, length.at)
        counted = any(word.isdecimal() for word in left)
        clean = certain and not (counted or self._hints.hedged(words)) and len(left) <= 1
        return Guess((option,), sure=clean)

    def _aged(self, words: Text) -> Guess:
        number = self._values.number(words)
        if number is None or not _POSITIONS < number < _OLDEST:
            return Guess((), sure=False)
        return Guess(("yes" if number >= _OF_AGE else "no",), sure=False)

    def _placed(self, words: Text, asked: Asked) -> Guess:
        """Read "the first and the third"."""
        found = list(self._ordinals.find(words))
        places = sorted({int(one.name) for one in found})
        if not places or places[-1] > len(asked.options) or (asked.single and len(places) > 1):
            return Guess((), sure=False)
        left = self._hints.left_over(words, found)
        options = tuple(asked.options[place - 1] for place in places)
        return Guess(options, sure=not left and not self._hints.hedged(words))

    @cached_property
    def _exact(self) -> Exact:
        return Exact(self._tables.labels(), self._tables.lexicon.get("and", ("and",)))

    @cached_property
    def _hints(self) -> Hints:
        table = self._tables.lexicon["hints"]
        return Hints(table, table["groups"])

    def _ready(self) -> None:
        """Compile all that shares the words of one text before the first text is read."""
        for _ in (self._topics, self._values, self._asked_for, self._ordinals):
            pass

    @cached_property
    def _topics(self) -> Topics:
        hints = self._tables.lexicon["hints"]
        said = hints.get("said", {})
        leanings = Leanings(self._tables.leanings.get("topics", {}))
        return Topics(self._hints.grammar, hints["groups"], self._tables.topics, said, leanings)

    @cached_property
    def _leanings(self) -> Mapping[str, Leanings]:
        answers = self._tables.leanings.get("answers", {})
        return {question: Leanings(options) for question, options in answers.items()}

    @cached_property
    def _values(self) -> Values:
        return Values(self._tables.lexicon["hints"]["values"], self._hints.grammar)

    @cached_property
    def _asked_for(self) -> Pattern:
        return self._hints.grammar.named(self._tables.lexicon["hints"]["commands"])

    @cached_property
    def _ordinals(self) -> Pattern:
        return self._hints.grammar.named(self._tables.lexicon["hints"]["positions"])


def _gives_way(answered: Understood, leant: Leading) -> bool:
    """Tell whether one option that is named, but not surely, is not what the words lean to."""
    doubtful = answered.kind == "confirm" and len(answered.options) == 1
    return doubtful and leant.ahead >= _FAR_AHEAD
