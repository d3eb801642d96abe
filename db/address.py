"""Where the data lies: DATABASE_URL read as the path of a SQLite file."""

from pathlib import Path

SQLITE = ("sqlite:///", "sqlite+aiosqlite:///")
POSTGRES = ("postgres:", "postgresql:", "postgresql+")


class AddressWrong(ValueError):
    """The database address is none this version can use; the text says why."""


def sqlite_file(url: str) -> Path:
    """Return the file of a SQLite address; three slashes are relative, four absolute."""
    if url.startswith(POSTGRES):
        raise AddressWrong("PostgreSQL is not supported yet")
    for prefix in SQLITE:
        if url.startswith(prefix) and _names_a_file(url.removeprefix(prefix)):
            return Path(url.removeprefix(prefix))
    raise AddressWrong("it must name a file, as in sqlite:///askfirst.db")


def _names_a_file(path: str) -> bool:
    return bool(path) and not path.startswith((":", "file:")) and not set("?\0") & set(path)
