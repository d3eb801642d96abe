"""A clinic's kit: the square leads to its link, and the pages say what its country allows."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zxingcpp
from chat import Chat, claims, words
from clinics import CODES, LARCH, make
from PIL import Image

from bot.handouts.kit import LEAFLET, KitRefused, Order, write_kit
from bot.rendering import Library
from db.clinic_acts import ClinicRefused, address, open_link
from db.clinics import links_of, revoke_links
from tests.content.test_complete import NAMES
from tests.emulator import Emulator, HandClock
from tests.nursery import nursery

ADDRESS = address("askfirst_demo_bot", CODES["site"])
ORDER = Order("Larch House", "uk", "en", ADDRESS, "Demo Operator", "mail@example.org")
DOCS = Path(__file__).parents[2] / "docs"
BOT_TOKEN = "123456:TEST"  # noqa: S105 - made up
COUNTRIES = ("", *words().registers)


def library(catalogue):
    return Library(catalogue, claims(), date(2026, 11, 25))


def kit(folder, order=ORDER, catalogue=None):
    """Write a kit; return its texts by name."""
    names = write_kit(folder, order, library(catalogue or words()))
    return {name: (folder / name).read_text("utf-8") for name in names if not name.endswith("png")}


def link_in(square):
    """Read a square as a phone does."""
    (found,) = zxingcpp.read_barcodes(square)
    return found.text


def arrived(chat, link):
    """Open a link in Telegram, which sends what stands behind `start`."""
    (payload,) = re.findall(r"^https://t\.me/askfirst_demo_bot\?start=(\S+)$", link)
    return chat.say(f"/start {payload}")[-1].plain


def test_the_square_holds_the_link_and_nothing_else(tmp_path):
    kit(tmp_path)
    with Image.open(tmp_path / "qr.png") as square:
        assert link_in(square) == ADDRESS


def test_a_patient_who_scans_the_square_is_greeted_with_the_clinics_name(tmp_path):
    kit(tmp_path / "kit")
    with Image.open(tmp_path / "kit" / "qr.png") as square:
        link = link_in(square)
    chat = Chat(tmp_path / "chat.db")
    make(chat, LARCH)
    said = arrived(chat, link)
    chat.close()
    assert "Larch House gave you this link." in said


def test_every_page_leads_to_the_one_link(tmp_path):
    texts = kit(tmp_path)
    for name in ("page.en.html", "button.en.html"):
        assert re.findall(r'href="(https[^"]+)"', texts[name]) == [ADDRESS]


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(tmp_path):
    for name, text in kit(tmp_path).items():
        loaded = re.findall(r"(?:src|srcset|url\(|@import|<link[^>]*href=)\W*(https?:|//)", text)
        assert loaded == [], name
        assert not re.search(r"<script|\son\w+=|\sstyle=|<style|javascript:", text), name


def test_everything_a_page_needs_is_in_the_folder(tmp_path):
    for name, text in kit(tmp_path).items():
        needed = set(re.findall(r'(?:src|href)="(?:/askfirst/)?([\w.-]+)"', text))
        assert {one for one in needed if not (tmp_path / one).exists()} == set(), name


def test_the_letter_names_every_file_and_the_link(tmp_path):
    letter = kit(tmp_path)["README.txt"].replace(".*.", ".en.")
    told = {path.name for path in tmp_path.iterdir()} - {"README.txt"}
    assert {name for name in told if name not in letter} == set()
    assert ADDRESS in letter


@pytest.mark.parametrize("country", COUNTRIES)
def test_names_of_medicines_stand_only_where_the_clinics_country_allows_them(tmp_path, country):
    texts = kit(tmp_path, replace(ORDER, country=country))
    named = any(NAMES.search(text) for text in texts.values())
    assert named == (country in words().named)


def test_the_emergency_number_is_that_of_the_clinics_country(tmp_path):
    british = kit(tmp_path / "uk")["page.en.html"]
    unknown = kit(tmp_path / "none", replace(ORDER, country=""))["page.en.html"]
    assert "call 999" in british
    assert "call your local emergency number" in unknown


def test_telegram_and_privacy_are_explained_before_the_link(tmp_path):
    page = kit(tmp_path)["page.en.html"]
    places = [page.index(words) for words in ("It runs in Telegram", "What is kept", ADDRESS)]
    assert places == sorted(places)


def test_a_name_full_of_signs_is_shown_and_never_obeyed(tmp_path):
    texts = kit(tmp_path, replace(ORDER, clinic="""Rowan & <Sons> "A" 'B'"""))
    assert "<Sons>" not in texts["page.en.html"] + texts["button.en.html"] + texts["see.en.html"]
    assert "Rowan &amp; &lt;Sons&gt;" in texts["page.en.html"]
    assert """site of Rowan & <Sons> "A" 'B'""" in texts["README.txt"]


def test_there_is_a_page_for_every_language_each_leading_to_the_others(tmp_path, pseudo_words):
    texts = kit(tmp_path / "kit", replace(ORDER, locale="ar"), pseudo_words)
    pages = {locale: texts[f"page.{locale}.html"] for locale in pseudo_words.languages}
    assert sorted(pages) == ["ar", "en", "ru"]
    for locale, page in pages.items():
        led = set(re.findall(r'href="page\.(\w+)\.html"', page))
        assert led == pages.keys() - {locale}
    assert '<html lang="ar" dir="rtl">' in pages["ar"]
    assert re.search("[\u0621-\u064a]", texts["README.txt"])


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "index.html").write_text("the clinic's own")
    with pytest.raises(KitRefused, match="not empty"):
        kit(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize("name", ["chat.png", "result.png"])
def test_the_pictures_are_those_of_the_readme(name):
    assert (LEAFLET / name).read_bytes() == (DOCS / name).read_bytes()


def test_the_newest_link_that_holds_is_the_one_in_the_kit(tmp_path):
    chat = Chat(tmp_path / "chat.db")
    make(chat, LARCH)
    now = datetime(2026, 11, 25, tzinfo=UTC)
    with chat.engine.connect() as connection, connection.begin():
        held = open_link(connection, LARCH, "site", now)
        with pytest.raises(ClinicRefused, match="no open link for old"):
            open_link(connection, LARCH, "old", now)
        revoke_links(connection, LARCH.id, now)
        with pytest.raises(ClinicRefused, match="no open link for site"):
            open_link(connection, LARCH, "site", now)
        assert held.code in [one.code for one in links_of(connection, LARCH.id)]
    chat.close()


def test_the_command_writes_a_kit_and_never_one_whose_link_leads_nowhere(tmp_path):
    def askfirst(telegram, *arguments):
        environ = {
            "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
            "TELEGRAM_API_URL": telegram,
            "SECRET_KEY": "x" * 32,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
        }
        return nursery().run(("clinic", *arguments), environ)

    out, silent = tmp_path / "kit", "http://127.0.0.1:9"
    with Emulator(HandClock(), BOT_TOKEN) as telegram:
        link = askfirst(telegram.url, "add", "Larch House", "--contact", "020")
    link = link.stdout.decode().strip()
    username = re.fullmatch(r"https://t\.me/(\w+)\?start=[\w-]{12}", link)[1]
    wanted = ("kit", "larch house", "--out", str(out))
    refused = askfirst(silent, *wanted)
    assert b"give it with --bot" in refused.stderr
    assert not out.exists()
    written = askfirst(silent, *wanted, "--bot", f"@{username}")
    assert written.returncode == 0, written.stderr
    with Image.open(out / "qr.png") as square:
        assert link_in(square) == link
    assert len(written.stdout.splitlines()) == len(list(out.iterdir()))
