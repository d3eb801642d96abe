"""Erase what has been kept long enough; running it again does no harm."""

from datetime import datetime

from db.engine import Database
from db.retention import purge_overdue


async def purge(database: Database, now: datetime) -> dict[str, int]:
    """Erase what is overdue and empty the write-ahead log; return the rows gone by table."""
    return await database.write(lambda connection: purge_overdue(connection, now))
