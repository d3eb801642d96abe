"""The whole product on this machine: the emulator, the chat page and the real bot."""

import os
import secrets
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.content import catalogue
from bot.content.claims import load_claims
from bot.privacy.pseudonyms import Keys
from bot.settings import SettingsWrong, load
from db.address import sqlite_file
from db.engine import engine
from db.faults import STORAGE_ERRORS
from db.schema import is_current
from preview import clinic, levers
from preview.drawer.routes import Drawer, Words
from preview.drawer.shelf import Shelf
from preview.keeper import Keeper, end, say, start
from preview.server import Served
from preview.telegram_state import Telegram

BOT = (sys.executable, "-m", "bot", "run")
SETUP = (sys.executable, "-m", "bot", "setup")
CONSOLE = (sys.executable, "-m", "bot", "console", "--demo")
SPECIMENS = (sys.executable, "-m", "bot", "specimens")

_GLANCE_SECONDS = 0.3

_DEFAULT = "127.0.0.1:8080"
_HERE = ("127.0.0.1", "localhost", "[::1]")
_OURS = ("PREVIEW_LISTEN", "TELEGRAM_BOT_TOKEN_FILE")
"""What the bot is not handed on: where the page listens, and the token of a real bot."""

Beside = Callable[[Served, threading.Event], None]


def main() -> int:
    """Run the demo until Ctrl-C or SIGTERM; give the exit code."""
    return run(BOT, os.environ, SETUP, (CONSOLE, SPECIMENS))


def run(
    command: Sequence[str],
    environ: Mapping[str, str],
    setup: Sequence[str] = (),
    followers: Sequence[Sequence[str]] = (),
) -> int:
    """Serve the page, introduce the bot to it, and keep the bot alive beside it."""

    def beside(served: Served, stop: threading.Event) -> None:
        with tempfile.TemporaryDirectory(prefix="askfirst-demo-") as folder:
            given = surroundings(environ, served.url, Path(folder))
            following = threading.Thread(target=follow, args=(given, followers, stop))
            following.start()
            try:
                accompany(served, stop, given, command, setup)
            finally:
                stop.set()
                following.join()

    return _served(environ, beside)


def serve(environ: Mapping[str, str]) -> int:
    """Serve the page alone; whoever works on the bot starts it beside the page."""

    def beside(served: Served, stop: threading.Event) -> None:
        given = {"SECRET_KEY": secrets.token_urlsafe(32), **_at(environ, served.url)}
        served.add(*drawer_of(served.telegram, given).routes())
        names = ("TELEGRAM_API_URL", "TELEGRAM_BOT_TOKEN", "SECRET_KEY")
        with served:
            say(f"The chat page is at {served.url} (Ctrl-C ends it). Start the bot beside it with")
            needed = (f"{name}={given[name]}" for name in names if name not in environ)
            say(f"{' '.join(needed)} askfirst run")
            stop.wait()

    return _served(environ, beside)


def accompany(
    served: Served,
    stop: threading.Event,
    environ: Mapping[str, str],
    command: Sequence[str],
    setup: Sequence[str] = (),
    content: Path = catalogue.HERE,
) -> None:
    """Serve the page with drawer and levers, and keep the bot alive until `stop` is set."""
    clinic.make(sqlite_file(environ["DATABASE_URL"]), served.telegram.now())
    keeper = Keeper(command, environ, say)
    drawer = drawer_of(served.telegram, environ, content)
    served.add(*levers.routes(keeper), *drawer.routes())
    with served:
        say(f"Chat with askfirst at {served.url} (Ctrl-C ends it).")
        introduction = start(setup, environ) if setup else None
        # Reading the words takes as long as the bot takes to start: nobody should wait for both.
        threading.Thread(target=lambda: drawer.words, name="words", daemon=True).start()
        try:
            keeper.run(stop)
        finally:
            if introduction:
                end(introduction)
            drawer.shelf.close()


def follow(
    environ: Mapping[str, str], commands: Sequence[Sequence[str]], stop: threading.Event
) -> None:
    """Start what stands on the bot's tables once they are there; end it with all the rest."""
    file = sqlite_file(environ["DATABASE_URL"])
    while commands and not is_ready(file):
        if stop.wait(_GLANCE_SECONDS):
            return
    children = [start(command, environ) for command in commands]
    stop.wait()
    for child in children:
        end(child)


def is_ready(file: Path) -> bool:
    """Tell whether the bot has made its tables."""
    if not file.exists():
        return False
    looking = engine(file, "BEGIN", "query_only=ON")
    try:
        with looking.connect() as connection:
            return is_current(connection)
    except STORAGE_ERRORS:
        return False
    finally:
        looking.dispose()


def drawer_of(
    telegram: Telegram, environ: Mapping[str, str], content: Path = catalogue.HERE
) -> Drawer:
    """Open the drawer of the bot that runs with this environment. Raises SettingsWrong."""
    settings = load(environ)
    operator = {"operator": settings.operator_name, "contact": settings.operator_contact}
    keys = Keys.derive(settings.secret, settings.bot_id, settings.previous_secret)
    shelf = Shelf(sqlite_file(settings.database_url), keys)
    return Drawer(
        telegram, shelf, lambda: Words(catalogue.load(content), load_claims(content), operator)
    )


def _served(environ: Mapping[str, str], beside: Beside) -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    listen = environ.get("PREVIEW_LISTEN", "") or _DEFAULT
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit():
        return _sorry(f"PREVIEW_LISTEN is {listen}; it should look like {_DEFAULT}.")
    if host not in _HERE:
        return _sorry(f"PREVIEW_LISTEN is {listen}; the chat page is for this machine only.")
    try:
        served = Served(Telegram(), host, int(port))
    except (OSError, OverflowError):
        return _sorry(
            f"The chat page cannot listen on {listen}: something else uses that address."
            " End it, or choose another with PREVIEW_LISTEN=127.0.0.1:8090."
        )
    try:
        beside(served, stop)
    except SettingsWrong as wrong:
        return _sorry(str(wrong))
    return 0


def surroundings(environ: Mapping[str, str], url: str, folder: Path) -> dict[str, str]:
    """Give the bot its environment: a token of no bot, and Telegram at our address."""
    secret = {} if environ.get("SECRET_KEY_FILE") else {"SECRET_KEY": secrets.token_urlsafe(48)}
    return {
        "DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "OPERATOR_NAME": "demo",
        "OPERATOR_CONTACT": "demo",
        **secret,
        **_at(environ, url),
    }


def _at(environ: Mapping[str, str], url: str) -> dict[str, str]:
    """Point an environment at our address."""
    kept = {name: value for name, value in environ.items() if name not in _OURS}
    return {**kept, "TELEGRAM_BOT_TOKEN": Telegram().token, "TELEGRAM_API_URL": url}


def _sorry(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
