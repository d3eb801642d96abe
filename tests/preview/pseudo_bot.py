"""The real bot with the words of another folder: `python -m tests.preview.pseudo_bot run FOLDER`.

It is put together here as `bot.cli` does it; the product has no option for this.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot import app
from bot.content.catalogue import load as load_words
from bot.introduction import introduce_bot
from bot.logs import configure
from bot.settings import load

if __name__ == "__main__":
    does, folder = sys.argv[1:]
    settings = load(os.environ)
    configure(settings.log_level)
    work = {"run": app.run, "setup": introduce_bot}[does]
    asyncio.run(work(settings, load_words(Path(folder))))
