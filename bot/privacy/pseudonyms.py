"""Who a patient is, without saying who: keyed names and sealed values. Pure; nonces come in."""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = 1
"""The version of the keys; it stands in every name and at the head of every sealed value."""

NONCE_BYTES = 12
SECRET_BYTES = 32

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
    _subject: bytes = field(repr=False)
    _inbox: bytes = field(repr=False)
    _sealers: dict[Purpose, AESGCM] = field(repr=False)

    @classmethod
    def derive(cls, secret: bytes, bot_id: int) -> "Keys":
        """Derive the keys from the operator's secret."""
        if len(secret) < SECRET_BYTES:
            raise SecretTooShort
        sealers: dict[Purpose, AESGCM] = {
            "chat": AESGCM(_derived(secret, bot_id, "seal-chat")),
            "outbox": AESGCM(_derived(secret, bot_id, "seal-outbox")),
        }
        subject, inbox = (_derived(secret, bot_id, purpose) for purpose in ("subject", "inbox"))
        return cls(bot_id, subject, inbox, sealers)

    def subject(self, user_id: int) -> bytes:
        """Return the name under which everything about a patient is kept."""
        return _keyed(self._subject, f"{VERSION}:{self.bot_id}:{user_id}")

    def inbox_hash(self, dedupe: str) -> bytes:
        """Return the hash by which the same message or tap is known again."""
        return _keyed(self._inbox, f"{VERSION}:{self.bot_id}:{dedupe}")

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
