"""docs/privacy.md says what the code does: every table, every period, every right."""

import re
from datetime import timedelta
from pathlib import Path

from bot.copies import KEPT as COPY
from bot.flows.rights import DAYS
from bot.operations.doctor import PATIENCE
from bot.records import MINOR
from db import retention, tombstones
from db.models import Base

PAGE = (Path(__file__).parents[1] / "docs/privacy.md").read_text(encoding="utf-8")


def rows():
    """Read the table of data and periods: name -> until."""
    section = PAGE.split("## Where what is\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return {name.strip("`"): until for name, _, until in cells}


def test_every_table_has_its_row_and_its_period():
    assert set(rows()) == {*Base.metadata.tables, "tombstones"}


def test_the_periods_are_those_of_the_code():
    told = rows()
    days = {name: set(map(int, re.findall(r"(\d+) days", until))) for name, until in told.items()}
    assert days["conversation"] == {30, retention.BLOCKED.days}
    assert days["inbox"] == {retention.INBOX.days}
    assert days["outbox"] == {retention.OUTBOX.days}
    assert days["quarantine"] == {retention.QUARANTINE.days}
    assert days["transcript"] == {COPY.days}
    assert days["tombstones"] == {tombstones.KEPT.days}
    assert "48 hours" in told["message"]
    assert timedelta(hours=48) == retention.MESSAGES
    assert "24 hours" in told["conversation"]
    assert timedelta(hours=24) == MINOR
    assert timedelta(hours=1) == PATIENCE


def test_the_choices_are_those_of_the_buttons():
    assert {"1", "30", "90"} == set(DAYS)
    assert "30 days after the last turn, or 1 or 90" in rows()["conversation"]


def test_what_remains_after_delete_is_named():
    remains = PAGE.split("What remains: ")[1].split("\n")[0]
    assert "inbox hashes" in remains
    assert "tombstone" in remains


def test_nobody_is_promised_to_be_unknown():
    """Pseudonymised, never more: the one other word stands in a denial."""
    found = re.findall(r"[^.]*\banonym\w*[^.]*", PAGE, re.IGNORECASE)
    assert [one for one in found if "not anonymous" not in one] == []
