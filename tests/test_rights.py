"""What a patient can do about what is kept: see it, limit it, let it be read, erase it."""

import json
from datetime import timedelta

import pytest
from chat import START

from bot.flows.events import Commanded

TO_A_RESULT = (
    "I'm 18 or over and agree",
    "United Kingdom",
    "No injection",
    "Visible pores",
    "Done",
    "Cheeks",
    "Done",
    "3. Yes",
    "1. Never",
    "1. No",
    "None of these",
    "None of these",
    "None of these",
    "1. A little",
    "Nothing special",
    "Show my result",
)


def begin(chat, labels=TO_A_RESULT[:4], start="/start"):
    chat.say(start)
    for label in labels:
        chat.tap(label)


def finish(chat):
    begin(chat, TO_A_RESULT)


def copy_of(chat):
    (row,) = chat.rows("transcript")
    return row


def consent(chat):
    finish(chat)
    chat.tap("Yes, staff may read them")
    return chat.conversation.review


def delete(chat):
    chat.say("/delete")
    chat.tap("Yes, erase it all")


# Words


def test_own_words_are_shown_as_they_are_stored_and_can_be_dropped(chat):
    begin(chat, TO_A_RESULT[:-1])
    shown = chat.say("please call me on 020 7946 0958 about my cheeks")[-1]
    stored = chat.conversation.draft.words
    assert "7946" not in stored
    assert f"Noted: {stored}" in shown.plain
    chat.tap("Drop my words")
    assert chat.conversation.draft.words is None


def test_what_is_mostly_masked_is_asked_again_and_not_stored(chat):
    begin(chat, TO_A_RESULT[:-1])
    told = chat.say("a.b@example.org +44 20 7946 0958")
    assert "say it in other words" in told[0].plain
    assert chat.conversation.draft.words is None
    assert json.loads(chat.rows("turn")[-1]["event"])["text"] == "[masked]"


def test_words_that_redaction_could_not_read_are_withheld(chat):
    """Longer than Telegram lets anybody write: redaction fails closed."""
    begin(chat, TO_A_RESULT[:-1])
    chat.say("my skin is oily " * 400)
    assert chat.conversation.draft.words == "[withheld]"


def test_of_forwarded_and_edited_texts_and_captions_only_the_reading_is_kept(chat):
    begin(chat)
    chat.forward("look at my skin")
    chat.edit("look at my skin!")
    chat.attach("photo", "my skin")
    events = [json.loads(row["event"]) for row in chat.rows("turn")][-3:]
    assert events == [
        {"kind": "forwarded", "reading": "none"},
        {"kind": "edited", "reading": "none"},
        {"kind": "attached", "what": "photo", "reading": "none"},
    ]


def test_a_danger_is_kept_even_where_none_of_its_words_are(chat):
    begin(chat, TO_A_RESULT[:-1])
    chat.say("i cant swallow a.b@example.org c.d@example.org +44 20 7946 0958 @some_one @else")
    draft = chat.conversation.draft
    assert (draft.words, draft.reading) == ("[withheld]", "urgent")


# Consent to a review copy


def test_no_copy_is_made_unless_the_patient_says_yes(chat):
    finish(chat)
    assert chat.last.labels == ["Yes, staff may read them", "No", "Erase now"]
    chat.tap("No")
    assert (chat.rows("transcript"), chat.toasts) == ([], ["Fine. Nobody reads your answers."])


def test_a_yes_makes_a_copy_with_a_code_of_its_own_and_no_mark_of_the_patient(chat):
    code = consent(chat)
    row = copy_of(chat)
    header = {key: row[key] for key in ("code", "week", "outcome", "locale", "status", "reason")}
    assert header == {
        "code": code,
        "week": "2026-W48",
        "outcome": "discuss_micro_botox",
        "locale": "en",
        "status": "ready",
        "reason": None,
    }
    subject = chat.desk.keys.subject(chat.patient)
    assert not [value for value in row.values() if value == subject]
    assert code in chat.last.plain


