"""Alembic's way in: it works on the connection it is handed."""

from alembic import context

import db.models_console  # noqa: F401 - its tables are of the same Base
from db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
