"""Telegram for tests: the emulator in a thread, patients who act, and what they see.

    with Emulator() as telegram:
        patient = telegram.patient(language="en")
        patient.say("/start")
        welcome = patient.await_reply()
        patient.tap("Start")
        await patient.sees("How old are you?")

Acting never waits. Waiting never sleeps: it ends at the change it waits for, or fails after
`timeout` real seconds with the whole chat in the message. Every wait has a blocking form
(await_reply, await_seen, settled) and an async one (reply, sees, calm) for tests whose bot
lives in the same event loop.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random
from types import TracebackType
from typing import Any, Self

from preview import patients, queues
from preview.faults import Fault
from preview.rates import Rates
from preview.server import Served
from preview.shapes import visible
from preview.telegram_state import DEMO_TOKEN, Clock, Telegram, now
from tests.patient import PATIENCE, Patient, Seen

__all__ = ["Emulator", "HandClock", "Patient", "Seen", "shown"]


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime = datetime(2026, 1, 5, 9, tzinfo=UTC)) -> None:
        self.time = start

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.time

    def advance(self, **delta: float) -> None:
        """Move on: `clock.advance(hours=1)`."""
        self.time += timedelta(**delta)


class Emulator:
    """Telegram on 127.0.0.1 for as long as the `with` lasts."""

    def __init__(
        self, clock: Clock = now, token: str = DEMO_TOKEN, chance: Random | None = None
    ) -> None:
        self.telegram = Telegram(clock, token, chance)
        self.token = token
        self._served: Served | None = None

    @property
    def url(self) -> str:
        """Give what TELEGRAM_API_URL is set to."""
        assert self._served is not None, "use it as: with Emulator() as telegram"
        return self._served.url

    def __enter__(self) -> Self:
        self._served = Served(self.telegram).__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._served is not None
        self._served.__exit__(kind, error, trace)

    def patient(
        self,
        user_id: int | None = None,
        language: str = "en",
        first_name: str = "Patient",
        username: str | None = None,
    ) -> Patient:
        """Let somebody open the chat; the same id again is the same person."""
        chat = patients.arrive(self.telegram, user_id, language, first_name, username)
        return Patient(self.telegram, chat)

    # What goes wrong.

    def fail(
        self, method: str, kind: str, times: int = 1, retry_after: int = 1, seconds: float = 0
    ) -> None:
        """Make the next calls fail: the kinds are preview.faults.KINDS; "*" is any method.

        "webhook" and "confirm" are the bot's acknowledgements: they can be lost or late.
        """
        with self.telegram.lock:
            self.telegram.faults.add(Fault(method, kind, times, retry_after, seconds))

    def hook(self, url: str, secret: str) -> None:
        """Bring updates to this address from now on, as after setWebhook."""
        with self.telegram.changing():
            self.telegram.webhook = {"url": url, "secret_token": secret, "max_connections": 100}

    def limit(self, **rates: float) -> None:
        """Refuse with 429 what comes faster: per_chat, burst, overall."""
        with self.telegram.lock:
            self.telegram.rates = Rates(**rates)  # type: ignore[arg-type]

    def heal(self) -> None:
        """Forget every fault still to come."""
        with self.telegram.lock:
            self.telegram.faults.clear()
            self.telegram.lose_confirmations = 0

    def redeliver(self, update_id: int | None = None) -> int:
        """Deliver an update once more (the newest, or the one named); gives its number."""
        with self.telegram.changing():
            number = max(self.telegram.updates) if update_id is None else update_id
            queues.redeliver(self.telegram, number)
            return number

    def lose_confirmation(self, times: int = 1) -> None:
        """Do not hear the next confirmations: what they confirmed comes again."""
        with self.telegram.lock:
            self.telegram.lose_confirmations += times

    def advance(self, seconds: float) -> None:
        """Let time pass at Telegram."""
        self.telegram.advance(seconds)

    # What happened.

    @property
    def history(self) -> list[dict[str, Any]]:
        """All that happened, in order: see preview.telegram_state.Telegram.record."""
        with self.telegram.lock:
            return list(self.telegram.history)

    def calls(self, *methods: str) -> list[dict[str, Any]]:
        """The Bot API calls, all but getUpdates, or those of these methods."""
        wanted = {method.lower() for method in methods}
        calls = [entry for entry in self.history if entry["what"] == "call"]
        return [call for call in calls if _wanted(call["method"].lower(), wanted)]

    def ids(self, what: str) -> list[int]:
        """The update ids of one kind of entry: queued, delivered, confirmed, expired..."""
        return [entry["update_id"] for entry in self.history if entry["what"] == what]

    def await_call(self, method: str, count: int = 1, timeout: float = PATIENCE) -> dict[str, Any]:
        """Wait until a method was called so many times; gives that call."""
        with self.telegram.changed:
            done = self.telegram.changed.wait_for(lambda: len(self.calls(method)) >= count, timeout)
        assert done, f"{method} was called {len(self.calls(method))} times, not {count}"
        return self.calls(method)[count - 1]

    def await_polling(self, timeout: float = PATIENCE) -> None:
        """Wait until a bot waits for updates."""
        with self.telegram.changed:
            done = self.telegram.changed.wait_for(lambda: self.telegram.polling, timeout)
        assert done, "no bot polls"

    def await_delivered(self, update_id: int, timeout: float = PATIENCE) -> None:
        """Wait until an update was handed to the bot."""
        with self.telegram.changed:
            done = self.telegram.changed.wait_for(
                lambda: update_id in self.ids("delivered"), timeout
            )
        assert done, f"{update_id} was not delivered"

    def await_confirmed(self, update_ids: Iterable[int], timeout: float = PATIENCE) -> None:
        """Wait until none of these updates waits for the bot any more."""
        wanted = set(update_ids)

        def over() -> bool:
            return wanted.isdisjoint(update.id for update in self.telegram.pending)

        with self.telegram.changed:
            done = self.telegram.changed.wait_for(over, timeout)
        assert done, f"not all of {sorted(wanted)} were confirmed"


def _wanted(method: str, wanted: set[str]) -> bool:
    return method in wanted if wanted else method != "getupdates"


def shown(patient: Patient) -> list[dict[str, Any]]:
    """Give the chat exactly as the page gets it."""
    with patient.telegram.lock:
        return visible(patient.chat)