def test_the_version_of_the_text_that_asked_is_kept_beside_the_yes(chat):
    consent(chat)
    (row,) = chat.rows("conversation")
    assert row["review_version"] == row["content_version"]
    chat.tap("Take my yes back")
    (row,) = chat.rows("conversation")
    assert (row["review_code"], row["review_version"], row["review_at"]) == (None, None, None)


def test_the_lines_hold_relative_times_and_neither_code_nor_date(chat):
    chat.now = START - timedelta(hours=5)
    code = consent(chat)
    chat.say("/sheet")
    lines = copy_of(chat)["lines"]
    told = json.loads(lines)
    assert told[0]["at"] == 0
    assert [line["at"] for line in told] == sorted(line["at"] for line in told)
    assert [word for word in (code, "2026", "November", "run00") if word in lines] == []


def test_taking_the_yes_back_is_one_tap_and_erases_the_copy_at_once(chat):
    consent(chat)
    chat.tap("Take my yes back")
    assert (chat.rows("transcript"), chat.conversation.review) == ([], "")
    assert chat.tombstones.read()


def test_the_copy_follows_the_result(chat):
    consent(chat)
    chat.say("/start")
    chat.tap("See my answers")
    chat.tap("Reasons to wait")
    chat.tap("Pregnant")
    chat.tap("Done")
    assert copy_of(chat)["outcome"] == "not_now"


def test_danger_words_take_the_copy_away_whatever_was_consented_before(chat):
    consent(chat)
    chat.say("i cant swallow since yesterday")
    assert chat.rows("transcript") == []


@pytest.mark.parametrize("words", ["i cant swallow since yesterday", "i want to kill myself"])
def test_after_danger_words_nobody_is_asked_for_a_copy(chat, words):
    begin(chat, TO_A_RESULT[:-1])
    chat.say(words)
    chat.tap("Show my result")
    assert chat.last.labels == ["Erase now"]
    chat.say("/privacy")
    labels = [label for message in chat.messages[-2:] for label in message.labels]
    assert not [label for label in labels if "staff" in label]


def test_a_minor_is_not_asked_and_cannot_consent(chat):
    chat.say("/start")
    chat.tap("I'm under 18 and agree")
    chat.tap("United Kingdom")
    chat.tap("No injection")
    assert chat.last.labels == ["Erase now"]
    yes = f"{chat.conversation.run}.{chat.conversation.prompt}.review_yes"
    chat.press(yes, chat.last.number)
    assert (chat.conversation.review, chat.rows("transcript")) == ("", [])


def test_a_text_from_before_redaction_makes_the_copy_wait(chat):
    begin(chat, TO_A_RESULT[:-1])
    chat.say("my skin is oily")
    with chat.engine.connect() as connection, connection.begin():
        old = '{"kind":"wrote","text":"[withheld]","reading":"none"}'
        connection.exec_driver_sql("UPDATE turn SET event = ? WHERE event LIKE '%wrote%'", (old,))
    chat.tap("Show my result")
    chat.tap("Yes, staff may read them")
    assert (copy_of(chat)["status"], copy_of(chat)["reason"]) == ("waiting", "before_redaction")


def test_a_text_that_redaction_failed_on_makes_the_copy_wait(chat):
    begin(chat, TO_A_RESULT[:-1])
    chat.say("my skin is oily " * 400)
    chat.tap("Show my result")
    chat.tap("Yes, staff may read them")
    assert (copy_of(chat)["status"], copy_of(chat)["reason"]) == ("waiting", "failed")


def test_starting_fresh_takes_the_yes_and_the_copy_along(chat):
    consent(chat)
    chat.say("/restart")
    chat.tap("Yes, start fresh")
    chat.tap("I'm 18 or over and agree")
    assert (chat.rows("transcript"), chat.conversation.review) == ([], "")


# The code


@pytest.mark.parametrize("act", ["{code}", "/delete {code}", "{lower}"])
def test_the_code_erases_the_copy_even_after_the_link_is_gone(chat, act):
    code = consent(chat)
    with chat.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM conversation")
    assert len(chat.rows("transcript")) == 1
    text = act.format(code=code, lower=code.lower().replace("-", " "))
    command, _, payload = text.partition(" ")
    if command == "/delete":
        chat.do(Commanded("delete", payload), mine=text)
    else:
        chat.say(text)
    assert chat.rows("transcript") == []
    assert "No copy with this code" in chat.last.plain


