"""Tombstones survive crashes, are forgotten in time and tell nobody who it was."""

from datetime import UTC, datetime, timedelta

import pytest

from db.tombstones import KEPT, Tombstones, beside

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANNE, BERT = b"a" * 32, b"b" * 32


@pytest.fixture
def tombstones(tmp_path):
    return Tombstones(beside(tmp_path / "bot.db"))


def test_what_was_buried_is_found_with_its_last_day(tombstones):
    tombstones.add([ANNE], NOW)
    tombstones.add([ANNE, BERT], NOW + timedelta(days=40))
    assert tombstones.read() == dict.fromkeys((ANNE, BERT), NOW + timedelta(days=40))


def test_there_are_none_before_the_first(tombstones):
    assert tombstones.read() == {}


def test_a_line_that_a_crash_cut_short_spoils_no_other(tombstones):
    tombstones.add([ANNE], NOW)
    (file,) = tombstones.folder.iterdir()
    file.write_text(file.read_text() + "62626262 17")
    tombstones.add([BERT], NOW)
    assert set(tombstones.read()) == {ANNE, BERT}


def test_they_are_forgotten_when_no_backup_can_need_them(tombstones):
    tombstones.add([ANNE], NOW)
    assert [tombstones.forget(NOW + KEPT - timedelta(days=30)), len(tombstones.read())] == [0, 1]
    assert [tombstones.forget(NOW + KEPT + timedelta(days=31)), len(tombstones.read())] == [1, 0]


def test_one_folder_takes_over_what_it_lacks_of_another(tombstones, tmp_path):
    other = Tombstones(tmp_path / "backups")
    tombstones.add([ANNE], NOW)
    other.add([ANNE, BERT], NOW)
    assert [tombstones.take_over(other), tombstones.take_over(other)] == [1, 0]
    assert set(tombstones.read()) == {ANNE, BERT}


def test_nobody_else_on_the_machine_reads_them(tombstones):
    tombstones.add([ANNE], NOW)
    (file,) = tombstones.folder.iterdir()
    assert (tombstones.folder.stat().st_mode & 0o077, file.stat().st_mode & 0o077) == (0, 0)
