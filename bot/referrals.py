"""A code becomes the clinic behind it, if it holds; codes that do not are counted and limited."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection

from bot.flows.answers import Conversation
from bot.flows.referrals import Referral
from db.clinics import Clinic, find_clinic, find_link, misses_since, note_miss

MOST_MISSES = 10
WINDOW = timedelta(hours=1)
"""A patient's wrong codes in this time; after that many none is looked up (docs/privacy.md)."""

_CODE = re.compile(r"[A-Za-z0-9_-]{12}", re.ASCII)


class Opened(NamedTuple):
    """What a code led to: the clinic's link, or why there is none."""

    link: Referral | None = None
    missed: str = ""


class Sender(NamedTuple):
    """Who sent a code, and the row of the inbox that it came with."""

    subject: bytes
    key: bytes


def opened(connection: Connection, code: str, sender: Sender, now: datetime) -> Opened:
    """Look a code up; one that does not hold is noted with its update."""
    if not code:
        return Opened()
    if misses_since(connection, sender.subject, now - WINDOW) >= MOST_MISSES:
        return Opened(missed="limited")
    link = _held(connection, code, now)
    if link.missed:
        note_miss(connection, sender.key)
    return link


def _held(connection: Connection, code: str, now: datetime) -> Opened:
    if not _CODE.fullmatch(code):
        return Opened(missed="garbled")
    link = find_link(connection, code)
    clinic = find_clinic(connection, link.clinic) if link else None
    if link is None or clinic is None:
        return Opened(missed="unknown")
    state = link.state(now)
    if state != "open":
        return Opened(missed=state)
    return Opened(_referral(clinic, link.campaign, code))


def linked(
    connection: Connection, row: Mapping[str, Any], conversation: Conversation, now: datetime
) -> Conversation:
    """Give a conversation the clinic of its run, and the link opened last while that holds."""
    clinic = find_clinic(connection, row["clinic"]) if row["clinic"] else None
    link = _held(connection, row["link"], now).link if row["link"] else None
    own = _referral(clinic, row["campaign"]) if clinic else None
    return replace(conversation, referral=own, link=link)


def _referral(clinic: Clinic, campaign: str, code: str = "") -> Referral:
    """Carry what an operator typed into the flow; of a revoked clinic only what is counted."""
    if clinic.revoked_at is not None:
        return Referral(clinic.id, campaign)
    return Referral(
        clinic.id,
        campaign,
        code,
        clinic.name,
        clinic.contact,
        clinic.hours or "",
        clinic.country or "",
        clinic.locale or "",
    )