def test_ones_own_code_also_takes_the_yes_back_and_is_not_kept_in_the_turn(chat):
    code = consent(chat)
    chat.say(code)
    assert (chat.rows("transcript"), chat.conversation.review) == ([], "")
    assert code not in str(chat.rows("turn"))


def test_a_code_that_is_none_gets_the_same_answer(chat):
    consent(chat)
    told = chat.say("3AAA-3AAA-3AAA-3AAA")
    assert "No copy with this code" in "".join(message.plain for message in told)
    assert len(chat.rows("transcript")) == 1


# How long


def erase_at(chat, table="conversation"):
    return {row["erase_at"] for row in chat.rows(table)}


@pytest.mark.parametrize(("days", "until"), [(1, "24 November"), (90, "21 February")])
def test_a_patient_chooses_how_long_it_is_kept(chat, days, until):
    begin(chat)
    before = max(erase_at(chat, "turn"))
    chat.say("/privacy")
    (told,) = chat.tap(f"Keep {days} day")
    assert f"Kept until {until}" in told.plain
    assert chat.conversation.days == days
    shift = (days - 30) * 86_400_000
    assert before + shift in erase_at(chat, "turn")
    (row,) = chat.rows("conversation")
    assert row["erase_at"] - row["last_turn_at"] == days * 86_400_000


def test_a_minor_keeps_24_hours_and_has_no_choice(chat):
    chat.say("/start")
    chat.tap("I'm under 18 and agree")
    chat.say("/privacy")
    labels = [label for message in chat.messages for label in message.labels]
    assert not [label for label in labels if label.startswith("Keep ")]
    keep = f"{chat.conversation.run}.{chat.conversation.prompt}.keep.90"
    chat.press(keep, chat.last.number)
    assert chat.conversation.days == 30
    (row,) = chat.rows("conversation")
    assert row["erase_at"] - row["last_turn_at"] == 86_400_000


def test_a_run_ends_with_a_receipt(chat):
    finish(chat)
    assert "Kept until 23 December" in chat.last.plain
    chat.tap("Erase now")
    chat.tap("Yes, erase it all")
    assert chat.rows("conversation") == []


def test_stopping_tells_until_when_too(chat):
    begin(chat)
    told = chat.say("/stop")
    assert "Kept until 23 December" in told[0].plain


# Seeing it, erasing it


def test_mydata_brings_every_row_as_json_and_a_text_to_read(chat):
    code = consent(chat)
    chat.say("can i have it in june?")
    chat.say("/mydata")
    assert sorted(chat.files) == ["askfirst-my-data.json", "askfirst-my-data.txt"]
    data = json.loads(chat.files["askfirst-my-data.json"])
    for table in ("conversation", "turn", "message", "inbox", "transcript"):
        assert data[table], table
    assert len(data["turn"]) == len(chat.rows("turn"))
    assert data["conversation"][0]["chat"] == str(chat.patient)
    told = chat.files["askfirst-my-data.txt"]
    for words in ("Country: United Kingdom", code, "can i have it", "[United Kingdom]", "<b>"):
        assert (words in told) == (words != "<b>"), words


def test_delete_takes_the_copy_too_and_leaves_a_tombstone(chat):
    code = consent(chat)
    delete(chat)
    tables = ("conversation", "turn", "message", "outbox", "transcript")
    assert [chat.rows(table) for table in tables] == [[]] * 5
    keys = chat.desk.keys
    names = (keys.subject(chat.patient), code.encode())
    assert set(chat.tombstones.read()) == {keys.tombstone(name) for name in names}


def test_before_consent_there_is_nothing_to_show_or_erase(chat):
    for command in ("/mydata", "/delete"):
        assert "I keep no answers from you" in "".join(m.plain for m in chat.say(command))
