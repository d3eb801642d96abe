"""Checks of truth: medical texts name claims that exist, are sourced and not past their day."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Any

from bot.content.claims import NONE
from bot.content.matter import Matter, Problem, Said, strip
from bot.content.reviews import is_current

MEDICAL = ("outcome-", "card-", "overlay-", "topic-", "compare-", "emergency-signs")
HEALTH = (
    "after_injection", "after_signs", "last_toxin", "not_now", "conditions", "allergies",
    "medicines", "health",
)  # fmt: skip
"""Questions about health: what they say and why they are asked rests on claims."""
EXPLAINED = (
    "adult", "pore_areas", "basic_care", "line_areas", "lines_show", "spread_softens", "event",
    "setting", "on_my_mind", "holds_me_back",
)  # fmt: skip
"""Other questions whose "Why do you ask?" states a medical fact."""

DANGER = re.compile(
    r"(card-(emergency|crisis|doubt|eye_care|doctor_today|see_doctor_soon|mild_signs)"
    r"|emergency-signs|outcome-(urgent|crisis|call_clinic|under_18|not_now)"
    r"|(ask|why)-after_|topic-danger_signs)"
)
"""Danger signs and stops: these never fall silent, so a claim of theirs past its day is wrong."""

LEVELS = frozenset(
    {"REG", "SR", "RCT", "SMALL", "SERIES", "REVIEW", "EXPERT", "SURVEY", "PRESS", "I"}
)
VERIFIED = {"V": "page", "V2": "press", "M": "no", "I": "no"}
UNSOURCED = frozenset({"M", "I"})
QUICK, SLOW = timedelta(days=92), timedelta(days=184)
"""Labels, law and numbers are checked again after three months, the rest after six."""

FIELDS: Mapping[str, tuple[type, ...]] = {
    "id": (str,),
    "says": (str,),
    "sources": (list,),
    "year": (int, type(None)),
    "level": (str,),
    "tag": (str,),
    "verified": (str,),
    "checked_on": (date,),
    "expires": (date,),
}
MOST_APART = 1.15
_COMPARE = re.compile(r"compare-([a-z_]+)-([a-z_]+)")


def is_medical(key: str) -> bool:
    """Tell whether a message has to name its claims."""
    health = {f"{prefix}-{name}" for prefix in ("ask", "why") for name in HEALTH}
    explained = {f"why-{name}" for name in EXPLAINED}
    vetting = re.fullmatch(r"vet-v\d+-(why|check|check-general)", key)
    if key == "card-call-number":
        return False
    return key.startswith(MEDICAL) or key in health | explained or bool(vetting)


def unsourced(matter: Matter) -> Iterator[Problem]:
    """Find medical texts that name no claim, and claims that do not exist."""
    for one in matter.said:
        named = _named(matter, one)
        if not named and is_medical(one.key):
            says = 'Name what it rests on in a comment right above it: "# claims: F1, F2".'
            yield Problem(one.where, says)
        if named[:1] == (NONE,) and len(named) == 1:
            says = 'Say why it needs no claim: "# claims: none, it says what this bot keeps".'
            yield Problem(one.where, says)
        if named[:1] != (NONE,):
            for claim in named:
                if claim not in matter.claims.rows:
                    yield Problem(
                        one.where, f"Claim {claim} is not in claims.yaml: add or correct it."
                    )


def _named(matter: Matter, one: Said) -> tuple[str, ...]:
    """Return the claims of a message: a translation's are those of the English text."""
    question = re.sub(r"^(vet-v\d+)-(why|check|check-general)$", r"\1", one.key)
    languages = matter.catalogue.languages
    named = (languages[place].claims for place in (one.locale, "en"))
    return next((rows[key] for rows in named for key in (one.key, question) if key in rows), ())


def fields(matter: Matter) -> Iterator[Problem]:
    """Find claims that lack a field, name an unknown source, or may stand for too long."""
    numbers = set(_emergency_facts(matter))
    for claim, row in matter.claims.rows.items():
        where = f"claims.yaml: {claim}"
        absent = [name for name, kinds in FIELDS.items() if not _is(row, name, kinds)]
        if absent:
            yield Problem(where, f"Fill in: {', '.join(absent)}.")
            continue
        for says in filter(None, _row_faults(row, matter.claims.sources, quick=claim in numbers)):
            yield Problem(where, says)
    for source, row in matter.claims.sources.items():
        if not row.get("cite") or "year" not in row:
            yield Problem(f"sources.yaml: {source}", "Give a short citation and a year, or null.")


def _is(row: Mapping[str, Any], name: str, kinds: tuple[type, ...]) -> bool:
    return name in row and isinstance(row[name], kinds) and row[name] != ""


def _row_faults(
    row: Mapping[str, Any], sources: Mapping[str, Any], *, quick: bool
) -> Iterator[str]:
    """Name what is wrong with a claim whose fields are all there."""
    longest = QUICK if quick or row["level"] == "REG" else SLOW
    unknown = [source for source in row["sources"] if source not in sources]
    yield f"Sources {', '.join(unknown)} are not in sources.yaml: add them." if unknown else ""
    yield "" if row["level"] in LEVELS else f"Level {row['level']} is unknown: use one of the list."
    yield "" if row["tag"] in VERIFIED else f"Tag {row['tag']} is unknown: use V, V2, M or I."
    if row["tag"] in VERIFIED and row["verified"] != VERIFIED[row["tag"]]:
        yield f'Tag {row["tag"]} means verified: "{VERIFIED[row["tag"]]}": make them agree.'
    if not row["sources"] and row["tag"] not in UNSOURCED:
        yield "A fact that was read has a source: name it."
    if not row["checked_on"] < row["expires"] <= row["checked_on"] + longest:
        yield f"It may stand for {longest.days} days after checked_on: set expires within that."


