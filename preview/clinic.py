"""A made-up clinic in the demo's database, so that its link can be opened."""

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from db.clinic_acts import SITE, Actor, Allowed, Wanted, add, link
from db.clinics import all_clinics, links_of
from db.engine import engine
from db.schema import upgrade

DEMO = Wanted("Larch House", "020 7946 0000", "uk", "en", "Monday to Friday, 9 to 5")
"""The number is one that Ofcom keeps free for stories."""

ALLOWED = Allowed(("uk",), ("en",))


def make(file: Path, now: datetime) -> None:
    """Make the tables and the clinic, before the bot starts; once."""
    made = engine(file, "BEGIN IMMEDIATE")
    try:
        upgrade(made)
        with made.connect() as connection, connection.begin():
            if not all_clinics(connection):
                actor = Actor("demo", now, os.urandom)
                link(connection, actor, add(connection, actor, DEMO, ALLOWED), SITE)
    finally:
        made.dispose()


def open_code(connection: Connection, now: datetime) -> str | None:
    """Return the code of the first link that holds; None where no clinic has one."""
    links = (one for clinic in all_clinics(connection) for one in links_of(connection, clinic.id))
    return next((one.code for one in links if one.state(now) == "open"), None)
