"""A backup is encrypted, whole, and brings back nobody who was erased since it was made."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from chat import PATIENT, START, Chat

from bot.operations.backups import BackupRefused, Secrets, back_up, restore
from bot.privacy.pseudonyms import Keys
from bot.privacy.streams import PIECE
from db import schema
from db.engine import engine
from db.faults import DatabaseBusy
from db.lock import hold

SECRET, LATER = b"a secret of thirty-two bytes, yes", b"another secret of 32 bytes, or more"
BOT = 123456
KNOWN = Secrets((SECRET,), Keys.derive(SECRET, BOT))
OTHER = PATIENT + 1


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "bot.db")
    yield opened
    opened.close()


def begin(chat):
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    chat.tap("United Kingdom")
    chat.say("my cheeks are oily")


def delete(chat):
    chat.say("/delete")
    chat.tap("Yes, erase it all")


def saved(chat, name="first.backup"):
    """Take a backup; return its file."""
    salts = itertools.count(len(list(chat.file.parent.glob("*.backup"))))
    out = chat.file.parent / name
    back_up(chat.file, out, SECRET, lambda size: next(salts).to_bytes(size, "big"))
    return out


def brought_back(chat, backup, secrets=KNOWN, file=None, later=0):
    """Put a backup in place of the database; return what it said, and a chat on it."""
    chat.close()
    place = file or chat.file
    now = chat.now + timedelta(days=later)
    counts = restore(backup, place, secrets, now, replace=place.exists())
    return counts, Chat(place)


def test_a_backup_holds_nothing_in_clear_and_all_of_it(chat):
    begin(chat)
    backup = saved(chat)
    content = backup.read_bytes()
    kept = (b"SQLite format", b"cheeks", b"united", b"conversation", chat.conversation.run.encode())
    assert [word for word in kept if word in content] == []
    assert backup.stat().st_mode & 0o077 == 0
    before = chat.rows("turn")
    _, again = brought_back(chat, backup)
    assert (again.rows("turn"), again.conversation.answers["country"]) == (before, ("uk",))
    again.close()


def test_a_backup_can_be_taken_while_the_bot_writes(chat):
    """The bot holds its lock and an open transaction; the copy is of the last commit."""
    begin(chat)
    with hold(chat.file), chat.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE conversation SET locale = 'xx'")
        backup = saved(chat)
    _, again = brought_back(chat, backup)
    assert again.conversation.locale == "en"
    again.close()


def test_who_was_erased_after_the_backup_does_not_come_back(chat):
    begin(chat)
    backup = saved(chat)
    delete(chat)
    counts, again = brought_back(chat, backup)
    assert counts["erased again"] == 1
    for table in ("conversation", "turn", "message", "outbox"):
        assert again.rows(table) == [], table
    assert {row["subject"] for row in again.rows("inbox")} == {None}
    assert b"cheeks" not in again.file.read_bytes()
    again.close()


def test_the_others_stay(chat):
    begin(chat)
    other = Chat(chat.file, OTHER)
    begin(other)
    backup = saved(chat)
    delete(chat)
    other.close()
    _, again = brought_back(chat, backup)
    assert len(again.rows("conversation")) == 1
    again.close()


def test_who_came_back_after_the_erasure_keeps_what_was_begun_since(chat):
    begin(chat)
    delete(chat)
    begin(chat)
    counts, again = brought_back(chat, saved(chat))
    assert (counts["erased again"], again.conversation is None) == (0, False)
    again.close()


def test_the_tombstones_beside_the_backups_suffice_when_the_machine_is_lost(chat, tmp_path):
    """Two backups; the erasure lies between them; the older one is restored elsewhere."""
    begin(chat)
    first = saved(chat)
    delete(chat)
    saved(chat, "second.backup")
    elsewhere = tmp_path / "new machine" / "bot.db"
    elsewhere.parent.mkdir()
    counts, again = brought_back(chat, first, file=elsewhere)
    assert (counts["erased again"], again.conversation) == (1, None)
    again.close()


def test_a_backup_from_before_a_change_of_secrets_brings_nobody_back_either(chat):
    """Erased under the new secret, restored from a backup that knows only the old name."""
    begin(chat)
    backup = saved(chat)
    chat.desk = replace(chat.desk, keys=Keys.derive(LATER, BOT, SECRET))
    begin(chat)
    delete(chat)
    secrets = Secrets((LATER, SECRET), Keys.derive(LATER, BOT, SECRET))
    counts, again = brought_back(chat, backup, secrets)
    assert (counts["erased again"], again.rows("conversation")) == (1, [])
    again.close()


def test_an_erased_review_copy_stays_erased(chat):
    begin(chat)
    with chat.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO transcript (code, week, outcome, locale, clinic_id, lines, status, reason,"
            " erase_on) VALUES"
            " ('3KQM-4XTA-9HCE-6LRU', '2026-W48', 'not_yet', 'en', NULL, '[]', 'ready', NULL,"
            " '2027-11-24')"
        )
    backup = saved(chat)
    chat.say("3KQM-4XTA-9HCE-6LRU")
    counts, again = brought_back(chat, backup)
    assert (counts["erased again"], again.rows("transcript")) == (1, [])
    again.close()


def test_what_is_overdue_by_now_does_not_come_back(chat):
    begin(chat)
    counts, again = brought_back(chat, saved(chat), later=31)
    assert (counts["conversation"], again.rows("turn")) == (1, [])
    again.close()


def test_nothing_is_overwritten_unasked(chat):
    begin(chat)
    backup = saved(chat)
    with pytest.raises(BackupRefused, match="overwrites nothing"):
        back_up(chat.file, backup, SECRET, bytes)
    with pytest.raises(BackupRefused, match="--replace"):
        restore(backup, chat.file, KNOWN, chat.now, replace=False)
    assert chat.conversation.answers["country"] == ("uk",)


def test_a_bot_that_runs_keeps_its_file(chat):
    begin(chat)
    backup = saved(chat)
    with hold(chat.file), pytest.raises(DatabaseBusy):
        restore(backup, chat.file, KNOWN, chat.now, replace=True)


def flipped(content):
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda content: content[:-1], "damaged", id="cut short"),
        pytest.param(lambda content: content[: PIECE + 50], "damaged", id="a piece short"),
        pytest.param(flipped, "damaged", id="changed"),
        pytest.param(lambda content: b"x" + content, "no backup of askfirst", id="no backup"),
        pytest.param(lambda _: b"", "no backup of askfirst", id="empty"),
    ],
)
def test_a_spoilt_backup_is_refused_and_nothing_changes(chat, spoil, said):
    begin(chat)
    with chat.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO content_version VALUES ('h', hex(randomblob(1000000)), 0)"
        )
    backup = saved(chat)
    backup.write_bytes(spoil(backup.read_bytes()))
    with pytest.raises(BackupRefused, match=said):
        restore(backup, chat.file, KNOWN, chat.now, replace=True)
    assert chat.conversation.answers["country"] == ("uk",)
    assert list(chat.file.parent.glob("*.restoring*")) == []


def test_a_backup_of_another_secret_does_not_open(chat):
    begin(chat)
    stranger = Secrets((LATER,), Keys.derive(LATER, BOT))
    with pytest.raises(BackupRefused, match="another SECRET_KEY"):
        restore(saved(chat), chat.file, stranger, chat.now, replace=True)


def test_a_backup_of_an_earlier_version_is_migrated(tmp_path):
    """The tables as the first version made them, brought to this one on the way."""
    first = engine(tmp_path / "first.db", "BEGIN IMMEDIATE")
    with first.begin() as connection:
        command.upgrade(schema.configuration(connection), "0001")
    first.dispose()
    backup, place = tmp_path / "first.backup", tmp_path / "bot.db"
    back_up(tmp_path / "first.db", backup, SECRET, lambda size: b"s" * size)
    restore(backup, place, KNOWN, START, replace=False)
    restored = engine(place, "BEGIN")
    with restored.connect() as connection:
        assert schema.is_current(connection)
    restored.dispose()
