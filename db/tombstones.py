"""What was erased and may never come back: keyed hashes in files of their own, one a month.

They stand beside the database and not in it: a backup that is restored replaces the database.
"""

import os
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from db.types import EPOCH, MILLISECOND

KEPT = timedelta(days=400)
"""Longer than anything in a backup can live: what is older there is overdue and purged anyway."""

_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{13})")


def beside(database: Path) -> Path:
    """Name the folder of the tombstones of a database."""
    return Path(f"{database}.tombstones")


class Tombstones:
    """The tombstones in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, hashes: Sequence[bytes], at: datetime) -> None:
        """Write tombstones to disk; only then may the erasure be committed."""
        moment = f"{(at - EPOCH) // MILLISECOND:013}"
        # A line that a crash cut short must not spoil the next one.
        lines = "".join(f"\n{one.hex()} {moment}\n" for one in hashes)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._append(f"{at:%Y-%m}", lines)

    def _append(self, month: str, lines: str) -> None:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(os.open(self.folder / month, flags, 0o600), "w", encoding="ascii") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> dict[bytes, datetime]:
        """Return every tombstone and when it was last set."""
        found: dict[bytes, datetime] = {}
        for file in self._files():
            for line in file.read_text(encoding="ascii").splitlines():
                if match := _LINE.fullmatch(line):
                    erased, at = bytes.fromhex(match[1]), EPOCH + int(match[2]) * MILLISECOND
                    found[erased] = max(at, found.get(erased, at))
        return found

    def take_over(self, other: "Tombstones") -> int:
        """Add what another folder has and this one has not; return how many that were."""
        mine = self.read()
        new = {erased: at for erased, at in other.read().items() if mine.get(erased, EPOCH) < at}
        for erased, at in new.items():
            self.add([erased], at)
        return len(new)

    def forget(self, now: datetime) -> int:
        """Drop the months that no backup can need any more; return how many went."""
        oldest = f"{now - KEPT:%Y-%m}"
        gone = [file for file in self._files() if file.name < oldest]
        for file in gone:
            file.unlink()
        return len(gone)

    def _files(self) -> Iterable[Path]:
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else ()
