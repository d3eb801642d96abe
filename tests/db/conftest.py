"""A database in a real file, and rows to put in it."""

from datetime import UTC, datetime, timedelta

import pytest

from db.engine import Database
from tests.blank import place

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def file(tmp_path):
    return tmp_path / "askfirst.db"


@pytest.fixture
async def database(file):
    opened = Database.open(f"sqlite:///{place(file)}")
    yield opened
    await opened.close()


@pytest.fixture
def conversation():
    def make(subject, **changes):
        row = {
            "subject": subject,
            "chat": b"sealed",
            "run": "abc123",
            "prompt": 1,
            "answers": {"adult": ["yes"]},
            "words": None,
            "draft": None,
            "opened": None,
            "danger_seen": "none",
            "names_unlocked": False,
            "locale": "en",
            "clinic": None,
            "campaign": None,
            "link": None,
            "days": 30,
            "consent_version": "1",
            "key_version": "1",
            "review_code": None,
            "review_version": None,
            "review_at": None,
            "flow_version": "1",
            "content_version": "1",
            "started_at": NOW,
            "last_turn_at": NOW,
            "erase_at": NOW + timedelta(days=30),
            "blocked_at": None,
            "counted": None,
            "offered_at": None,
        }
        return row | changes

    return make


@pytest.fixture
def turn():
    def make(subject, **changes):
        row = {
            "subject": subject,
            "run": "abc123",
            "event": {"kind": "tapped"},
            "replies": [],
            "offset_seconds": 0,
            "flow_version": "1",
            "content_version": "1",
            "erase_at": NOW + timedelta(days=30),
        }
        return row | changes

    return make
