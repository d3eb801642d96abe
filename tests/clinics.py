"""Made-up clinics with links of every state, put into a chat's database."""

from datetime import timedelta

from chat import START

from db.clinics import Clinic, Link, add_clinic, add_link

LARCH = Clinic(
    "larch", "Larch House", "020 7946 0000", "uk", "en", "Mon to Fri", START - timedelta(days=90)
)
OTHER = Clinic("other", "Elm Rooms", "hello@elm.example", None, "ru", None, START)

CODES = {
    "site": "sIte_code-01",
    "other": "oTher_code01",
    "expired": "expired_code",
    "revoked": "revoked_code",
}

LINKS = (
    Link(CODES["site"], LARCH.id, "site", START),
    Link(CODES["other"], OTHER.id, "site", START),
    Link(CODES["expired"], LARCH.id, "old", LARCH.made_at, START - timedelta(days=1)),
    Link(CODES["revoked"], LARCH.id, "gone", START, None, START),
    Link("Q" * 12, "odd", "site", START),
)


def make(chat, *clinics, links=LINKS):
    """Put clinics and their links into the database of a chat."""
    with chat.engine.connect() as connection, connection.begin():
        for clinic in clinics:
            add_clinic(connection, clinic)
            for link in links:
                if link.clinic == clinic.id:
                    add_link(connection, link)
