"""What may stand nowhere is said everywhere: then every byte on disk is searched for it."""

import pytest
from chat import Chat

from bot.flows.changing import PAGES, shown
from bot.flows.events import Commanded, from_data
from bot.flows.questionnaire import QUESTIONNAIRE
from bot.flows.screens import HEALTH_LISTS, RESULT
from bot.operations.backups import back_up
from db.models import Base
from db.subjects import OF_A_SUBJECT

NUMBER = 7_654_321_987
FIRST, LAST, USERNAME = "Wilhelmina", "Featherstonehaugh", "wilma_canary"
PHONE, MAIL, HANDLE, LINK = "020 7946 0958", "w.f@example.org", "@wilma_other", "example.org/wilma"
OTHER, STREET = "Marigold", "Elm Street"
TYPED = (
    f"Hi, I'm {FIRST} {LAST}: {PHONE}, {MAIL}, {HANDLE}, https://{LINK}, {USERNAME}."
    f" My neighbour {OTHER} from {STREET} says hello"
)
SECRET = b"a secret of thirty-two bytes, yes"

CANARIES = {
    "number": str(NUMBER),
    "first name": FIRST,
    "last name": LAST,
    "username": USERNAME,
    "phone": PHONE,
    "phone without spaces": PHONE.replace(" ", ""),
    "mail": MAIL,
    "handle": HANDLE,
    "link": LINK,
    "somebody else": OTHER,
    "street": STREET,
    "caption": "Cornelius",
    "edited": "Hortensia",
    "forwarded": "Balthasar",
    "command": "hippopotamus",
    "payload": "payl0adpayl0",
    "forged": "forged-data",
    "secret": SECRET.decode(),
}

WALK = (
    *("Yes, 18 or over", "United Kingdom", "something feels wrong", "Back", "No injection"),
    *("Visible pores > Lines or wrinkles > Done", "1. Visible pores", "Cheeks > Done", "3. Yes"),
    *("Forehead > Done", "When it moves and when still", "Yes, it gets softer"),
    *("More than 4 months ago", "I was happy with it", "1. No", "None of these"),
    *("A health condition", "Back", "An allergy", "Back", "A medicine", "Back", "None of these"),
    *("None of these", "Some of the day", "1. No", "Nothing special", "Show my result"),
)
"""The taps of one way, canaries after each; ticks do not outlive them, so Done follows at once."""


@pytest.fixture
def chat(tmp_path):
    opened = Chat(tmp_path / "bot.db", NUMBER)
    opened.names = (FIRST, LAST, USERNAME)
    yield opened
    opened.close()


def say_all(chat):
    """Say every canary in every way there is."""
    chat.say(TYPED)
    chat.edit(f"Hortensia {TYPED}")
    chat.forward(f"Balthasar {TYPED}")
    chat.attach("photo", f"Cornelius {TYPED}")
    chat.attach("contact")
    chat.do(Commanded("hippopotamus", TYPED), mine="/hippopotamus")
    if not (chat.conversation and chat.conversation.opened):
        # On an opened screen this would lead away from it.
        chat.do(Commanded("start", "payl0adpayl0"), mine="/start")
    if chat.conversation:
        run, prompt = chat.conversation.run, chat.conversation.prompt
        chat.press(f"{run}.{prompt}.answer.forged-data.{FIRST}", chat.last.number)
        chat.press(f"{run}.{prompt}.forged-data", chat.last.number)
        if shown(chat.conversation) == "resume":
            chat.tap("Continue")


def hits(chat):
    """Search every file beside the database for every canary, in any case."""
    files = [path for path in chat.file.parent.rglob("*") if path.is_file()]
    assert {"bot.db", "bot.db-wal"} <= {path.name for path in files}
    contents = {path.name: path.read_bytes().lower() for path in files}
    return [
        (name, what)
        for name, content in contents.items()
        for what, canary in CANARIES.items()
        if canary.lower().encode() in content
    ]


