"""The real bot with the words of another folder: `python -m tests.preview.pseudo_bot FOLDER`.

It is put together here as `bot.cli` does it; the product has no option for this. It introduces
itself and runs, so that its words are read once.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot import app
from bot.content.catalogue import Catalogue
from bot.content.catalogue import load as load_words
from bot.introduction import introduce_bot
from bot.logs import configure
from bot.settings import Settings, load


async def live(settings: Settings, words: Catalogue) -> None:
    """Be introduced, and run."""
    await introduce_bot(settings, words)
    await app.run(settings, words)


if __name__ == "__main__":
    settings = load(os.environ)
    configure(settings.log_level)
    asyncio.run(live(settings, load_words(Path(sys.argv[1]))))
