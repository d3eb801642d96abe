"""One turn: note, load, step, render, record; the caller commits, then acknowledges, then sends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.bodies import Body, deletion, document, leaving, tidied, to_body, to_print
from bot.content.catalogue import Catalogue
from bot.content.claims import Claims
from bot.flows.answers import Conversation
from bot.flows.changing import Step, Visit, again, wording
from bot.flows.events import (
    Blocked,
    Event,
    Gathered,
    Reading,
    Returned,
    Tapped,
    Unblocked,
    Understand,
    Wrote,
)
from bot.flows.looking import LOOKS
from bot.flows.questionnaire import QUESTIONNAIRE, Questionnaire
from bot.flows.referrals import link_code
from bot.flows.renewal import notes, renewed
from bot.flows.replies import Reply, Text
from bot.flows.rights import code_of
from bot.flows.step import read, step
from bot.flows.tapping import ON_SCREEN
from bot.flows.version import version_of
from bot.mydata import files
from bot.pages import page_of
from bot.privacy.pseudonyms import Keys
from bot.privacy.redaction.redactor import Redactor
from bot.records import Heard, Records, Taken, Versions
from bot.referrals import Opened
from bot.rendering import Library, Speaker, plain
from bot.rows import kept
from db import contact, queries

CODE = "[code]"
"""What is stored of a transcript code that was typed."""


Bury = Callable[[Sequence[bytes], datetime], None]
"""Writes tombstones down, so that no restored backup brings back what was erased."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a turn is given beside the update: words, keys, chance, and who is responsible.

    `prints`: pages can be printed, so that they are offered.
    """

    catalogue: Catalogue
    understand: Mapping[str, Understand]
    keys: Keys
    nonce: Callable[[int], bytes]
    new_run: Callable[[], str]
    operator: Mapping[str, str]
    lease: timedelta
    claims: Claims
    redactor: Redactor
    new_code: Callable[[], str]
    bury: Bury
    questionnaire: Questionnaire = QUESTIONNAIRE
    prints: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong in a turn: the class of the error and the place in our code, no more."""

    error: str
    place: str


def take(connection: Connection, desk: Desk, heard: Heard, now: datetime) -> Taken:
    """Take one update, within the transaction of `connection`."""
    records = Records(connection, desk.keys, desk.nonce, heard, now)
    if not records.is_new():
        return Taken()
    if isinstance(heard.event, Blocked):
        # No turn of the patient's: it must not make the conversation last longer.
        records.block()
        return Taken()
    conversation = records.conversation(desk.questionnaire)
    opened = _opened(records, heard.event, conversation)
    locale = conversation.locale if conversation else _first_locale(desk, heard, opened)
    event = _seen(_storable(heard, desk.redactor, locale), conversation, records)
    records.heard = replace(heard, event=event)
    understand = desk.understand[locale]
    visit = replace(_visit(desk, records, locale), link=opened.link, missed=opened.missed)
    if conversation and isinstance(event, Tapped) and event.action in LOOKS:
        visit = replace(visit, doubled=records.repeats(event, conversation.questionnaire))
    taken = step(conversation, event, visit, understand)
    return _record(desk, records, taken, visit, read(event, understand))


def _opened(records: Records, event: Event, conversation: Conversation | None) -> Opened:
    """Look up the code of a clinic's link; a living conversation ignores that of a Start above."""
    if conversation and isinstance(event, Tapped):
        return Opened()
    return records.opened(link_code(event))


def _first_locale(desk: Desk, heard: Heard, opened: Opened) -> str:
    """Choose the language for somebody new: the link's, where it exists, else Telegram's."""
    preset = opened.link.locale if opened.link else ""
    return (
        preset if preset in desk.catalogue.languages else desk.catalogue.locale_of(heard.language)
    )


def _visit(desk: Desk, records: Records, locale: str) -> Visit:
    return Visit(
        locale,
        desk.new_run(),
        desk.catalogue.named,
        records.now.date().isoformat(),
        desk.new_code(),
        desk.questionnaire,
        counted=records.counted_before(version_of(desk.questionnaire)),
    )


def _storable(heard: Heard, redactor: Redactor, locale: str) -> Event:
    """Put beside a typed text what may be stored of it."""
    if not isinstance(heard.event, Wrote):
        return heard.event
    if code_of(heard.event.text):
        # A code beside the patient's other turns would link them to the review copy for good.
        return replace(heard.event, stored=CODE)
    language = locale.partition("-")[0]
    redacted = redactor.redact(
        heard.event.text, language, names=heard.names, entities=heard.entities
    )
    return replace(heard.event, stored=kept(redacted))


def _seen(event: Event, conversation: Conversation | None, records: Records) -> Event:
    """Bind an event to what the patient had seen: taps by their prompt, texts by order."""
    if conversation is None:
        return event
    if isinstance(event, Tapped) and event.run == conversation.run:
        records.arrived(event.prompt)
    if isinstance(event, Wrote):
        return replace(event, timely=records.saw(conversation.prompt))
    if isinstance(event, Unblocked):
        return replace(event, missed=not records.stands(conversation.prompt))
    return event


