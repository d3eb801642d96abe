"""The demo has a clinic whose link can be opened."""

from datetime import UTC, datetime, timedelta

from bot.privacy.pseudonyms import Keys
from db.clinics import all_clinics, revoke_clinic
from db.engine import engine
from preview import clinic
from preview.drawer.shelf import Shelf

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
KEYS = Keys.derive(b"a secret of thirty-two bytes, yes", 123456)


def test_the_demos_clinic_is_made_once_and_its_link_is_found_until_it_is_revoked(tmp_path):
    file = tmp_path / "demo.db"
    shelf = Shelf(file, KEYS)
    assert shelf.link(NOW) is None
    for minutes in (0, 5):
        clinic.make(file, NOW + timedelta(minutes=minutes))
    code = shelf.link(NOW)
    assert len(code) == 12
    beside = engine(file, "BEGIN IMMEDIATE")
    with beside.connect() as connection, connection.begin():
        (made,) = all_clinics(connection)
        revoke_clinic(connection, made.id, NOW)
    beside.dispose()
    assert shelf.link(NOW) is None
    shelf.close()
