"""A long value sealed piece by piece: no piece can be changed, left out, added or moved. Pure."""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.privacy.pseudonyms import SealBroken

PIECE = 1 << 20
_TAG = 16
_COUNTER_BYTES = 11


def seal_pieces(key: bytes, plaintext: bytes, head: bytes) -> Iterator[bytes]:
    """Seal a value in pieces, each bound to `head`; the key must serve this one value only."""
    sealer = AESGCM(key)
    count = max(1, -(-len(plaintext) // PIECE))
    for number in range(count):
        piece = plaintext[number * PIECE : (number + 1) * PIECE]
        yield sealer.encrypt(_nonce(number, last=number == count - 1), piece, head)


def open_pieces(key: bytes, sealed: bytes, head: bytes) -> bytes:
    """Open what `seal_pieces` sealed. Raises SealBroken."""
    opener = AESGCM(key)
    size = PIECE + _TAG
    count = max(1, -(-len(sealed) // size))
    try:
        return b"".join(
            opener.decrypt(
                _nonce(number, last=number == count - 1),
                sealed[number * size : (number + 1) * size],
                head,
            )
            for number in range(count)
        )
    except InvalidTag:
        raise SealBroken from None


def _nonce(number: int, *, last: bool) -> bytes:
    """Count the pieces, and mark the last: a value that was cut short does not open."""
    return number.to_bytes(_COUNTER_BYTES, "big") + bytes([last])
