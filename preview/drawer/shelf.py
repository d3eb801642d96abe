"""What the bot keeps about one patient, read from its own file and never written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from bot.flows.answers import Conversation
from bot.privacy.pseudonyms import Keys
from bot.rows import to_conversation
from db import queries
from db.engine import engine
from db.faults import STORAGE_ERRORS
from db.transcripts import turns_of_run
from preview.clinic import open_code

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation and its turns, as they stand in the file."""

    conversation: Conversation
    turns: Sequence[Mapping[str, Any]]


class Shelf:
    """One bot's file, seen through the keys of its secret."""

    def __init__(self, file: Path, keys: Keys) -> None:
        self._file, self._keys = file, keys
        self._engine: Engine | None = None

    def look(self, user_id: int) -> Kept | None:
        """Return what is kept about a patient; None before consent, and after erasure."""

        def looked(connection: Connection) -> Kept | None:
            # A patient whose name was keyed before the secret changed is found by the old keys.
            found = (self._kept(connection, keys.subject(user_id)) for keys in self._keys.all)
            return next((kept for kept in found if kept), None)

        return self._read(looked)

    def link(self, now: datetime) -> str | None:
        """Return the code of a clinic's link that can be opened; None where there is none."""
        return self._read(lambda connection: open_code(connection, now))

    def _read(self, look: Callable[[Connection], T | None]) -> T | None:
        try:
            if self._engine is None:
                # Opened too early, SQLite would make the file itself.
                if not self._file.exists():
                    return None
                self._engine = engine(self._file, "BEGIN", "query_only=ON")
            with self._engine.connect() as connection, connection.begin():
                return look(connection)
        except STORAGE_ERRORS:
            # The bot may be making its tables, or be gone with its file; the next look will tell.
            return None

    def _kept(self, connection: Connection, subject: bytes) -> Kept | None:
        row = queries.load_conversation(connection, subject)
        if row is None:
            return None
        conversation = to_conversation(row)
        return Kept(conversation, turns_of_run(connection, subject, conversation.run))

    def close(self) -> None:
        """Let go of the file."""
        if self._engine:
            self._engine.dispose()
