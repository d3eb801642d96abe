"""The drawer's reading: the bot's file, in words, without writing to it."""

import hashlib

import httpx
import pytest
from chat import PATIENT, Chat, claims, make_desk, words

from preview.drawer.routes import Drawer, Words
from preview.drawer.shelf import Shelf
from preview.server import Served
from preview.telegram_state import Telegram
from tests.preview.conftest import PLAIN

TYPED = "I am Ann Example, call 0123456"


@pytest.fixture
def chat(tmp_path):
    """A patient who agreed, named a country and typed a name."""
    chat = Chat(tmp_path / "bot.db")
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    chat.tap("United Kingdom")
    chat.say(TYPED)
    yield chat
    chat.close()


@pytest.fixture
def web(chat):
    """The drawer at the bot's file, over HTTP."""
    telegram = Telegram()
    served = Served(telegram)
    shelf = Shelf(chat.file, make_desk().keys)
    operator = {"operator": "Demo Clinic", "contact": "mail@example.org"}
    served.add(*Drawer(telegram, shelf, lambda: Words(words(), claims(), operator)).routes())
    with served, httpx.Client(base_url=served.url, verify=PLAIN) as client:
        yield client
    shelf.close()


def tab(web, name, patient=PATIENT):
    """Read one tab."""
    return web.get(f"/drawer/{name}", params={"chat": patient}).json()


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    shelf = Shelf(tmp_path / "none.db", make_desk().keys)
    assert (shelf.look(PATIENT), list(tmp_path.iterdir())) == (None, [])


def test_reading_changes_no_byte_of_the_file(chat, web):
    before = hashlib.sha256(chat.file.read_bytes()).hexdigest()
    for name in ("staff", "position", "outcome", "about"):
        tab(web, name)
    assert before == hashlib.sha256(chat.file.read_bytes()).hexdigest()


def test_staff_lines_are_the_turns_in_words_and_what_was_typed_is_marked(web):
    told = tab(web, "staff")
    said = ["".join(part["text"] for part in line["parts"]) for line in told["lines"]]
    marks = [part["text"] for line in told["lines"] for part in line["parts"] if "mark" in part]
    assert "Country: United Kingdom" in said
    assert marks
    assert [word for word in ("Ann", "Example", "0123456") if word in " ".join(said)] == []


def test_a_stranger_finds_nothing(web):
    told = tab(web, "staff", PATIENT + 1)
    assert (told["kept"], told["lines"], tab(web, "position", PATIENT + 1)["state"]) == (
        False,
        [],
        "start",
    )


def test_the_next_question_is_explained_by_the_answers_that_opened_it(chat, web):
    for label in ("No injection", "Visible pores", "Done"):
        chat.tap(label)
    told = tab(web, "position")
    opened_by = [one["answer"] for one in told["next"]["because"]]
    assert (told["state"], told["next"]["question"]) == ("pore_areas", "pore_areas")
    assert opened_by == ["Visible pores"]


def test_a_change_puts_an_answer_on_the_shelf_and_the_drawer_says_so(chat, web):
    for label in ("No injection", "Visible pores", "Done", "Forehead and nose", "Done", "Back"):
        chat.tap(label)
    for label in ("Back", "Visible pores", "Shine", "Visible pores", "Shine", "Acne", "Done"):
        chat.tap(label)
    shelved = [one["question"] for one in tab(web, "position")["answers"] if one["shelved"]]
    assert shelved == ["pore_areas"]


def test_no_outcome_before_the_questions_are_over(web):
    told = tab(web, "outcome")
    assert told["outcome"] is None
    assert told["left"] > 0


@pytest.mark.parametrize("path", ["/drawer/none?chat=1", "/drawer/staff", "/drawer/staff?chat=x"])
def test_what_is_no_tab_is_not_there(web, path):
    assert web.get(path).status_code == 404


def test_a_file_that_is_no_case_is_told_in_one_sentence(web):
    answer = web.post("/drawer/case", content="- [")
    assert (
        answer.status_code,
        answer.json()["error"],
    ) == (400, "The file is not readable as YAML near line 1.")


def test_nothing_to_save_is_told_too(web):
    assert web.get("/drawer/case.yaml?chat=1").status_code == 409
