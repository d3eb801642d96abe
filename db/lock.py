"""One bot process per file: a lock that dies with its process."""

import fcntl
from io import TextIOWrapper
from pathlib import Path

from db.faults import DatabaseBusy, DatabaseFault


def hold(file: Path) -> TextIOWrapper:
    """Take the lock beside the file; close what is returned to give it back."""
    try:
        handle = Path(f"{file}.lock").open("a", encoding="ascii")  # noqa: SIM115 - held on purpose
    except OSError:
        raise DatabaseFault("unavailable") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise DatabaseBusy(file.name) from None
    return handle
