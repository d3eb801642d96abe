"""The front door, as somebody at a terminal meets it."""

import json
import os
import subprocess
import sys

import pytest

from tests.nursery import nursery

CASE = {"id": 1, "answers": {"consent": "agree", "adult": "no", "after_injection": "no"}}
HERE = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}


def askfirst(*arguments, stdin=b"", **environ):
    return nursery().run(arguments, {**HERE, **environ}, stdin)


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_names_every_command():
    command = (sys.executable, "-m", "bot", "--help")
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, env=HERE)
    assert done.returncode == 0
    for command in ("run", "preview", "setup", "try", "diagram", "purge", "db"):
        assert command in done.stdout.decode()


def test_try_judges_json_lines_and_keeps_their_order():
    cases = [{**CASE, "id": number, "country": "uk"} for number in range(5)]
    done = askfirst("try", stdin="\n".join(map(json.dumps, cases)).encode())
    assert [(number, "under_18") for number in range(5)] == [
        (line["id"], line["outcome"]) for line in lines(done)
    ]
    assert done.returncode == 0


@pytest.mark.parametrize(
    "line",
    [b"nonsense", b"[1, 2]", b"\xff\xfe", b"[" * 5000, b'"\\ud800"', b'{"id": 7, "answers": 1}'],
)
def test_an_impossible_line_is_an_error_the_others_are_judged(line):
    good = json.dumps({**CASE, "country": "uk"}).encode()
    done = askfirst("try", stdin=b"\n".join((line, good)))
    bad, judged = lines(done)
    assert set(bad) == {"id", "error"}
    assert judged["outcome"] == "under_18"
    assert done.returncode == 1
    assert done.stderr == b""


def test_own_words_are_read_for_danger_and_said_nowhere():
    told = {"own_words": "since yesterday i cant swallow", "country": "uk"}
    calm = {"concerns": "none", "last_toxin": "never", "event": "none", "not_now": "none"}
    health = dict.fromkeys(("conditions", "allergies", "medicines", "setting", "worries"), "none")
    answers = {
        "consent": "agree",
        "adult": "yes",
        "after_injection": "no",
        "on_my_mind": "a_little",
    }
    case = {"id": 1, "answers": {**answers, **calm, **health, **told}}
    done = askfirst("try", stdin=json.dumps(case).encode())
    assert lines(done)[0]["outcome"] == "urgent"
    assert b"swallow" not in done.stdout