def reviewed(matter: Matter) -> Iterator[Problem]:
    """Find texts of which reviews.yaml does not say who has read them as they are now."""
    for language in matter.catalogue.languages.values():
        unknown = [key for key in language.keys if not is_current(matter.catalogue, language, key)]
        gone = set(matter.catalogue.reviews.get(language.locale, {})) - language.keys
        if changed := sorted({*unknown, *gone}):
            says = f"It does not fit {', '.join(changed[:3])}: run askfirst review."
            yield Problem(f"reviews.yaml: {language.locale}", says)


def past_its_day(matter: Matter) -> Iterator[Problem]:
    """Find claims past their day: a warning for benefits, wrong for danger, stops and numbers."""
    users = _users(matter)
    vital = set(_emergency_facts(matter))
    for claim, row in matter.claims.rows.items():
        day = row.get("expires")
        if isinstance(day, date) and day < matter.today and claim in users:
            danger = claim in vital or any(DANGER.match(key) for key in users[claim])
            says = (
                f"It was due for review on {day}: check it anew, then set checked_on and expires."
            )
            yield Problem(f"claims.yaml: {claim}", says, "wrong" if danger else "warning")


def unused(matter: Matter) -> Iterator[Problem]:
    """Find claims that nothing rests on."""
    for claim in sorted(set(matter.claims.rows) - set(_users(matter))):
        says = "No text or table names this claim: take it out, or name it where it is used."
        yield Problem(f"claims.yaml: {claim}", says, "warning")


def _users(matter: Matter) -> dict[str, set[str]]:
    """Name what rests on each claim: messages, and the tables by country."""
    users: dict[str, set[str]] = {}
    for one in matter.said:
        for claim in matter.catalogue.languages[one.locale].claims.get(one.key, ()):
            users.setdefault(claim, set()).add(one.key)
    for claim in chain(_emergency_facts(matter), _register_facts(matter)):
        users.setdefault(claim, set()).add("by country")
    return users


def _emergency_facts(matter: Matter) -> Iterator[str]:
    for country in matter.catalogue.emergency.values():
        for entry in country.values():
            yield from entry.get("facts", ())


def _register_facts(matter: Matter) -> Iterator[str]:
    for country in matter.catalogue.registers.values():
        for entry in (country.get("register"), country.get("report"), *country.get("more", ())):
            yield from entry.get("facts", ()) if entry else ()


def unverified(matter: Matter) -> Iterator[Problem]:
    """Find texts that state as certain what nobody has verified."""
    for one in matter.texts:
        hedges = matter.rules.pattern(one.locale, "hedges")
        excused = matter.rules.plain_unverified(one.locale)
        for claim in _named(matter, one):
            plainly = matter.claims.rows.get(claim, {}).get("tag") == "M" and claim not in excused
            if plainly and not all(re.search(hedges, w, re.IGNORECASE) for w in one.plain.values()):
                says = (
                    f'{claim} is not verified: hedge it ("as far as we know"), or have it checked.'
                )
                yield Problem(one.where, says)


def numbers(matter: Matter) -> Iterator[Problem]:
    """Find emergency and crisis numbers that nobody has verified, and facts that do not exist."""
    for country, entries in matter.catalogue.emergency.items():
        for kind, entry in entries.items():
            where = f"emergency.yaml: {country}.{kind}"
            shown = entry.get("number") or entry.get("line")
            if entry.get("verified") not in {"page", "press"} and shown:
                yield Problem(where, "This number is not verified: set number and line to null.")
    known = matter.claims.rows
    for claim in sorted({*_emergency_facts(matter), *_register_facts(matter)} - set(known)):
        yield Problem(f"by country: {claim}", f"Claim {claim} is not in claims.yaml: add it.")


def addresses(matter: Matter) -> Iterator[Problem]:
    """Find addresses of registers and offices that nobody has seen."""
    for country, row in matter.catalogue.registers.items():
        for entry in (row.get("register"), row.get("report"), *row.get("more", ())):
            if entry and entry.get("address") and entry.get("status") not in {"page", "press"}:
                says = f"Nobody has seen {entry['address']}: move it to unchecked_address."
                yield Problem(f"registers.yaml: {country}", says)


def compare(matter: Matter) -> Iterator[Problem]:
    """Find ways of Compare that lack a field, or say much more than another."""
    for locale in matter.catalogue.languages:
        ways: dict[str, dict[str, Said]] = {}
        for one in matter.said:
            if one.locale == locale and (found := _COMPARE.fullmatch(one.key)):
                ways.setdefault(found[1], {})[found[2]] = one
        fields_ = set(chain.from_iterable(ways.values()))
        for way, told in ways.items():
            for field in sorted(fields_ - set(told)):
                says = "Every way has the same fields: write it."
                yield Problem(f"{locale}: compare-{way}-{field}", says)
        yield from _uneven(locale, ways)


def _uneven(locale: str, ways: Mapping[str, Mapping[str, Said]]) -> Iterator[Problem]:
    for wording in ("named", "neutral"):
        lengths = {
            way: sum(len(strip(one.words.get(wording, ""))) for one in told.values())
            for way, told in ways.items()
        }
        longest, shortest = (
            pick(lengths, key=lambda way: lengths[way], default="") for pick in (max, min)
        )
        if longest and lengths[longest] > MOST_APART * lengths[shortest]:
            says = f"{longest} is over 15 % longer than {shortest}: even them out."
            yield Problem(f"{locale}: compare ({wording})", says)
