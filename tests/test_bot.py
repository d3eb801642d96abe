"""The main job on real input: the real bot, a patient, and the Bot API over HTTP."""

import signal
import sqlite3

import pytest
from bot_process import BotProcess

from tests.emulator import Emulator

NAME, USERNAME, NUMBER = "Wilhelmina", "wilma_canary", 7_654_321_987
TYPED = "my neighbour Marigold from Elm Street says hello"
CAPTION = "Cornelius at the seaside"

PORES = (
    "I'm 18 or over and agree",
    "United Kingdom",
    "1. No injection in 6 weeks",
    "☐ 1. Visible pores",
    "Done",
    "☐ 2. Cheeks",
    "Done",
    "3. Yes, for 3 months or more",
    "1. Never",
    "1. No",
    "☐ 5. None of these",
    "None of these",
    "☐ 4. None of these",
    "1. A little",
    "☐ 8. Nothing special",
    "Show my result",
)


@pytest.fixture
def telegram():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def bot(telegram, tmp_path):
    with BotProcess(telegram.url, telegram.token, tmp_path) as process:
        yield process


@pytest.fixture
def patient(telegram):
    return telegram.patient(NUMBER, first_name=NAME, username=USERNAME)


def walk(patient, labels=PORES):
    """Tap through the questionnaire, each time when the button is there."""
    for label in labels:
        patient.await_button(label)
        patient.tap(label)


def test_a_patient_answers_by_thumb_and_gets_outcome_reasons_and_questions(bot, patient):
    patient.say("/start")
    walk(patient)
    patient.await_seen("Questions to ask first")
    told = "\n".join(message.text for message in patient.settled())
    assert "Because you told me" in told
    assert "a treatment placed in the skin" in told.lower()
    assert "Do you treat yourself" in told
    assert "Botox" not in told
    assert not patient.spinning


def test_a_patient_answers_by_typing(bot, patient):
    patient.say("/start")
    patient.await_seen("I'm askfirst")
    said = [
        ("I agree", "are you 18 or over?"),
        ("1", "Which country"),
        ("united states", "last 6 weeks"),
        ("1", "What would you like to talk about"),
        ("4", "Where are the lines"),
        ("forehead", "look in a mirror"),
        ("1", "When did you last have"),
    ]
    for text, reply in said:
        patient.say(text)
        patient.await_seen(reply)
    patient.settled()
    assert bot.stop() == 0


def test_a_file_is_never_fetched_and_media_get_a_kind_answer(bot, patient, telegram):
    patient.say("/start")
    walk(patient, PORES[:2])
    patient.await_seen("last 6 weeks")
    for kind in ("photo", "voice", "sticker", "contact", "location", "document", "video"):
        patient.send(kind)
        patient.await_reply()
    patient.settled()
    assert telegram.calls("getFile") == []
    assert any("can't look at photos" in reply.text for reply in patient.replies)


def test_a_group_gets_one_neutral_line_and_the_bot_leaves(bot, patient, telegram):
    group = patient.opens_group()
    group.await_seen("private chat")
    telegram.await_call("leaveChat")
    assert len(group.replies) == 1
    assert patient.replies == []


def test_delete_erases_rows_and_messages_on_both_sides(bot, patient):
    patient.say("/start")
    walk(patient, PORES[:6])
    patient.await_seen("Where on your face")
    patient.say("/delete")
    patient.await_button("Yes, erase it all")
    patient.tap("Yes, erase it all")
    patient.await_seen("It is all erased")
    left = [message.text for message in patient.settled()]
    assert len([text for text in left if not text.startswith(("/start", "It is all erased"))]) == 0
    bot.stop()
    with sqlite3.connect(bot.folder / "bot.db") as file:
        tables = ("conversation", "turn", "message", "outbox")
        counts = [file.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in tables]  # noqa: S608
        subjects = file.execute("SELECT count(subject) FROM inbox").fetchone()[0]
    file.close()
    # The tap on "yes" itself is the last update heard; its hash stays without the patient.
    assert (counts, subjects) == ([0, 0, 0, 0], 0)


def faults(telegram):
    """Let every kind of call fail once in every way."""
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates"):
        for kind in ("429", "500", "502", "reset"):
            telegram.fail(method, kind)


def canaries(telegram) -> dict[str, bytes]:
    """Name everything that may stand nowhere."""
    token = telegram.token
    words = {
        "token": token,
        "token's secret": token.split(":")[1],
        "key": "a secret of thirty-two bytes",
        "number": str(NUMBER),
        "name": NAME,
        "username": USERNAME,
        "typed": "Marigold",
        "caption": "Cornelius",
        "number beside a danger": "7946 0958",
        "command": "hippopotamus",
        "payload": "payl0ad",
        "callback": "forged-data",
    }
    return {what: word.encode() for what, word in words.items()}


