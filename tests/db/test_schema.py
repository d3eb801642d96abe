"""The migrations lead to the models."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from db import schema
from db.engine import engine
from db.models import Base


def written(path):
    """Read what SQLite holds of the tables, without Alembic's own."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%'"
        ).fetchall()
    connection.close()
    return {name: sql and sorted(sql.replace(",", "").split()) for name, sql in rows}


def test_the_migrations_make_what_the_models_say(tmp_path):
    schema.upgrade(engine(tmp_path / "migrated.db", "BEGIN"))
    made = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    Base.metadata.create_all(made)
    made.dispose()
    assert written(tmp_path / "made.db") == written(tmp_path / "migrated.db")


def test_alembic_finds_nothing_left_to_migrate(tmp_path):
    migrated = engine(tmp_path / "migrated.db", "BEGIN")
    schema.upgrade(migrated)
    with migrated.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        current = schema.is_current(connection)
    migrated.dispose()
    assert (found, current) == ([], True)


def test_migrating_twice_changes_nothing(tmp_path):
    migrated = engine(tmp_path / "migrated.db", "BEGIN")
    schema.upgrade(migrated)
    before = written(tmp_path / "migrated.db")
    schema.upgrade(migrated)
    migrated.dispose()
    assert before == written(tmp_path / "migrated.db")


def test_a_migration_that_fails_leaves_no_half_of_it(tmp_path):
    half = engine(tmp_path / "half.db", "BEGIN IMMEDIATE")
    with half.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE turn (stranger INTEGER)")
    before = written(tmp_path / "half.db")
    with pytest.raises(OperationalError, match="already exists"):
        schema.upgrade(half)
    half.dispose()
    assert before == written(tmp_path / "half.db")
