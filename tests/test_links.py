"""A patient comes by a clinic's link: once, twice, by an old one, in mid-conversation, guessing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from chat import Chat
from clinics import CODES, LARCH, OTHER, make

from bot.flows.events import Commanded, Tapped
from db.clinics import revoke_clinic, revoke_links

AGREE = "I'm 18 or over and agree"
YES = "Yes, staff may read them"
GREETING = "Larch House gave you this link."
NOTHING = "That link does not work any more"


@pytest.fixture
def chat(tmp_path):
    made = Chat(tmp_path / "links.db")
    make(made, LARCH, OTHER)
    yield made
    made.close()


def arrive(chat, code=CODES["site"]):
    """Open a link; return all that the bot says."""
    return "\n".join(shown.plain for shown in chat.say(f"/start {code}"))


def begin(chat, code=CODES["site"]):
    arrive(chat, code)
    chat.tap(AGREE)


def act(chat, change):
    with chat.engine.connect() as connection, connection.begin():
        return change(connection)


def stored(chat):
    (row,) = chat.rows("conversation")
    return row


def counted(chat, name, **where):
    rows = [row for row in chat.rows("counter") if row["name"] == name]
    found = [row for row in rows if all(row[key] == value for key, value in where.items())]
    return {row["key"]: row["count"] for row in found}


def test_the_greeting_tells_who_linked_and_that_the_clinic_cannot_steer(chat):
    said = arrive(chat)
    assert GREETING in said
    assert "can't change my questions, my words or your result" in said
    assert "The link has set your country: United Kingdom" in said


def test_before_consent_nothing_of_the_link_is_kept(chat):
    arrive(chat)
    assert chat.rows("conversation") == []
    assert [(row["missed"]) for row in chat.rows("inbox")] == [None]


def test_consent_answers_the_country_and_the_list_of_answers_offers_to_change_it(chat):
    begin(chat)
    assert "Have you had an injection" in chat.last.plain
    assert chat.conversation.answers["country"] == ("uk",)
    assert (stored(chat)["clinic"], stored(chat)["campaign"]) == (LARCH.id, "site")
    chat.say("/start")
    chat.tap("See my answers")
    assert "Country: United Kingdom" in chat.last.plain
    assert any("Country" in label for label in chat.last.labels)


@pytest.mark.parametrize("button", [AGREE, "I'm under 18 and agree"])
def test_every_way_of_agreeing_takes_the_link_along(chat, button):
    arrive(chat)
    chat.tap(button)
    assert stored(chat)["clinic"] == LARCH.id


def test_a_clinic_that_presets_nothing_leaves_the_country_to_be_asked(chat):
    begin(chat, CODES["other"])
    assert "Which country are you in?" in chat.last.plain


def test_a_language_that_is_not_spoken_yet_is_no_preset(chat):
    arrive(chat, CODES["other"])
    assert "Hello, I'm askfirst" in chat.last.plain


def test_a_language_that_is_spoken_is_preset_before_telegrams_own(chat):
    english = chat.desk.catalogue.languages["en"]
    spoken = {"en": english, "ru": replace(english, locale="ru")}
    chat.desk = replace(chat.desk, catalogue=replace(chat.desk.catalogue, languages=spoken))
    begin(chat, CODES["other"])
    assert stored(chat)["locale"] == "ru"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("A" * 12, "unknown"),
        (CODES["expired"], "expired"),
        (CODES["revoked"], "revoked"),
        ("larch-house", "garbled"),
        (CODES["site"] + "=", "garbled"),
        ("٣" * 12, "garbled"),
        ("'; DROP TABLE link; --", "garbled"),
    ],
)
def test_a_code_that_does_not_hold_falls_back_kindly_and_is_counted(chat, code, reason):
    said = arrive(chat, code)
    assert NOTHING in said
    assert "Larch House" not in said
    chat.tap(AGREE)
    assert "Which country are you in?" in chat.last.plain
    assert (stored(chat)["clinic"], stored(chat)["link"]) == (None, None)
    assert counted(chat, "link") == {reason: 1}


def test_start_without_a_code_says_nothing_of_links(chat):
    assert NOTHING not in "\n".join(shown.plain for shown in chat.say("/start"))
    assert counted(chat, "link") == {}


def test_a_link_that_ends_between_greeting_and_consent_counts_for_nobody(chat):
    arrive(chat)
    act(chat, lambda c: revoke_links(c, LARCH.id, chat.now))
    chat.tap(AGREE)
    assert NOTHING in "\n".join(shown.plain for shown in chat.messages)
    assert "Which country are you in?" in chat.last.plain
    assert stored(chat)["clinic"] is None


def test_a_forged_button_brings_no_clinic(chat):
    arrive(chat)
    for code in ("B" * 12, "x", ""):
        chat.do(Tapped("abc123", 0, "adult", ("en", code)), number=1)
        assert stored(chat)["clinic"] is None


def test_the_same_link_twice_before_consent_starts_twice_and_begins_once(chat):
    arrive(chat)
    begin(chat)
    assert counted(chat, "start", clinic=LARCH.id, campaign="site") == {"": 2}
    assert counted(chat, "begin", clinic=LARCH.id, campaign="site") == {"": 1}


def test_the_same_link_again_in_mid_conversation_is_as_start(chat):
    begin(chat)
    chat.tap("No injection in 6 weeks")
    before = chat.conversation
    said = arrive(chat)
    assert "Welcome back" in said
    assert "That link changes nothing" not in said
    chat.tap("Continue")
    assert chat.conversation.answers == before.answers


def test_another_link_in_mid_conversation_changes_nothing_and_counts_for_the_next_run(chat):
    begin(chat)
    chat.tap("No injection in 6 weeks")
    before = chat.conversation
    said = arrive(chat, CODES["other"])
    assert "That link changes nothing in the answers you have here." in said
    assert "Welcome back" in said
    assert (stored(chat)["clinic"], stored(chat)["link"]) == (LARCH.id, CODES["other"])
    assert chat.conversation.answers == before.answers
    chat.tap("Start fresh")
    chat.tap("Yes, start fresh")
    assert f"{OTHER.name} gave you this link." in chat.last.plain
    chat.tap(AGREE)
    assert (stored(chat)["clinic"], stored(chat)["campaign"]) == (OTHER.id, "site")
    assert "Which country are you in?" in chat.last.plain


def test_an_old_link_in_mid_conversation_is_told_and_changes_nothing(chat):
    begin(chat)
    assert NOTHING in arrive(chat, CODES["expired"])
    assert (stored(chat)["clinic"], stored(chat)["link"]) == (LARCH.id, CODES["site"])
    assert "Welcome back" in chat.last.plain


def test_a_run_begun_without_a_link_takes_up_the_link_when_it_starts_fresh(chat):
    chat.say("/start")
    chat.tap(AGREE)
    arrive(chat)
    assert stored(chat)["clinic"] is None
    chat.tap("Start fresh")
    chat.tap("Yes, start fresh")
    chat.say(AGREE)
    assert (stored(chat)["clinic"], chat.conversation.answers["country"]) == (LARCH.id, ("uk",))


def test_starting_fresh_after_the_link_was_revoked_is_neutral(chat):
    begin(chat)
    act(chat, lambda c: revoke_links(c, LARCH.id, chat.now))
    chat.say("/restart")
    chat.tap("Yes, start fresh")
    assert "Larch House" not in chat.last.plain
    chat.tap(AGREE)
    assert "Which country are you in?" in chat.last.plain


def test_the_end_names_the_contact_and_a_revoked_clinic_is_told_no_more(chat):
    begin(chat)
    assert finish(chat).plain.endswith(
        "You can reach them here: 020 7946 0000 (Mon to Fri)."
        " You are free to ask somebody else, or nobody."
    )
    act(chat, lambda c: revoke_clinic(c, LARCH.id, chat.now))
    chat.tap("See my answers")
    chat.tap("Go on")
    assert "Questions to ask first" in result(chat).plain
    assert "Larch House" not in result(chat).plain
    assert stored(chat)["clinic"] == LARCH.id


def test_beside_words_of_danger_no_clinic_is_told(chat):
    begin(chat)
    chat.say("I can't swallow since yesterday")
    chat.tap("Go on")
    assert "See my answers" in finish(chat).labels
    assert "020 7946 0000" not in "\n".join(shown.plain for shown in chat.messages)


def finish(chat):
    """Skip to a result that allows a contact; return its last message."""
    while "Show my result" not in chat.last.labels:
        first = next(name for name in ("No injection", "Skip") if has(chat, name))
        chat.tap(first, chat.last)
    chat.tap("Show my result")
    return result(chat)


def has(chat, label):
    return any(label in name for name in chat.last.labels)


def result(chat):
    return [shown for shown in chat.messages if "See my answers" in shown.labels][-1]


def test_a_clinics_words_are_data_and_are_escaped(chat):
    make(chat, replace_clinic(name="A & B <b>bold</b>", contact="<a href='x'>me</a>"))
    code = "Q" * 12
    arrive(chat, code)
    assert "A &amp; B &lt;b&gt;bold&lt;/b&gt;" in chat.last.text
    chat.tap(AGREE)
    assert "&lt;a href=&#x27;x&#x27;&gt;me&lt;/a&gt;" in finish(chat).text


def replace_clinic(**changes):
    return LARCH._replace(id="odd", **changes)


def test_no_turn_and_no_review_copy_holds_a_clinics_name_or_code(chat):
    begin(chat)
    finish(chat)
    chat.tap(YES)
    kept = str(chat.rows("turn")) + str([row["lines"] for row in chat.rows("transcript")])
    assert len(chat.rows("transcript")) == 1
    assert chat.rows("transcript")[0]["clinic_id"] == LARCH.id
    for word in (LARCH.name, LARCH.contact, LARCH.id, CODES["site"]):
        assert word not in kept


def test_mydata_tells_the_patient_which_clinic_linked(chat):
    begin(chat)
    chat.say("/mydata")
    (told,) = [content for name, content in chat.files.items() if name.endswith(".txt")]
    assert "Clinic that gave you the link: Larch House" in told


def test_guessing_is_limited_for_each_patient_and_a_right_code_waits_like_a_wrong_one(chat):
    for number in range(10):
        arrive(chat, f"{number:012}")
    assert counted(chat, "link") == {"unknown": 10}
    assert NOTHING in arrive(chat)
    assert counted(chat, "link") == {"unknown": 10, "limited": 1}
    chat.now += timedelta(hours=1)
    assert GREETING in arrive(chat)


def test_one_patients_guesses_do_not_keep_another_out(chat):
    for number in range(11):
        arrive(chat, f"{number:012}")
    chat.patient += 1
    assert GREETING in arrive(chat)


def test_the_same_update_twice_is_one_guess(chat):
    heard = chat.heard(Commanded("start", "A" * 12), 1)
    for _ in range(20):
        chat.take(heard)
    chat.take(replace(heard, dedupe="another"))
    assert counted(chat, "link") == {"unknown": 2}
