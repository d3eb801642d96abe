"""Keyed hashes and seals of the console, each purpose with a key of its own."""

import hmac
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
KEY_BYTES = 32


class SealBroken(Exception):
    """A value was sealed with a secret that is not ours any more."""

    def __init__(self) -> None:
        super().__init__("A staff member's second factor cannot be read with this SECRET_KEY.")


@dataclass(frozen=True, slots=True)
class Keys:
    """What the console derives from the operator's secret, and from the one before it."""

    _current: bytes = field(repr=False)
    _previous: bytes | None = field(default=None, repr=False)

    def hash(self, purpose: str, value: str) -> bytes:
        """Hash a value that nobody needs to read again."""
        return self.hashes(purpose, value)[0]

    def hashes(self, purpose: str, value: str) -> list[bytes]:
        """Hash a value under the secret of now and the one before: either may have been kept."""
        secrets = [one for one in (self._current, self._previous) if one is not None]
        return [hmac.digest(_derived(one, purpose), value.encode(), "sha256") for one in secrets]

    def seal(self, nonce: bytes, value: bytes, owner: str) -> bytes:
        """Seal a second factor for one member of the staff."""
        return nonce + AESGCM(_derived(self._current, "totp")).encrypt(nonce, value, owner.encode())

    def open(self, sealed: bytes, owner: str) -> bytes:
        """Open it again, also after a change of secrets. Raises SealBroken."""
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        for secret in (self._current, self._previous):
            if secret is not None:
                try:
                    key = AESGCM(_derived(secret, "totp"))
                    return key.decrypt(nonce, rest, owner.encode())
                except InvalidTag:
                    continue
        raise SealBroken


def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, None, f"askfirst console {purpose}".encode()).derive(secret)
