"""Clinics and links as they are made: opaque codes, short texts, revoked at once."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from db import audit
from db import clinic_acts as clinics
from db.clinic_acts import Actor, Allowed, ClinicRefused, Wanted
from db.clinics import find_clinic, find_link, links_of
from db.engine import engine
from db.schema import upgrade
from tests.nursery import nursery

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
ALLOWED = Allowed(("us", "uk", "other"), ("en", "es"), ("botox",))
LARCH = Wanted("Larch House", "020 7946 0000", "uk", "en", "Mon to Fri, 9 to 5")


@pytest.fixture
def connection(tmp_path):
    made = engine(tmp_path / "clinics.db", "BEGIN IMMEDIATE")
    upgrade(made)
    with made.connect() as opened:
        yield opened
    made.dispose()


def chance(first=0):
    """Draw bytes that differ each time and come out the same every run."""
    drawn = iter(range(first, 256))
    return lambda size: bytes([next(drawn)] * size)


def actor(random=None):
    return Actor("root", NOW, random or chance())


def revoke(connection, name, campaign=None):
    return clinics.revoke(connection, actor(), clinics.named(connection, name), campaign)


def add(connection, wanted=LARCH, random=None):
    return clinics.add(connection, actor(random or chance(200)), wanted, ALLOWED)


def link(connection, clinic, campaign="site", days=None, random=None):
    return clinics.link(connection, actor(random or chance()), clinic, campaign, days)


def test_a_clinic_is_kept_as_it_was_told(connection):
    clinic = add(connection)
    assert clinic == find_clinic(connection, clinic.id)
    assert clinic[1:] == (*LARCH[:2], "uk", "en", "Mon to Fri, 9 to 5", NOW, None)


def test_a_code_is_twelve_characters_of_chance_and_nothing_else(connection):
    clinic = add(connection)
    for byte in range(0, 256, 5):
        code = clinics.opaque(clinics.CODE_BYTES, lambda size, b=byte: bytes([b] * size))
        assert re.fullmatch(r"[A-Za-z0-9_-]{12}", code)
    one, other = (link(connection, clinic, "poster", None, chance(at)) for at in (1, 2))
    assert one.code != other.code
    assert one == find_link(connection, one.code)


def test_a_link_holds_until_its_last_day_or_until_it_is_revoked(connection):
    clinic = add(connection)
    for_good = link(connection, clinic, "site", None, chance(1))
    for_a_week = link(connection, clinic, "poster", 7, chance(2))
    week = timedelta(days=7)
    assert for_good.state(NOW + 99 * week) == "open"
    assert (for_a_week.state(NOW + week - timedelta(seconds=1)), for_a_week.state(NOW + week)) == (
        "open",
        "expired",
    )
    assert revoke(connection, "larch house", "poster") == 1
    states = {one.campaign: one.state(NOW) for one in links_of(connection, clinic.id)}
    assert states == {"site": "open", "poster": "revoked"}


def test_one_link_is_revoked_and_the_others_of_its_campaign_hold(connection):
    clinic = add(connection)
    old, new = (link(connection, clinic, "site", None, chance(at)) for at in (1, 2))
    clinics.revoke_one(connection, actor(), old.code)
    states = {one.code: one.state(NOW) for one in links_of(connection, clinic.id)}
    assert states == {old.code: "revoked", new.code: "open"}
    with pytest.raises(ClinicRefused, match="no such link"):
        clinics.revoke_one(connection, actor(), "Q" * 12)


def test_all_that_is_done_stands_in_the_audit_log(connection):
    clinic = add(connection)
    made = link(connection, clinic)
    clinics.revoke_one(connection, actor(), made.code)
    revoke(connection, "Larch House", "site")
    revoke(connection, "Larch House")
    noted = [(one.who, one.did, one.why) for one in audit.newest(connection, None, 9)]
    assert noted[::-1] == [
        ("root", "clinic_added", ""),
        ("root", "link_added", "site"),
        ("root", "link_revoked", "site"),
        ("root", "links_revoked", "site"),
        ("root", "clinic_revoked", ""),
    ]


def test_a_clinic_that_is_revoked_keeps_no_link_and_gets_no_more(connection):
    clinic = add(connection)
    link(connection, clinic)
    assert revoke(connection, "Larch House") == 1
    gone = clinics.named(connection, "Larch House")
    assert gone.revoked_at == NOW
    with pytest.raises(ClinicRefused, match="revoked"):
        link(connection, gone)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (LARCH._replace(name=""), "needs a name"),
        (LARCH._replace(contact=""), "needs a name and a contact"),
        (LARCH._replace(name="x" * 61), "at most 60"),
        (LARCH._replace(name="Larch\nHouse"), "one line"),
        (LARCH._replace(name="Larch \N{RIGHT-TO-LEFT OVERRIDE}House"), "plain characters"),
        (LARCH._replace(contact="x" * 161), "at most 160"),
        (LARCH._replace(hours="x" * 121), "at most 120"),
        (LARCH._replace(name="The BotoxBar"), "botox"),
        (LARCH._replace(country="skip"), "no country skip"),
        (LARCH._replace(language="tlh"), "no language tlh"),
    ],
)
def test_what_patients_should_not_be_shown_is_refused(connection, wanted, says):
    with pytest.raises(ClinicRefused, match=says):
        add(connection, wanted)


def test_two_clinics_never_share_a_name(connection):
    add(connection)
    with pytest.raises(ClinicRefused, match="already"):
        add(connection, LARCH._replace(name="LARCH HOUSE"), chance(201))


def test_a_stranger_and_a_strange_campaign_are_named(connection):
    clinic = add(connection)
    with pytest.raises(ClinicRefused, match="no clinic named Nobody"):
        clinics.named(connection, "Nobody")
    with pytest.raises(ClinicRefused, match="no campaign named tram"):
        revoke(connection, "Larch House", "tram")
    with pytest.raises(ClinicRefused, match="up to 40 letters"):
        link(connection, clinic, "a;b")
    for days in (0, -3, clinics.LONGEST_DAYS + 1):
        with pytest.raises(ClinicRefused, match="1 to 3650 days"):
            link(connection, clinic, "site", days)
    with pytest.raises(ClinicRefused, match="no such clinic"):
        clinics.known(connection, "Q" * 8)


def test_the_commands_make_list_and_revoke_a_clinic_in_a_new_database(tmp_path):
    environ = {
        "TELEGRAM_BOT_TOKEN": "123456:TEST",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "x" * 32,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
    }

    def askfirst(*arguments):
        done = nursery().run(("clinic", *arguments), environ)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode(), done.stderr.decode()

    address, told = askfirst("add", "Larch House", "--contact", "020 7946 0000", "--country", "uk")
    address = address.strip()
    assert re.fullmatch(r"https://t\.me/BOT\?start=[A-Za-z0-9_-]{12}", address)
    assert "put it in place of BOT" in told
    askfirst("link", "Larch House", "--campaign", "poster", "--days", "30")
    listed, _ = askfirst("list")
    assert listed.startswith("Larch House: 020 7946 0000, uk\n")
    assert f"  site: {address} open\n" in listed
    assert askfirst("revoke", "larch house")[0] == "Links revoked: 2\n"
    assert askfirst("list")[0].count("revoked") == 3
