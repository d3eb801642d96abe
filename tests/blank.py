"""A database with all tables and no rows, made once: migrating takes longer than most tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db import schema
from db.engine import engine
from db.writer import empty_log


def place(file: Path) -> Path:
    """Put an empty database in place, unless there is one."""
    if not file.exists():
        file.write_bytes(_content())
    return file


@cache
def _content() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "blank.db"
        made = engine(file, "BEGIN IMMEDIATE")
        schema.upgrade(made)
        with made.connect() as connection:
            empty_log(connection)
        made.dispose()
        return file.read_bytes()
