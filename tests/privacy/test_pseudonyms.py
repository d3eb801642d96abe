"""Names say nothing, seals hold."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.pseudonyms import Keys, NonceWrong, SealBroken, SecretTooShort, backup_key

SECRET = b"0123456789abcdef0123456789abcdef"
NONCE = b"n" * 12
KEYS = Keys.derive(SECRET, 42)

# HKDF (RFC 5869) written out with the standard library only, so that a change of library,
# of a purpose's name or of the order of the parts cannot pass unseen: stored names would be lost.


def hkdf(secret, info):
    extracted = hmac.new(b"\0" * 32, secret, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def test_a_subject_is_the_keyed_hash_of_version_bot_and_patient():
    key = hkdf(SECRET, b"askfirst:1:42:subject")
    expected = hmac.new(key, b"1:42:1001", hashlib.sha256).digest()
    assert expected == KEYS.subject(1001)


def test_an_inbox_hash_has_a_key_of_its_own():
    key = hkdf(SECRET, b"askfirst:1:42:inbox")
    expected = hmac.new(key, b"1:42:m:1:2", hashlib.sha256).digest()
    assert expected == KEYS.inbox_hash("m:1:2")


@given(st.integers(1, 2**52), st.integers(1, 2**52))
def test_two_patients_never_share_a_subject(one, other):
    assert (one == other) == (KEYS.subject(one) == KEYS.subject(other))


def test_another_bot_or_secret_knows_the_patient_by_another_name():
    names = {
        KEYS.subject(7),
        Keys.derive(SECRET, 43).subject(7),
        Keys.derive(SECRET[::-1], 42).subject(7),
    }
    assert len(names) == 3


@given(st.binary(), st.binary())
def test_what_was_sealed_opens_in_the_same_context(plaintext, context):
    sealed = KEYS.seal("chat", NONCE, plaintext, context)
    assert plaintext == KEYS.open("chat", sealed, context)


SEALED = KEYS.seal("chat", NONCE, b"1001", b"anne")


@pytest.mark.parametrize(
    ("keys", "purpose", "sealed", "context"),
    [
        pytest.param(KEYS, "chat", SEALED, b"bert", id="another patient"),
        pytest.param(KEYS, "outbox", SEALED, b"anne", id="another purpose"),
        pytest.param(Keys.derive(SECRET, 43), "chat", SEALED, b"anne", id="another bot"),
        pytest.param(KEYS, "chat", b"\x02" + SEALED[1:], b"anne", id="another version"),
        pytest.param(KEYS, "chat", SEALED[:-1], b"anne", id="cut short"),
        pytest.param(KEYS, "chat", SEALED[:9], b"anne", id="cut shorter than a nonce"),
        pytest.param(KEYS, "chat", b"", b"anne", id="nothing"),
    ],
)
def test_a_seal_opens_for_nobody_else(keys, purpose, sealed, context):
    with pytest.raises(SealBroken):
        keys.open(purpose, sealed, context)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_single_changed_byte_breaks_the_seal(place, change):
    changed = bytearray(SEALED)
    changed[place] ^= change
    with pytest.raises(SealBroken):
        KEYS.open("chat", bytes(changed), b"anne")


def test_short_secrets_and_wrong_nonces_are_refused():
    with pytest.raises(SecretTooShort):
        Keys.derive(SECRET[:31], 42)
    with pytest.raises(NonceWrong):
        KEYS.seal("chat", b"short", b"", b"")


def test_keys_do_not_show_themselves():
    assert repr(KEYS) == f"Keys(bot_id=42, version={KEYS.version!r}, previous=None)"


def test_the_version_of_the_keys_tells_two_secrets_apart_and_nothing_more():
    expected = hkdf(SECRET, b"askfirst:1:42:version")[:4].hex()
    assert expected == KEYS.version != Keys.derive(SECRET[::-1], 42).version


def test_a_tombstone_has_a_key_of_its_own():
    key = hkdf(SECRET, b"askfirst:1:42:tombstone")
    assert KEYS.tombstone(b"anne") == hmac.new(key, b"anne", hashlib.sha256).digest()


def test_no_purpose_shares_its_key_with_another():
    """The same words under every purpose: eight results, none of them twice."""
    word = b"1:42:7"
    sealed = [KEYS.seal(purpose, NONCE, word, b"")[13:] for purpose in ("chat", "outbox")]
    named = [KEYS.subject(7), KEYS.inbox_hash("7"), KEYS.tombstone(word)]
    backups = [backup_key(SECRET, b"salt"), backup_key(SECRET, b"another salt")]
    assert len({*sealed, *named, *backups, bytes.fromhex(KEYS.version)}) == 8


def test_the_previous_secret_is_known_beside_the_new_one():
    new = Keys.derive(SECRET[::-1], 42, SECRET)
    assert [one.subject(7) for one in new.all] == [
        Keys.derive(SECRET[::-1], 42).subject(7),
        KEYS.subject(7),
    ]
