"""An address names a SQLite file, or is refused in a plain sentence."""

from pathlib import Path

import pytest

from db.address import AddressWrong, sqlite_file


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///askfirst.db", Path("askfirst.db")),
        ("sqlite+aiosqlite:///askfirst.db", Path("askfirst.db")),
        ("sqlite:////var/lib/askfirst.db", Path("/var/lib/askfirst.db")),
    ],
)
def test_three_slashes_are_relative_and_four_absolute(url, file):
    assert file == sqlite_file(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://host/askfirst", "PostgreSQL is not supported yet"),
        ("postgresql+asyncpg://host/askfirst", "PostgreSQL is not supported yet"),
        ("sqlite://", "it must name a file, as in sqlite:///askfirst.db"),
        ("sqlite:///:memory:", "it must name a file, as in sqlite:///askfirst.db"),
        ("sqlite:///a.db?mode=ro", "it must name a file, as in sqlite:///askfirst.db"),
        ("mysql://host/askfirst", "it must name a file, as in sqlite:///askfirst.db"),
    ],
)
def test_everything_else_is_refused_plainly(url, why):
    with pytest.raises(AddressWrong) as refused:
        sqlite_file(url)
    assert why == str(refused.value)