def _record(desk: Desk, records: Records, taken: Step, visit: Visit, reading: Reading) -> Taken:
    """Write the turn and put its messages on their way."""
    conversation = taken.conversation
    locale = conversation.locale if conversation else visit.locale
    flow = version_of(desk.questionnaire)
    versions = Versions(flow, desk.catalogue.language(locale).version)
    speaker = _speaker(desk, conversation, locale, records.now)
    bodies = _bodies(speaker, records.heard, taken.replies)
    if taken.stale and records.is_stray():
        bodies = [*bodies, tidied(records.heard.chat_id, records.heard.message_id)]
    if conversation is not None:
        records.save(conversation, versions, spoke=bool(taken.replies))
        records.note_message(_prompt_of(records.heard.event, conversation))
        offered = tuple(speaker.offered(reply) for reply in taken.replies)
        records.add_turn(conversation, reading, offered, versions)
    # After the turn is written, so that it is part of what is handed over.
    bodies = [*_carried_out(desk, records, taken, speaker), *bodies]
    records.count(taken.counts, locale, conversation.referral if conversation else visit.link)
    toast = speaker.say(Text(taken.toast)) if taken.toast else None
    return Taken(toast, records.post(bodies, records.now + desk.lease))


def _carried_out(desk: Desk, records: Records, taken: Step, speaker: Speaker) -> list[Body]:
    """Do what a patient asked for beside the conversation; erasures leave their tombstones."""
    bodies: list[Body] = []
    buried: list[bytes] = []
    chat = records.heard.chat_id
    if taken.erase:
        buried += records.tombstones()
        bodies.append(deletion(chat, records.erase()))
    elif taken.conversation is not None:
        buried += records.review(taken.conversation)
    if taken.erase_code:
        buried += records.erase_copy(taken.erase_code)
    if taken.hands_over:
        bodies += [document(chat, file) for file in files(speaker, records.all_rows(), records.now)]
    if buried:
        desk.bury(buried, records.now)
    return bodies


def _prompt_of(event: Event, conversation: Conversation) -> int | None:
    """Tell which prompt of this run the tapped message shows; a card or a topic shows none."""
    if isinstance(event, Tapped) and event.run == conversation.run:
        return event.prompt if event.action in ON_SCREEN else None
    return None


def _speaker(desk: Desk, conversation: Conversation | None, locale: str, now: datetime) -> Speaker:
    country = conversation.answers.get("country", ("",))[0] if conversation else ""
    names = wording(conversation, desk.catalogue.named)
    library = Library(desk.catalogue, desk.claims, now.date(), desk.prints)
    return Speaker(library, locale, country, names, desk.operator)


def _bodies(speaker: Speaker, heard: Heard, replies: tuple[Reply, ...]) -> list[Body]:
    event = heard.event
    bodies: list[Body] = []
    for reply in replies:
        is_tapped = isinstance(event, Tapped) and reply.edits == event.prompt
        tapped = [heard.message_id] if is_tapped and heard.message_id else []
        said = [to_body(heard.chat_id, message, tapped) for message in speaker.render(reply)]
        bodies += [_page(speaker, heard.chat_id, reply, said)] if _prints(speaker, reply) else said
    if isinstance(event, Gathered):
        bodies.append(leaving(heard.chat_id))
    return bodies


def _prints(speaker: Speaker, reply: Reply) -> bool:
    return reply.as_page and speaker.library.prints


def _page(speaker: Speaker, chat_id: int, reply: Reply, instead: list[Body]) -> Body:
    name = plain(speaker.say(Text("file-sheet")))
    return to_print(chat_id, name, page_of(speaker, reply), instead)


def offer(
    connection: Connection, desk: Desk, subject: bytes, back_at: datetime, now: datetime
) -> Taken:
    """Offer the pending question again to one patient, once for this return."""
    row = contact.take_offer(connection, subject, back_at)
    if row is None:
        return Taken()
    chat_id = int(desk.keys.open("chat", row["chat"], subject))
    heard = Heard(0, "", "return", chat_id, Returned())
    records = Records(connection, desk.keys, desk.nonce, heard, now)
    conversation = records.conversation(desk.questionnaire)
    if conversation is None:
        return Taken()
    visit = _visit(desk, records, conversation.locale)
    taken = step(conversation, heard.event, visit, desk.understand[conversation.locale])
    return _record(desk, records, taken, visit, "none") if taken.replies else Taken()


def quarantine(
    connection: Connection, desk: Desk, heard: Heard, failure: Failure, now: datetime
) -> Taken:
    """Set an update aside that cannot be taken, say so, and show again what was pending."""
    records = Records(connection, desk.keys, desk.nonce, heard, now)
    if not records.is_new():
        return Taken()
    update_hash = desk.keys.inbox_hash(heard.dedupe)
    queries.add_quarantine(connection, update_hash, heard.kind, failure.error, failure.place, now)
    return _told(desk, records, "say-went-wrong")


def let_go(connection: Connection, desk: Desk, heard: Heard, now: datetime) -> Taken:
    """Say to whoever writes too fast that the last messages were not taken."""
    return _told(desk, Records(connection, desk.keys, desk.nonce, heard, now), "say-flood")


def _told(desk: Desk, records: Records, key: str) -> Taken:
    locale = desk.catalogue.locale_of(records.heard.language)
    replies: tuple[Reply, ...] = (Reply((Text(key),)),)
    bodies = _bodies(_speaker(desk, None, locale, records.now), records.heard, replies)
    return Taken(None, records.post(bodies, records.now + desk.lease))


def ask_again(connection: Connection, desk: Desk, heard: Heard, now: datetime) -> Taken:
    """Show the pending question after a quarantined update; in a transaction of its own."""
    records = Records(connection, desk.keys, desk.nonce, heard, now)
    conversation = records.conversation(desk.questionnaire)
    if conversation is None:
        return Taken()
    visit = _visit(desk, records, conversation.locale)
    told = notes(conversation, visit.counted or ())
    return _record(desk, records, renewed(again(conversation), told), visit, "none")
