"""A change of secrets: what the previous keys named and sealed is named and sealed anew.

All at once, when the bot starts, and not patient by patient as they come back: afterwards the old
secret is of no use for any live row and can be destroyed, even if somebody never comes back.
"""

import json
from collections.abc import Callable

from sqlalchemy import Connection

from bot.privacy.pseudonyms import NONCE_BYTES, Keys, Purpose, SealBroken
from db import outbox, queries, subjects

Nonce = Callable[[int], bytes]


def rekey(connection: Connection, keys: Keys, nonce: Nonce) -> int:
    """Bring all rows under the present keys; return how many patients got a new name."""
    # Messages first: they are opened under the name that their row still has.
    for waiting in outbox.pending(connection):
        _reseal(connection, keys, waiting, nonce)
    named = subjects.all_named(connection)
    others = (one for one in named if one.key_version != keys.version)
    return sum(_rename(connection, keys, one, nonce) for one in others)


def _reseal(connection: Connection, keys: Keys, waiting: outbox.Pending, nonce: Nonce) -> None:
    """Seal a message that waits anew, if the previous keys sealed it."""
    body = keys.previous and _opened(keys.previous, "outbox", waiting.body, waiting.subject)
    if body:
        subject = keys.subject(json.loads(body)["chat"])
        sealed = keys.seal("outbox", nonce(NONCE_BYTES), body, subject)
        outbox.reseal(connection, waiting.outbox_id, subject, sealed)


def _rename(connection: Connection, keys: Keys, named: subjects.Named, nonce: Nonce) -> bool:
    """Move one patient; nobody can move what no key here opens."""
    opened = (_opened(one, "chat", named.chat, named.subject) for one in keys.all)
    chat = next((one for one in opened if one), None)
    if chat is None:
        return False
    subject = keys.subject(int(chat))
    if subject != named.subject and queries.load_conversation(connection, subject):
        # Somebody ran the bot without the old secret: what was begun since then is the newer.
        subjects.erase_subject(connection, named.subject)
        return False
    sealed = keys.seal("chat", nonce(NONCE_BYTES), chat, subject)
    moved = {"chat": sealed, "key_version": keys.version}
    subjects.rename_subject(connection, named.subject, subject, moved)
    return subject != named.subject


def _opened(keys: Keys, purpose: Purpose, sealed: bytes, subject: bytes) -> bytes | None:
    try:
        return keys.open(purpose, sealed, subject)
    except SealBroken:
        return None
