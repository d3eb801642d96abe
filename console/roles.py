"""Who may do what, and what stands in the head of the page for it."""

from typing import NamedTuple

ROLES = ("reviewer", "lead", "admin", "clinic")

EVERYBODY: frozenset[str] | None = None
"""Of a route: no sign-in is asked for."""

STAFF = frozenset(ROLES)
REVIEW = frozenset({"reviewer", "lead", "admin"})
LEAD = frozenset({"lead", "admin"})
ADMIN = frozenset({"admin"})


class Entry(NamedTuple):
    """A place in the navigation."""

    path: str
    label: str
    roles: frozenset[str]


NAVIGATION: tuple[Entry, ...] = (
    Entry("/queue", "Queue", REVIEW),
    Entry("/insights", "Insights", STAFF),
    Entry("/fixes", "Fixes", REVIEW),
    Entry("/admin/staff", "Admin", ADMIN),
)
