"""`make demo`: one address, the bot beside it, and a clean end."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from db import schema
from db.engine import engine
from preview.demo import follow, run, surroundings

ROOT = Path(__file__).parents[2]
BOT = ("-c", "import os, time; print('bot', os.getpid(), flush=True); time.sleep(60)")
DRIVER = "import os, sys; from preview.demo import run; sys.exit(run(sys.argv[1:], os.environ))"


@pytest.fixture
def demo():
    """Start the demo with a stand-in for the bot."""
    running = []

    def start(*bot, **environ):
        process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, sys.executable, *bot],
            cwd=ROOT,
            env={**os.environ, "PREVIEW_LISTEN": "127.0.0.1:0", **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def refused(capsys):
    """Ask for a demo that cannot be; give its exit code and all that it says."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask(listen):
        code = run((sys.executable, *BOT), {**os.environ, "PREVIEW_LISTEN": listen})
        return code, *capsys.readouterr()

    yield ask
    for number, handler in before.items():
        signal.signal(number, handler)


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_line_says_where_and_the_end_takes_the_bot_along(demo, how):
    process = demo(*BOT)
    line = process.stdout.readline()
    bot = int(process.stdout.readline().split()[1])
    url = re.search(r"http://127\.0\.0\.1:\d+", line).group()
    answer = httpx.get(url)
    process.send_signal(how)
    process.communicate(timeout=20)
    assert (answer.status_code, process.returncode, lives(bot)) == (200, 0, False)


def test_the_bot_introduces_itself_once_beside_its_run():
    bot = [sys.executable, *BOT]
    setup = [sys.executable, "-c", "print('commands set', flush=True)"]
    environ = {"PREVIEW_LISTEN": "127.0.0.1:0"}
    code = f"from preview.demo import run; run({bot}, {environ}, {setup})"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    lines = [process.stdout.readline().split()[0] for _ in range(3)]
    process.terminate()
    process.communicate(timeout=20)
    assert (sorted(lines[1:]), process.returncode) == ([b"bot", b"commands"], 0)


def test_what_stands_on_the_tables_starts_once_they_are_there_and_ends_with_the_demo(tmp_path):
    file = tmp_path / "demo.db"
    told = tmp_path / "told"
    code = f"import time; open({str(told)!r}, 'w').write('here'); time.sleep(60)"
    environ = {"DATABASE_URL": f"sqlite:///{file}"}
    stop = threading.Event()
    command = (sys.executable, "-c", code)
    following = threading.Thread(target=follow, args=(environ, [command], stop))
    following.start()
    before = told.exists()
    made = engine(file, "BEGIN IMMEDIATE")
    schema.upgrade(made)
    made.dispose()
    while not told.exists():
        following.join(0.05)
    stop.set()
    following.join(20)
    assert (before, following.is_alive()) == (False, False)


def test_a_bot_that_dies_is_started_again(demo):
    process = demo("-c", "print('born', flush=True); raise SystemExit(3)")
    lines = [process.stdout.readline().strip() for _ in range(4)]
    again = "The bot stopped (exit code 3); it starts again."
    assert ["born", again, "born"] == lines[1:]


def test_a_busy_port_is_one_sentence_and_exit_code_2(refused):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, out, error = refused(f"127.0.0.1:{taken.getsockname()[1]}")
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert "something else uses that address" in error


@pytest.mark.parametrize("listen", ["8080", "127.0.0.1:http", "127.0.0.1:99999"])
def test_a_wrong_address_is_one_sentence_and_exit_code_2(refused, listen):
    code, out, error = refused(listen)
    assert (code, out, len(error.splitlines())) == (2, "", 1)


def test_the_bot_gets_a_token_of_no_bot_and_a_database_of_its_own(tmp_path):
    given = surroundings({"TELEGRAM_BOT_TOKEN": "real"}, "http://127.0.0.1:1", tmp_path)
    kept = surroundings({"DATABASE_URL": "sqlite:///mine.db"}, "http://127.0.0.1:1", tmp_path)
    assert ("http://127.0.0.1:1", f"sqlite:///{tmp_path}/demo.db", "sqlite:///mine.db") == (
        given["TELEGRAM_API_URL"],
        given["DATABASE_URL"],
        kept["DATABASE_URL"],
    )
    assert "demo" in given["TELEGRAM_BOT_TOKEN"]
    assert len(given["SECRET_KEY"]) >= 32


def test_the_page_alone_says_how_to_start_a_bot_whose_file_it_can_read(tmp_path):
    environ = {**os.environ, "PREVIEW_LISTEN": "127.0.0.1:0"}
    command = (sys.executable, "-m", "bot", "preview")
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environ, stdout=subprocess.PIPE, text=True
    )
    where, how = process.stdout.readline(), process.stdout.readline()
    url = re.search(r"http://127\.0\.0\.1:\d+", where).group()
    staff = httpx.get(f"{url}/drawer/staff?chat=1").json()
    pulled = httpx.post(f"{url}/demo/kill")
    process.terminate()
    process.communicate(timeout=20)
    names = [one.split("=")[0] for one in how.split()]
    assert names == [
        "TELEGRAM_API_URL",
        "TELEGRAM_BOT_TOKEN",
        "SECRET_KEY",
        "askfirst",
        "run",
    ]
    assert (staff["kept"], pulled.status_code) == (False, 409)


@pytest.mark.parametrize("listen", ["0.0.0.0:0", "192.0.2.1:8080"])
def test_the_page_is_for_this_machine_only(refused, listen):
    code, out, error = refused(listen)
    assert (code, out) == (2, "")
    assert "this machine only" in error


def test_a_secret_in_a_file_is_not_given_a_second_time(tmp_path):
    given = surroundings({"SECRET_KEY_FILE": "secret"}, "http://127.0.0.1:1", tmp_path)
    assert "SECRET_KEY" not in given