def test_try_reads_yaml_and_yes_and_no_are_the_words_they_are(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(
        "- id: one\n  country: uk\n  answers: {consent: agree, adult: no, after_injection: no}\n",
        encoding="utf-8",
    )
    done = askfirst("try", str(file))
    assert [(line["id"], line["outcome"]) for line in lines(done)] == [("one", "under_18")]


@pytest.mark.parametrize("text", ["a: [", "just words", "- &a [*a"])
def test_a_file_that_holds_no_cases_is_one_plain_sentence(tmp_path, text):
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    done = askfirst("try", str(file))
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr


def test_a_missing_file_is_one_plain_sentence():
    done = askfirst("try", "nowhere.yaml")
    assert (done.returncode, done.stderr.decode()) == (2, "nowhere.yaml cannot be read.\n")


def test_run_names_every_missing_variable_at_once():
    done = askfirst("run")
    told = done.stderr.decode()
    assert done.returncode == 2
    for name in ("TELEGRAM_BOT_TOKEN", "SECRET_KEY", "OPERATOR_NAME", "OPERATOR_CONTACT"):
        assert name in told
    assert "Traceback" not in told


def test_postgresql_is_refused_in_one_sentence():
    done = askfirst(
        "run",
        TELEGRAM_BOT_TOKEN="123456:TEST",
        TELEGRAM_API_URL="http://127.0.0.1:9",
        SECRET_KEY="x" * 32,
        DATABASE_URL="postgresql://localhost/askfirst",
    )
    assert done.returncode == 2
    assert "PostgreSQL" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_unreviewed_words_are_not_shown_to_telegrams_own_patients(tmp_path):
    done = askfirst(
        "run",
        TELEGRAM_BOT_TOKEN="123456:TEST",
        SECRET_KEY="x" * 32,
        OPERATOR_NAME="Somebody",
        OPERATOR_CONTACT="mail@example.org",
        DATABASE_URL=f"sqlite:///{tmp_path / 'a.db'}",
    )
    assert done.returncode == 2
    assert "ACCEPT_UNREVIEWED" in done.stderr.decode()


def test_a_fresh_database_is_made_and_purged(tmp_path):
    settings = {
        "TELEGRAM_BOT_TOKEN": "123456:TEST",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "x" * 32,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
    }
    assert askfirst("db", "upgrade", **settings).returncode == 0
    done = askfirst("purge", **settings)
    assert done.returncode == 0
    assert "conversation: 0" in done.stdout.decode()


def test_the_diagram_in_the_docs_is_the_one_drawn_now():
    with open("docs/flow.md", encoding="utf-8") as file:  # noqa: PTH123 - the repository's own
        assert askfirst("diagram").stdout.decode() in file.read()


def test_redact_keeps_the_order_and_tells_the_lines_that_it_cannot_read():
    given = [
        {"id": 1, "lang": "en", "text": "mail zoe@example.org"},
        {"id": 2, "lang": "pt-BR", "text": 5},
        {"id": 3, "lang": "tlh", "text": "hello"},
        {"id": 4, "lang": "ru", "text": ""},
    ]
    done = askfirst("redact", stdin=b"nonsense\n" + "\n".join(map(json.dumps, given)).encode())
    unread, mail, number, unknown, empty = lines(done)
    assert mail == {"id": 1, "redacted": "mail [email]"}
    assert empty == {"id": 4, "redacted": ""}
    assert [set(line) for line in (unread, number, unknown)] == [{"id", "error"}] * 3
    assert done.returncode == 1


def test_the_first_admin_gets_a_token_and_what_was_done_is_on_record(tmp_path):
    given = {
        "TELEGRAM_BOT_TOKEN": "1:test",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "SECRET_KEY": "a secret of thirty-two bytes, yes",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'askfirst.db'}",
    }
    askfirst("db", "upgrade", **given)
    told = askfirst("staff", "add", "Root", "--role", "admin", **given).stdout.decode()
    token = told.splitlines()[0].rsplit(" ", 1)[1]
    twice = askfirst("staff", "add", "root", "--role", "admin", **given)
    listed = askfirst("staff", "list", **given).stdout
    verified = askfirst("audit", "verify", **given).stdout
    head = verified.split()[-1].decode()
    unseen = askfirst("audit", "verify", "--seen", "0" * 63 + "1", **given)
    assert len(token) == 43
    assert (twice.returncode, twice.stderr) == (2, b"There is a root already.\n")
    assert listed == b"root: admin, invited\n"
    assert verified.startswith(b"ok: 1 rows")
    assert askfirst("audit", "verify", "--seen", head, **given).returncode == 0
    assert unseen.returncode == 1


def test_nobody_made_up_comes_near_real_patients(tmp_path):
    given = {
        "TELEGRAM_BOT_TOKEN": "1:test",
        "OPERATOR_NAME": "A",
        "OPERATOR_CONTACT": "b@example.org",
        "SECRET_KEY": "a secret of thirty-two bytes, yes",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'askfirst.db'}",
    }
    for command in (("specimens",), ("console", "--demo")):
        refused = askfirst(*command, **given)
        assert (refused.returncode, b"never share" in refused.stderr) == (2, True)


def test_the_front_door_loads_nothing_that_takes_long():
    slow = ("sqlalchemy", "telegram", "fluent", "pydantic", "yaml", "regex", "starlette", "fpdf")
    asked = f"import bot.cli, sys; print(*(name for name in {slow!r} if name in sys.modules))"
    command = (sys.executable, "-c", asked)
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=HERE)
    assert done.stdout.decode().split() == []
