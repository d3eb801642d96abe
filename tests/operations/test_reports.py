"""A clinic's counts at the terminal: true where they are shown, hidden where they are few."""

import csv
import io
from collections import Counter
from datetime import date

import pytest
from chat import Chat
from clinics import CODES, LARCH, OTHER, make

from bot.operations.purge import purge
from bot.operations.reports import NoWeek, csv_of_all, csv_report, text_report, weeks_asked
from db import snapshots
from db.funnel import to_csv
from db.queries import Count, raise_counters
from db.snapshots import week_named
from tests.nursery import nursery

WEEK = week_named("2026-W46")
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def chat(tmp_path_factory):
    made = Chat(tmp_path_factory.mktemp("reports") / "reports.db")
    make(made, LARCH, OTHER)
    yield made
    made.close()


@pytest.fixture
def connection(chat):
    """Lend a connection; what a test writes is gone after it."""
    with chat.engine.connect() as opened, opened.begin() as transaction:
        yield opened
        transaction.rollback()


def count(connection, times, name, key="", **where):
    by = {"day": date(2026, 11, 9), "clinic": LARCH.id, "campaign": "site", "locale": "en", **where}
    for _ in range(times):
        raise_counters(connection, counts=[Count(name, key)], **by)


def publish(connection):
    for week in snapshots.weeks_due(connection, TODAY):
        figures = snapshots.may_be_shown(snapshots.counted(connection, week))
        snapshots.publish(connection, week, figures, TODAY)


def told(connection):
    publish(connection)
    rows = csv.DictReader(io.StringIO(csv_report(connection, "Larch House", [WEEK])))
    return {(row["campaign"], row["what"], row["key"]): row["count"] for row in rows}


def test_a_week_is_told_by_campaign_with_its_sums(connection):
    for campaign, times in (("site", 20), ("poster", 9)):
        count(connection, times, "start", campaign=campaign)
        count(connection, times - 3, "begin", campaign=campaign)
        count(connection, times - 4, "outcome", "not_yet", campaign=campaign)
    count(connection, 6, "stop", "country")
    publish(connection)
    text = text_report(connection, "larch house", [WEEK])
    assert text.startswith("Larch House, 2026-W46\n\n")
    table = [line.split() for line in text.splitlines()[2:8]]
    assert table == [
        ["poster", "site", "all"],
        ["starts", "9", "20", "29"],
        ["results", "5", "16", "21"],
        ["not_yet", "5", "16", "21"],
        ["stops", "0", "6", "6"],
        ["country", "0", "6", "6"],
    ]


def test_few_are_hidden_together_with_others(connection):
    count(connection, 2, "outcome", "urgent")
    count(connection, 7, "outcome", "not_yet")
    count(connection, 30, "outcome", "discuss_both")
    found = told(connection)
    assert found["site", "results", "urgent"] == found["site", "results", "not_yet"] == "hidden"
    assert found["all", "results", "discuss_both"] == "30"
    text = text_report(connection, "Larch House", [WEEK])
    assert ["urgent", "-"] in [line.split() for line in text.splitlines()]


def test_several_weeks_are_told_one_by_one_and_never_as_a_sum(connection):
    count(connection, 8, "start", day=date(2026, 11, 2))
    count(connection, 9, "start", day=date(2026, 11, 15))
    count(connection, 7, "start", clinic=OTHER.id)
    publish(connection)
    text = text_report(connection, "Larch House", weeks_asked("2026-W47", 3, TODAY))
    lines = [line.split() for line in text.splitlines() if line]
    assert lines[:7] == [
        ["Larch", "House,", "2026-W45"],
        ["all"],
        ["starts", "8"],
        ["Larch", "House,", "2026-W46"],
        ["all"],
        ["starts", "9"],
        ["Larch", "House,", "2026-W47:", "nothing", "counted."],
    ]
    assert "17" not in text


def test_a_report_never_changes_once_its_week_is_over(connection):
    count(connection, 8, "start")
    before = told(connection)
    count(connection, 1, "start")
    assert told(connection) == before


