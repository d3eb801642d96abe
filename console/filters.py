"""The filter of the queue: in the address, where it can be kept, sent and gone back to."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from console.roles import LEAD
from db.review_queue import Filter
from db.staff import Member

STATUS: Mapping[str, str] = MappingProxyType(
    {
        "new": "New",
        "in_review": "In review",
        "approved": "Approved",
        "needs_fix": "Needs content fix",
        "safety": "Safety concern",
        "identified": "Identifiable",
    }
)
"""Where a review can stand, in words."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "status": "status",
        "outcome": "outcome",
        "language": "locale",
        "week": "week",
        "tag": "tag",
        "search": "search",
        "sort": "sort",
    }
)
"""As it is called in the address -> as the database calls it."""

SORTS: Mapping[str, str] = MappingProxyType(
    {"": "No order", "week": "Week", "outcome": "Outcome", "locale": "Language"}
)
LONGEST, MOST = 80, 40


def read_filter(query: str, member: Member) -> Filter:
    """Read a filter out of an address; what makes no sense is left out."""
    given = _fields(query)
    found = {ours: given.get(name, "").strip()[:LONGEST] for name, ours in FIELDS.items()}
    may = member.role in LEAD
    if found["status"] not in STATUS or (found["status"] == "identified" and not may):
        found["status"] = ""
    if found["sort"] not in SORTS:
        found["sort"] = ""
    return Filter(**found, quarantine=may and found["status"] == "identified")


def write_filter(wanted: Filter) -> str:
    """Write a filter as the query of an address."""
    given = {name: getattr(wanted, ours) for name, ours in FIELDS.items()}
    return urlencode({name: value for name, value in given.items() if value})


def way_on(query: str, member: Member) -> str:
    """Keep what goes on from transcript to transcript: the filter, and the reader's language."""
    read = _fields(query).get("read", "")[:LONGEST]
    asked = write_filter(read_filter(query, member))
    return "&".join(one for one in (asked, urlencode({"read": read}) if read else "") if one)


def _fields(query: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(query.lstrip("?"), max_num_fields=MOST))
    except ValueError:
        return {}
