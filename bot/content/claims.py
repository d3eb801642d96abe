"""What the words rest on: every claim, its sources, and how long it may stand unchecked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.content.catalogue import HERE, Catalogue, ContentBroken, read_table, read_yaml

NONE = "none"
"""Stands in a `# claims:` comment, with a reason, where a text states no medical fact."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The rows of claims.yaml by id, and of sources.yaml, as they are written."""

    rows: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim as a patient may see it; `sources` are short citations with their year."""

    claim: str
    says: str
    sources: tuple[str, ...]
    year: int | None
    level: str
    checked_on: date


def load_claims(folder: Path = HERE) -> Claims:
    """Read claims and sources. Raises ContentBroken where a claim has no id or stands twice."""
    rows: dict[str, Mapping[str, Any]] = {}
    listed = read_yaml(folder / "claims.yaml")
    for row in listed if isinstance(listed, list) else ():
        name = row.get("id")
        if not isinstance(name, str) or name in rows:
            raise ContentBroken(f"claims.yaml: no id, or twice: {name}")
        rows[name] = row
    return Claims(rows, read_table(folder / "sources.yaml"))


def claims_of(catalogue: Catalogue, keys: Iterable[str]) -> tuple[str, ...]:
    """Name the claims of these messages once each, in order; claims are named in English."""
    named = catalogue.languages["en"].claims
    listed = (ids for key in keys if (ids := named.get(key, ())) and ids[0] != NONE)
    return tuple(dict.fromkeys(claim for ids in listed for claim in ids))


def sources_of(catalogue: Catalogue, claims: Claims, keys: Iterable[str]) -> list[Cited]:
    """Return what these messages rest on, in the order in which they name it."""
    return cited(claims, claims_of(catalogue, keys))


def cited(claims: Claims, ids: Iterable[str]) -> list[Cited]:
    """Return these claims as a patient may see them; an id without a row says nothing."""
    known = (claims.rows[claim] for claim in ids if claim in claims.rows)
    return [
        Cited(
            row["id"],
            row["says"],
            tuple(_cite(claims.sources, row["sources"])),
            row["year"],
            row["level"],
            row["checked_on"],
        )
        for row in known
    ]


def expired_since(claims: Claims, ids: Iterable[str], today: date) -> date | None:
    """Name the first day on which one of these claims was past its time; None if none is."""
    passed = [claims.rows[claim]["expires"] for claim in ids if claim in claims.rows]
    return min((day for day in passed if day < today), default=None)


def _cite(sources: Mapping[str, Mapping[str, Any]], ids: Iterable[str]) -> Iterator[str]:
    for name in ids:
        source = sources.get(name)
        if source:
            yield f"{source['cite']}, {source['year']}" if source["year"] else str(source["cite"])
