"""Who a patient is, without saying who: keyed names and sealed values. Pure; nonces come in.

Every purpose has a key of its own, derived from the one secret: no key opens what another sealed.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = 1
"""The version of the scheme; it stands in every name and at the head of every sealed value."""

NONCE_BYTES = 12
SECRET_BYTES = 32
VERSION_BYTES = 4
"""Of the hash that tells two secrets apart; far too few to find either."""

Purpose = Literal["chat", "outbox"]


class PseudonymError(Exception):
    """Something is wrong with a key or with what was sealed by it."""


class SecretTooShort(PseudonymError):
    """The secret has too few bytes to derive keys from."""

    def __init__(self) -> None:
        super().__init__(f"the secret needs {SECRET_BYTES} bytes or more")


class NonceWrong(PseudonymError):
    """A nonce is not of the length that AES-GCM takes."""

    def __init__(self) -> None:
        super().__init__(f"a nonce has {NONCE_BYTES} bytes")


class SealBroken(PseudonymError):
    """A sealed value is of another key, purpose, patient or version, or was changed."""

    def __init__(self) -> None:
        super().__init__("the seal does not fit")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one bot, each for one purpose, all from one secret."""

    bot_id: int
    version: str
    _subject: bytes = field(repr=False)
    _inbox: bytes = field(repr=False)
    _tombstone: bytes = field(repr=False)
    _sealers: dict[Purpose, AESGCM] = field(repr=False)
    previous: "Keys | None" = None

    @classmethod
    def derive(cls, secret: bytes, bot_id: int, previous: bytes | None = None) -> "Keys":
        """Derive the keys from the operator's secret, and those of the one before, if it lives."""
        if len(secret) < SECRET_BYTES:
            raise SecretTooShort
        sealers: dict[Purpose, AESGCM] = {
            "chat": AESGCM(_derived(secret, bot_id, "seal-chat")),
            "outbox": AESGCM(_derived(secret, bot_id, "seal-outbox")),
        }
        return cls(
            bot_id,
            _derived(secret, bot_id, "version")[:VERSION_BYTES].hex(),
            _derived(secret, bot_id, "subject"),
            _derived(secret, bot_id, "inbox"),
            _derived(secret, bot_id, "tombstone"),
            sealers,
            cls.derive(previous, bot_id) if previous else None,
        )

    @property
    def all(self) -> tuple["Keys", ...]:
        """Return these keys and the previous ones."""
        return (self, *(self.previous.all if self.previous else ()))

    def subject(self, user_id: int) -> bytes:
        """Return the name under which everything about a patient is kept."""
        return _keyed(self._subject, f"{VERSION}:{self.bot_id}:{user_id}")

    def inbox_hash(self, dedupe: str) -> bytes:
        """Return the hash by which the same message or tap is known again."""
        return _keyed(self._inbox, f"{VERSION}:{self.bot_id}:{dedupe}")

    def tombstone(self, erased: bytes) -> bytes:
        """Return the hash by which what was erased is known again after a restore."""
        return hmac.new(self._tombstone, erased, hashlib.sha256).digest()

    def seal(self, purpose: Purpose, nonce: bytes, plaintext: bytes, context: bytes) -> bytes:
        """Encrypt a value for one purpose and one context; a nonce must never come twice."""
        if len(nonce) != NONCE_BYTES:
            raise NonceWrong
        head = bytes([VERSION])
        return head + nonce + self._sealers[purpose].encrypt(nonce, plaintext, head + context)

    def open(self, purpose: Purpose, sealed: bytes, context: bytes) -> bytes:
        """Decrypt what `seal` encrypted for the same purpose and context."""
        head, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if head != bytes([VERSION]) or len(nonce) != NONCE_BYTES:
            raise SealBroken
        try:
            return self._sealers[purpose].decrypt(nonce, rest, head + context)
        except InvalidTag:
            raise SealBroken from None


def _derived(secret: bytes, bot_id: int, purpose: str) -> bytes:
    info = f"askfirst:{VERSION}:{bot_id}:{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def backup_key(secret: bytes, salt: bytes) -> bytes:
    """Derive the key of one backup; each has its own salt, so no two share a key."""
    if len(secret) < SECRET_BYTES:
        raise SecretTooShort
    info = f"askfirst:{VERSION}:backup".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)
