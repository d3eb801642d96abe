"""The tables in the file: made or migrated in one transaction."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for this connection."""
    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest version; all of it or nothing."""
    with engine.begin() as connection:
        if not is_current(connection):
            command.upgrade(configuration(connection), "head")


def is_current(connection: Connection) -> bool:
    """Tell whether the tables are of the version this code knows."""
    return MigrationContext.configure(connection).get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    # Reading the folder takes longer than opening a file, and it does not change while we run.
    return ScriptDirectory.from_config(configuration()).get_current_head()
