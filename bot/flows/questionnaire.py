"""A questionnaire as a value: its questions, and the screens that show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.flows.questions import QUESTIONS, Question
from bot.flows.screens import HEALTH_LISTS, SHARED, Screen


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """All questions in order. A conversation holds the one it is taken through.

    Nothing of the flow reads another one, so a stored conversation can be walked on under a
    questionnaire that differs from the one it began with.
    """

    questions: tuple[Question, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        """Find a question by its key."""
        return {question.key: question for question in self.questions}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Find the place of a question by its key."""
        return {question.key: place for place, question in enumerate(self.questions)}

    @cached_property
    def screen_of(self) -> Mapping[str, str]:
        """Name the screen that asks a question when it is pending."""
        return {key: SHARED.get(key, key) for key in self.by_key}

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """List the screens in order, each with the questions it answers."""
        return tuple(
            Screen(key, tuple(name for name, screen in self.screen_of.items() if screen == key))
            for key in dict.fromkeys(self.screen_of.values())
        )

    @cached_property
    def health_lists(self) -> tuple[str, ...]:
        """Name the lists that Health opens."""
        return tuple(key for key in HEALTH_LISTS if key in self.by_key)

    @cached_property
    def words(self) -> frozenset[str]:
        """Name every key of a question, an option or a screen."""
        return frozenset(self._words())

    def _words(self) -> Iterator[str]:
        yield from (screen.key for screen in self.screens)
        for question in self.questions:
            yield question.key
            yield from question.answers


QUESTIONNAIRE = Questionnaire(QUESTIONS)
"""The questionnaire as it is now."""
