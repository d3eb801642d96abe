"""The whole product on this machine: the emulator, the chat page and the real bot."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from preview.server import Served
from preview.telegram_state import Telegram

BOT = (sys.executable, "-m", "bot", "run")
SETUP = (sys.executable, "-m", "bot", "setup")

_DEFAULT = "127.0.0.1:8080"
_ANY = ("0.0.0.0", "[::]")  # noqa: S104 - compared with, never bound by itself
_GLANCE_SECONDS = 0.2
_LONGEST_REST = 10.0
_FAREWELL_SECONDS = 10.0


def main() -> int:
    """Run the demo until Ctrl-C or SIGTERM; give the exit code."""
    return run(BOT, os.environ, SETUP)


def run(command: Sequence[str], environ: Mapping[str, str], setup: Sequence[str] = ()) -> int:
    """Serve the page, introduce the bot to it, and keep the bot alive beside it."""

    def beside(url: str, stop: threading.Event) -> None:
        _say(f"Chat with askfirst at {url} (Ctrl-C ends it).")
        with tempfile.TemporaryDirectory(prefix="askfirst-demo-") as folder:
            _keep(command, setup, surroundings(environ, url, Path(folder)), stop)

    return _served(environ, beside)


def serve(environ: Mapping[str, str]) -> int:
    """Serve the page alone; whoever works on the bot starts it beside the page."""

    def beside(url: str, stop: threading.Event) -> None:
        _say(f"The chat page is at {url} (Ctrl-C ends it). Start the bot beside it with")
        _say(
            f"TELEGRAM_API_URL={url} TELEGRAM_BOT_TOKEN={Telegram().token}"
            f" SECRET_KEY={secrets.token_urlsafe(32)} askfirst run"
        )
        stop.wait()

    return _served(environ, beside)


def _served(environ: Mapping[str, str], beside: Callable[[str, threading.Event], None]) -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    listen = environ.get("PREVIEW_LISTEN", "") or _DEFAULT
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit():
        return _sorry(f"PREVIEW_LISTEN is {listen}; it should look like {_DEFAULT}.")
    try:
        served = Served(Telegram(), host, int(port))
    except (OSError, OverflowError):
        return _sorry(
            f"The chat page cannot listen on {listen}: something else uses that address."
            " End it, or choose another with PREVIEW_LISTEN=127.0.0.1:8090."
        )
    with served:
        beside(f"http://{'127.0.0.1' if host in _ANY else host}:{served.port}", stop)
    return 0


def surroundings(environ: Mapping[str, str], url: str, folder: Path) -> dict[str, str]:
    """Give the bot its environment: a token of no bot, and Telegram at our address."""
    return {
        "DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "OPERATOR_NAME": "demo",
        "OPERATOR_CONTACT": "demo",
        **environ,
        "TELEGRAM_BOT_TOKEN": Telegram().token,
        "TELEGRAM_API_URL": url,
    }


def _keep(
    command: Sequence[str],
    setup: Sequence[str],
    environ: Mapping[str, str],
    stop: threading.Event,
) -> None:
    introduction = _start(setup, environ) if setup else None
    try:
        _live(command, environ, stop)
    finally:
        if introduction:
            _end(introduction)


def _start(command: Sequence[str], environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # Its own session: Ctrl-C reaches us alone, and we end each by its process id.
    return subprocess.Popen(command, env=environ, start_new_session=True)  # noqa: S603


def _live(command: Sequence[str], environ: Mapping[str, str], stop: threading.Event) -> None:
    rest = 0.5
    while not stop.is_set():
        bot = _start(command, environ)
        while bot.poll() is None and not stop.wait(_GLANCE_SECONDS):
            pass
        if stop.is_set():
            _end(bot)
            return
        _say(f"The bot stopped (exit code {bot.returncode}); it starts again.")
        stop.wait(rest)
        rest = min(rest * 2, _LONGEST_REST)


def _end(bot: subprocess.Popen[bytes]) -> None:
    bot.terminate()
    try:
        bot.wait(_FAREWELL_SECONDS)
    except subprocess.TimeoutExpired:
        bot.kill()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _sorry(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