def walk_saying_all(chat):
    """Go through every screen to a result; say all at each. Return the screens that were seen."""
    say_all(chat)
    chat.say("I agree")
    seen = {shown(chat.conversation)}
    for taps in WALK:
        for label in taps.split(" > "):
            chat.tap(label)
        seen.add(shown(chat.conversation))
        say_all(chat)
    return seen


def visit_the_pages(chat):
    # An old button with another value proposes the change on a page of its own.
    chat.press(f"{chat.conversation.run}.1.answer.country.us", chat.last.number)
    seen = {shown(chat.conversation)}
    say_all(chat)
    chat.say("/start")
    chat.tap("Continue")
    for command in ("start", "restart", "stop", "delete"):
        chat.say(f"/{command}")
        seen.add(shown(chat.conversation))
        say_all(chat)
        chat.say(f"/{command}")
        chat.tap("No, keep" if command in ("restart", "delete") else "Continue")
    return seen


def test_no_canary_reaches_the_disk_from_any_state(chat):
    """Every screen, page and list; with consent, review copy, /mydata and a backup."""
    seen = walk_saying_all(chat) | visit_the_pages(chat)
    chat.tap("Yes, staff may read them")
    say_all(chat)
    chat.say("/mydata")
    back_up(chat.file, chat.file.parent / "a.backup", SECRET, lambda size: b"s" * size)
    expected = {*PAGES, *HEALTH_LISTS, RESULT, *(screen.key for screen in QUESTIONNAIRE.screens)}
    # Start within a conversation is a page behind "Start fresh"; before one, it was the first.
    assert expected - seen == {"start"}
    ((copy,), run) = chat.rows("transcript"), chat.conversation.run
    # The buttons of every question are among what is searched; no run stands in a copy.
    assert ('"buttons"' in copy["lines"], run in str(copy)) == (True, False)
    assert hits(chat) == []


def test_what_is_shown_as_stored_holds_no_canary_either(chat):
    walk_saying_all(chat)
    echoes = [message.text for message in chat.messages if not message.mine]
    found = [what for what, canary in CANARIES.items() if any(canary in one for one in echoes)]
    assert found == []


def test_a_message_that_waits_is_no_clear_text(chat):
    """Nothing is sent: the outbox keeps even the files of /mydata, sealed."""
    chat.say("/start")
    chat.tap("I'm 18 or over and agree")
    for text in (TYPED, "/mydata"):
        event = Commanded("mydata") if text == "/mydata" else from_data("zzz999.0.forged-data")
        chat.take(chat.heard(event, 900))
    assert len(chat.rows("outbox")) > 3
    assert hits(chat) == []
    assert b"askfirst-my-data" not in chat.file.read_bytes()


def test_before_consent_nothing_but_inbox_outbox_and_counters(chat):
    say_all(chat)
    chat.say("/privacy")
    chat.take(chat.heard(Commanded("start"), 901))
    kept = {name for name in Base.metadata.tables if chat.rows(name)}
    assert kept == {"inbox", "outbox", "counter"}
    assert hits(chat) == []


def test_after_delete_nothing_under_the_subject_is_left_but_what_is_named(chat):
    """Inbox hashes without the patient, and tombstones; docs/privacy.md names both."""
    walk_saying_all(chat)
    chat.tap("Yes, staff may read them")
    code = chat.conversation.review
    subject = chat.desk.keys.subject(NUMBER)
    chat.say("/delete")
    chat.tap("Yes, erase it all")
    assert [name for name in Base.metadata.tables if subject in str(chat.rows(name)).encode()] == []
    left = {model.__tablename__: chat.rows(model.__tablename__) for model in OF_A_SUBJECT}
    inbox = left.pop("inbox")
    assert (set(map(len, left.values())), {row["subject"] for row in inbox}) == ({0}, {None})
    assert chat.rows("transcript") == []
    assert hits(chat) == []
    files = {path: path.read_bytes() for path in chat.file.parent.rglob("*") if path.is_file()}
    marks = (subject, subject.hex().encode(), code.encode())
    assert [p.name for p, content in files.items() if any(m in content for m in marks)] == []
    assert [p.parent.name for p in files if p.parent.name.endswith("tombstones")]
