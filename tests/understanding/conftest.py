"""The lexicons as the tests read them, and what reads with them."""

from functools import partial

import chat
import pytest

from bot import vocabulary
from bot.flows.questions import BY_KEY
from bot.understanding.folding import Typed

LOCALES = ("en", "es", "pt-BR", "ru", "ar")


@pytest.fixture(scope="session")
def catalogue():
    return chat.words()


@pytest.fixture(scope="session")
def lexicon(catalogue):
    return catalogue.lexicons["en"]


@pytest.fixture(scope="session")
def read(catalogue):
    """Read a text for danger, whatever its language."""
    tongues = vocabulary.tongues_of(catalogue)
    return lambda text: tongues.read(Typed(text)).reading


@pytest.fixture(scope="session")
def readers():
    return chat.readers()


@pytest.fixture(scope="session")
def understand(readers):
    """Read a text as an answer to a question, with all that the question takes."""

    def understood(text, question=None, locale="en", today=""):
        asked = BY_KEY.get(question)
        options = asked.answers if asked else ()
        read = partial(readers[locale], numbered=True, today=today)
        return read(text, question, options)

    return understood
