"""`askfirst export transcripts`: what leaves the house, and what is on record of it."""

import csv
import json
import shutil

import pytest

from console.exporting import HEAD
from db.engine import engine
from tests.console.conftest import CODES, FEW, SHARED
from tests.nursery import nursery

REASON = "for the yearly look at wordings"


@pytest.fixture
def askfirst(tmp_path, walked):
    """Run a command on a database with eight transcripts; the last one is set aside."""
    file = shutil.copy(walked, tmp_path / "askfirst.db")
    made = engine(file, "BEGIN IMMEDIATE")
    with made.connect() as connection, connection.begin():
        aside = "UPDATE review SET status = 'identified' WHERE code = ?"
        connection.exec_driver_sql(aside, (CODES[-1],))
        (lines,) = connection.exec_driver_sql("SELECT lines FROM transcript").first()
        typed = json.loads(lines)
        typed[2]["event"] = {"kind": "wrote", "text": "=1+1|cmd", "reading": "none"}
        connection.exec_driver_sql("UPDATE transcript SET lines = ?", (json.dumps(typed),))
    made.dispose()
    environ = {
        "TELEGRAM_BOT_TOKEN": "123456:TEST",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "x" * 32,
        "DATABASE_URL": f"sqlite:///{file}",
    }

    def run(*words):
        done = nursery().run(words, environ)
        return done.returncode, (done.stdout + done.stderr).decode()

    run.log = lambda: logged(file)
    return run


def logged(file):
    made = engine(file, "BEGIN")
    with made.connect() as connection:
        rows = connection.exec_driver_sql("SELECT who, did, about, why FROM audit").fetchall()
    made.dispose()
    return [tuple(row) for row in rows]


def test_all_that_may_leave_is_written_and_who_asked_and_why_is_on_record(askfirst, tmp_path):
    out = tmp_path / "new" / "out"
    told = askfirst("export", "transcripts", "--out", str(out), "--why", REASON)
    assert told == (0, f"{out}: 7 transcripts\n")
    assert askfirst.log() == [("command line", "exported", "all", REASON)]
    assert askfirst("audit", "verify")[0] == 0

    table, lines = (out / "transcripts.csv", out / "transcripts.jsonl")
    both = table.read_text(encoding="utf-8") + lines.read_text(encoding="utf-8")
    for canary in (*CODES, FEW[0], "Kowalska", "clinic", "2026-11-", REASON):
        assert canary not in both, canary

    exported = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    told_of = [(one["week"], one["outcome"], one["language"]) for one in exported]
    assert told_of == [SHARED] * 6 + [("-", "-", "-")]
    with table.open(encoding="utf-8", newline="") as opened:
        head, *rows = csv.reader(opened)
    assert tuple(head) == HEAD
    assert "'=1+1|cmd" in {row[8] for row in rows}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("why", ["", "because", "   " * 9])
def test_without_a_reason_nothing_is_written_or_noted(askfirst, tmp_path, why):
    out = tmp_path / "out"
    told = askfirst("export", "transcripts", "--out", str(out), "--why", why)
    assert told == (2, "Say in 10 characters or more what it is for.\n")
    assert (out.exists(), askfirst.log()) == (False, [])
