"""Keys -> words, as the patient reads them, without their formatting."""

from collections.abc import Iterable, Mapping

from bot.flows.answers import Conversation
from bot.flows.asking import answer_text
from bot.flows.changing import wording
from bot.flows.replies import Text
from bot.rendering import Library, Speaker
from preview.markup import parse_html

_DIVIDER = ", "


class Teller:
    """Puts keys in words for the reader of one conversation."""

    def __init__(
        self, library: Library, conversation: Conversation, operator: Mapping[str, str]
    ) -> None:
        names = wording(conversation, library.catalogue.named)
        country = conversation.answers.get("country", ("",))[0]
        self.conversation = conversation
        self._speaker = Speaker(library, conversation.locale, country, names, operator)
        self.voice = self._speaker.voice

    def say(self, text: Text) -> str:
        """Put one piece of content in words."""
        return parse_html(self._speaker.say(text))[0]

    def name(self, question: str) -> str:
        """Name a question in a word or two."""
        return self.say(Text(f"name-{question}"))

    def all(self, texts: Iterable[Text]) -> str:
        """Put several pieces in words, side by side."""
        return _DIVIDER.join(self.say(text) for text in texts)

    def answer(self, question: str) -> str:
        """Put an answer in words."""
        return self.all(answer_text(self.conversation, question))