def test_a_report_and_the_consoles_figures_are_the_same_cells(connection):
    """Else what one hides could be worked out from the other."""
    count(connection, 20, "outcome", "not_yet", locale="en")
    count(connection, 2, "outcome", "not_yet", locale="es")
    count(connection, 9, "outcome", "not_yet", clinic=OTHER.id)
    found = told(connection)
    (figures,) = snapshots.figures_of(connection, [WEEK.name]).values()
    cells = {cell for table in figures.values() for cell in table.values()}
    assert (found["all", "results", "not_yet"], 22 in cells) == ("hidden", False)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("May", "May is no week: write it as in 2026-W48."),
        ("2026-W54", "2026-W54 is no week: write it as in 2026-W48."),
        ("0000-W01", "0000-W01 is no week: write it as in 2026-W48."),
        ("2026-W48", "2026-W48 is not over yet: figures are of whole weeks."),
    ],
)
def test_a_week_that_is_none_or_is_not_over_is_refused(asked, says):
    with pytest.raises(NoWeek) as refused:
        weeks_asked(asked, 1, TODAY)
    assert str(refused.value) == says


def test_without_a_name_it_is_the_last_week_that_is_over():
    assert [week.name for week in weeks_asked("", 1, TODAY)] == ["2026-W47"]
    assert [week.name for week in weeks_asked("", 2, date(2026, 1, 7))] == ["2025-W52", "2026-W01"]


def test_the_export_has_the_holes_of_the_reports_and_no_sum_over_clinics(connection):
    count(connection, 2, "start")
    count(connection, 8, "start", clinic=OTHER.id)
    count(connection, 9, "start", clinic="", campaign="")
    count(connection, 7, "start", day=date(2026, 11, 2))
    publish(connection)
    rows = list(csv.reader(io.StringIO(csv_of_all(connection))))
    report = csv_report(connection, "Larch House", [WEEK])
    assert {tuple(row) for row in csv.reader(io.StringIO(report))} <= {tuple(row) for row in rows}
    shown = {(row[0], row[1], row[5]) for row in rows[1:]}
    assert shown == {
        ("2026-W46", "Larch House", "hidden"),
        ("2026-W46", "Elm Rooms", "hidden"),
        ("2026-W46", "", "9"),
        ("2026-W45", "Larch House", "7"),
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_taken_for_a_formula(start):
    text = to_csv(["name"], [[f"{start}cmd|'/c calc'!A1"]])
    (_, (cell,)) = csv.reader(io.StringIO(text, newline=""))
    assert cell == f"'{start}cmd|'/c calc'!A1"


def test_a_patients_way_is_counted_for_the_link(tmp_path):
    """Twice seen, a result is one end; a stop counts once, and who never comes back stopped."""
    chat = Chat(tmp_path / "way.db")
    make(chat, LARCH)
    for _ in range(3):
        chat.patient += 1
        chat.say(f"/start {CODES['site']}")
        chat.tap("I'm 18 or over and agree")
    chat.tap("Yes, and something feels wrong")
    chat.tap("Trouble swallowing")
    chat.tap("See my answers")
    chat.tap("Go on")
    chat.patient -= 1
    for _ in range(2):
        chat.say("/stop")
    with chat.engine.connect() as connection, connection.begin():
        later = chat.now.replace(year=2027)
        purge(connection, chat.desk.keys, chat.tombstones, later)
    found = Counter()
    for row in chat.rows("counter"):
        if (row["clinic"], row["campaign"]) == (LARCH.id, "site"):
            found[row["name"], row["key"]] += row["count"]
    chat.close()
    expected = {("start", ""): 3, ("begin", ""): 3, ("outcome", "urgent"): 1}
    expected |= {("stop", "after_injection"): 2, ("finish", "under_2"): 1}
    assert {key: found[key] for key in expected} == expected


def test_the_commands_tell_a_report_and_write_the_export(tmp_path, monkeypatch):
    environ = {
        "TELEGRAM_BOT_TOKEN": "123456:TEST",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "x" * 32,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
    }

    def askfirst(*arguments):
        done = nursery().run(arguments, environ)
        return done.returncode, (done.stdout + done.stderr).decode()

    assert askfirst("clinic", "add", "Larch House", "--contact", "020 7946 0000")[0] == 0
    assert askfirst("clinic", "report", "Larch House")[1].endswith(": nothing counted.\n")
    weeks = askfirst("clinic", "report", "Larch House", "--week", "2026-W02", "--weeks", "2")
    assert weeks[1].count("nothing counted") == 2
    assert askfirst("clinic", "report", "Larch House", "--csv")[1].startswith("week,clinic,")
    wrong = askfirst("clinic", "report", "Larch House", "--week", "May")
    assert (wrong[0], wrong[1][:15]) == (2, "May is no week:")
    done = askfirst("export", "counts", "--out", str(tmp_path / "out"))
    assert done[1] == f"{tmp_path / 'out' / 'counts.csv'}: 0 lines\n"
    assert (
        tmp_path / "out" / "counts.csv"
    ).read_bytes() == b"week,clinic,campaign,what,key,count\r\n"
