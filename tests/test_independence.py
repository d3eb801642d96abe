"""With and without a clinic, at equal country and language: every byte that a patient is shown.

`tests/flows/test_walk.py` compares every class of answers and every state as values; here whole
journeys are compared as they are sent, against what they tell without a clinic.
"""

import re
from pathlib import Path

import pytest
from chat import Chat, transcript
from clinics import LARCH, make

from db.clinics import Link

TOLD = Path(__file__).parent / "conversations"
OWN = re.compile(
    r"\n\n\s*\S[^\n]* gave you (this|the) link\.[^\n]*"
    r"(\n\n\s*The link has set your country:[^\n]*)?"
)
"""The greeting's part and the contact: all that a clinic may add."""

CODE = "independent1"


def journey(name):
    """Return what a journey tells without a clinic, and its script."""
    told = (TOLD / f"{name}.txt").read_text(encoding="utf-8").split("\n", 2)[2]
    return told, [line[9:] for line in told.split("\n") if line.startswith("patient: ")]


def played(file, script, **clinic):
    """Play a script by a clinic's link; return its transcript."""
    chat = Chat(file)
    owner = LARCH._replace(country=None, locale=None)._replace(**clinic)
    make(chat, owner, links=[Link(CODE, owner.id, "site", owner.made_at)])
    told = "\n".join(transcript(chat, script))
    chat.close()
    return told


def blocks(told):
    """Part a transcript at what the patient did."""
    return told.strip("\n").split("\n\npatient: ")


JOURNEYS = (
    "own_doctor_first",
    "not_yet",
    "discuss_both",
    "dermatologist_first",
    "call_clinic",
    "not_now",
    "urgent",
    "kind_pause",
    "edit_preview",
)


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_by_a_link_differs_in_greeting_and_contact_alone(name, tmp_path):
    plain, script = journey(name)
    assert script[0] == "/start"
    linked = played(tmp_path / "linked.db", [f"/start {CODE}", *script[1:]])
    linked = linked.replace(f"/start {CODE}", "/start")
    assert "Larch House gave you this link." in linked
    assert OWN.sub("", linked).rstrip("\n") == plain.rstrip("\n")


@pytest.mark.parametrize("name", ["own_doctor_first", "discuss_both"])
def test_a_preset_country_leaves_out_its_screen_and_nothing_else(name, tmp_path):
    plain, script = journey(name)
    country = {"[United Kingdom]": "uk", "[United States]": "us"}[script[2]]
    linked = played(
        tmp_path / "linked.db", [f"/start {CODE}", script[1], *script[3:]], country=country
    )
    asked = blocks(OWN.sub("", linked))
    without = blocks(plain)
    # Agreeing shows at once what the answer to the country would have shown.
    shown = without[2].split("\n", 2)[2]
    assert asked[1].split("\n", 1)[1] == shown
    assert asked[2:] == without[3:]


def test_a_clinic_with_the_longest_words_still_fits_one_message(tmp_path):
    _, script = journey("discuss_both")
    longest = {"name": "N" * 60, "contact": "c" * 160, "hours": "h" * 120}
    plain = played(tmp_path / "plain.db", [f"/start {CODE}", *script[1:]])
    linked = played(tmp_path / "long.db", [f"/start {CODE}", *script[1:]], **longest)
    kinds = [
        [line[:8] for line in told.split("\n") if line[:1].strip()] for told in (plain, linked)
    ]
    assert kinds[0] == kinds[1]
    assert longest["contact"] in linked