def test_no_token_id_name_or_typed_word_reaches_disk_or_log(telegram, tmp_path, patient):
    bot = BotProcess(telegram.url, telegram.token, tmp_path, more={"LOG_LEVEL": "DEBUG"})
    bot.start()
    patient.say("/start payl0ad")
    patient.await_button(PORES[0])
    data = patient.last.keyboard[0][0]["callback_data"]
    walk(patient, PORES[:4])
    patient.await_button("Done")
    patient.tap_data(patient.last.id, data.split(".")[0] + ".1.forged-data")
    faults(telegram)
    for act in (
        lambda: patient.say(TYPED),
        lambda: patient.say("/hippopotamus " + TYPED),
        lambda: patient.photo(CAPTION),
        lambda: patient.forward(TYPED),
        lambda: patient.edit(patient.say(TYPED), TYPED + "!"),
        lambda: patient.say("i cant swallow since yesterday, call 020 7946 0958"),
    ):
        act()
        patient.settled()
    bot.stop(signal.SIGKILL)
    bot.start()
    telegram.await_polling()
    patient.say(TYPED)
    patient.await_reply(timeout=20)
    patient.settled()
    bot.stop()
    searched = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {"bot.db", "bot.log"} <= {path.name for path in searched}
    hits = [
        (path.name, what)
        for path in searched
        for what, canary in canaries(telegram).items()
        if canary in path.read_bytes()
    ]
    assert hits == []
    log = (tmp_path / "bot.log").read_text(encoding="utf-8")
    answers = ("pores", "Visible", "United Kingdom", "agree", "after_injection")
    assert [word for word in answers if word in log] == []


def test_a_second_bot_on_the_same_file_is_refused_in_one_sentence(bot, telegram, tmp_path):
    telegram.await_polling()
    second = BotProcess(telegram.url, telegram.token, tmp_path)
    second.start()
    assert second.process is not None
    assert second.process.wait(timeout=20) == 2
    # The first bot goes on writing its log into the same file.
    plain = [line for line in second.log.read_text().splitlines() if not line.startswith("{")]
    assert [("one process per SQLite file" in line) for line in plain] == [True]


def test_an_update_that_cannot_be_taken_is_set_aside_and_the_patient_is_told(bot, patient):
    """A row that makes every turn fail: the update is quarantined, acknowledged and answered."""
    patient.say("/start")
    walk(patient, PORES[:2])
    patient.await_seen("last 6 weeks")
    patient.settled()
    write(bot, SPOIL, '{"country":7}')
    patient.say(TYPED)
    patient.await_seen("Something went wrong")
    write(bot, SPOIL, '{"consent":["agree"],"adult":["yes"],"country":["uk"]}')
    patient.say("1")
    patient.await_seen("What would you like to talk about")
    bot.stop()
    with sqlite3.connect(bot.folder / "bot.db") as file:
        kept = file.execute("SELECT kind, error, place FROM quarantine").fetchall()
    file.close()
    assert [row[:2] for row in kept] == [("message", "TypeError")]
    assert kept[0][2].startswith("bot/")
    assert b"Marigold" not in bot.log.read_bytes()


SPOIL = "UPDATE conversation SET answers = ?"


def write(bot, statement, *values):
    """Write into the bot's database behind its back."""
    with sqlite3.connect(bot.folder / "bot.db") as file:
        file.execute(statement, values)
    file.close()


def test_a_locked_database_acknowledges_nothing_and_loses_nothing(bot, patient, telegram):
    patient.say("/start")
    walk(patient, PORES[:2])
    patient.await_seen("last 6 weeks")
    patient.settled()
    locker = sqlite3.connect(bot.folder / "bot.db", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    patient.say("1")
    update = max(telegram.ids("queued"))
    with telegram.telegram.changed:
        again = telegram.telegram.changed.wait_for(
            lambda: telegram.ids("delivered").count(update) > 1, timeout=30
        )
    assert again
    assert update not in telegram.ids("confirmed")
    locker.execute("ROLLBACK")
    locker.close()
    patient.await_seen("What would you like to talk about", timeout=20)
    patient.settled()
    assert sum("talk about" in reply.text for reply in patient.replies) == 1


def test_a_flood_gets_one_notice_and_its_words_of_danger_their_card(bot, patient, telegram):
    patient.say("/start")
    walk(patient, PORES[:2])
    patient.await_seen("last 6 weeks")
    patient.settled()
    for number in range(60):
        patient.say("i cant swallow since yesterday" if number == 50 else f"hello {number}")
    patient.await_seen("I could not take your last messages; please send the last one again")
    telegram.await_confirmed(telegram.ids("queued"), timeout=30)
    patient.await_seen("Get help now")
    patient.settled()
    told = [reply.text for reply in patient.replies]
    assert sum("I could not take your last messages" in text for text in told) == 1
    assert sum("Get help now" in text for text in told) == 1
    bot.stop()
    with sqlite3.connect(bot.folder / "bot.db") as file:
        (turns,) = file.execute("SELECT count(*) FROM turn").fetchone()
    file.close()
    assert turns <= 23


def test_a_bot_that_was_away_offers_the_question_again_in_its_place(telegram, tmp_path, patient):
    """No test can wait two minutes: what the file says of the last contact is set back."""
    bot = BotProcess(telegram.url, telegram.token, tmp_path)
    bot.start()
    patient.say("/start")
    walk(patient, PORES[:1])
    patient.await_seen("Which country")
    asked = next(one.id for one in patient.settled() if "Which country" in one.text)
    bot.stop(signal.SIGKILL)
    write(bot, "UPDATE contact SET at = at - 121000")
    bot.start()
    patient.await_seen("I was out of reach")
    assert [one.id for one in patient.settled() if "Which country" in one.text] == [asked]
    patient.tap("United Kingdom")
    patient.await_seen("last 6 weeks")
    bot.stop()
