"""The second factor: codes of a clock, and recovery codes for a lost phone."""

import base64
import hmac
import re
from collections.abc import Callable
from datetime import datetime

import pyotp

STEP_SECONDS = 30
SECRET_BYTES = 20
RECOVERY_CODES = 10
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"

Chance = Callable[[int], bytes]


def new_secret(chance: Chance) -> str:
    """Draw the secret that a phone and the console share."""
    return base64.b32encode(chance(SECRET_BYTES)).decode()


def address_of(secret: str, name: str) -> str:
    """Return what a phone reads from the square picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="askfirst")


def code_at(secret: str, now: datetime) -> str:
    """Return the code that a phone shows now."""
    return pyotp.TOTP(secret).at(now)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the step of the clock that a code belongs to: this one, the last, or the next."""
    digits = re.sub(r"\s", "", code)
    current = int(now.timestamp()) // STEP_SECONDS
    clock = pyotp.TOTP(secret)
    steps = (current - 1, current, current + 1)
    fitting = [
        step
        for step in steps
        if hmac.compare_digest(clock.at(step * STEP_SECONDS).encode(), digits.encode())
    ]
    return max(fitting, default=None)


def new_recovery_codes(chance: Chance) -> list[str]:
    """Draw the codes that are shown once, to be kept on paper."""
    return [_spelled(chance(12)) for _ in range(RECOVERY_CODES)]


def is_recovery_code(code: str) -> bool:
    """Tell a recovery code from the digits of a phone."""
    return bool(re.search(r"[A-Za-z]", code))


def plain(code: str) -> str:
    """Return a recovery code however it was typed: without dashes, in capitals."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def _spelled(drawn: bytes) -> str:
    letters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in drawn)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
