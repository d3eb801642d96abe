"""The notation of the decision pages, read into conditions: `key[a b] & not (fact | key[c])`."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Held = Mapping[str, frozenset[str]]
"""The open questions and what is held as their answer; derived names (main, rule ...) beside."""

_TOKEN = re.compile(r"\s*(?:(?P<name>\w+)(?:\[(?P<options>[\w\s]*)\])?|(?P<sign>[&|()]))")


class NotationBroken(Exception):
    """A condition is not written in the notation, or names something unknown."""


_NOTHING: frozenset[str] = frozenset()


# Each judges itself: a turn asks for hundreds, and a call is the quickest way to tell them apart.
@dataclass(frozen=True, slots=True)
class Has:
    """True when `key` is open and holds at least one of `options`."""

    key: str
    options: frozenset[str]

    def holds(self, held: Held) -> bool:
        """Tell whether it is true; a question that is not open is false everywhere."""
        return not self.options.isdisjoint(held.get(self.key, _NOTHING))


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is not."""

    part: "Condition"

    def holds(self, held: Held) -> bool:
        """Tell whether it is true."""
        return not self.part.holds(held)


@dataclass(frozen=True, slots=True)
class Both:
    """True when all parts are."""

    parts: tuple["Condition", ...]

    def holds(self, held: Held) -> bool:
        """Tell whether it is true."""
        for part in self.parts:  # noqa: SIM110 - all() takes twice as long here
            if not part.holds(held):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Either:
    """True when at least one part is."""

    parts: tuple["Condition", ...]

    def holds(self, held: Held) -> bool:
        """Tell whether it is true."""
        for part in self.parts:  # noqa: SIM110 - any() takes twice as long here
            if part.holds(held):
                return True
        return False


Condition = Has | Not | Both | Either
ALWAYS = Both(())


def could_hold(condition: Condition, held: Held, unknown: AbstractSet[str]) -> bool:
    """Tell whether some answer to the `unknown` keys would make the condition true."""
    return _truth(condition, held, unknown) is not False


def _truth(condition: Condition, held: Held, unknown: AbstractSet[str]) -> bool | None:
    """Judge in three values: None where it hangs on an unknown key."""
    match condition:
        case Has(key, _):
            return None if key in unknown else condition.holds(held)
        case Not(part):
            truth = _truth(part, held, unknown)
            return None if truth is None else not truth
        case Both(parts):
            truths = [_truth(part, held, unknown) for part in parts]
            return False if False in truths else None if None in truths else True
        case Either(parts):
            truths = [_truth(part, held, unknown) for part in parts]
            return True if True in truths else None if None in truths else False


def atoms(condition: Condition) -> Iterator[Has]:
    """Walk everything a condition reads, in the order it is written."""
    match condition:
        case Has():
            yield condition
        case Not(part):
            yield from atoms(part)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from atoms(part)


def notation(condition: Condition) -> str:
    """Write a condition so that `when` reads it again; the same on every day and machine."""
    match condition:
        case Has(key, options):
            return f"{key}[{' '.join(sorted(options))}]"
        case Not(part):
            return f"not {_bracketed(part)}"
        case Both(parts):
            return " & ".join(_bracketed(part) for part in parts)
        case Either(parts):
            return " | ".join(_bracketed(part) for part in parts)


def _bracketed(condition: Condition) -> str:
    written = notation(condition)
    return f"({written})" if isinstance(condition, Both | Either) else written


def when(text: str, facts: Mapping[str, Condition] | None = None) -> Condition:
    """Read a condition; bare names are looked up among `facts`. Raises NotationBroken."""
    tokens, end = [], 0
    for match in _TOKEN.finditer(text):
        if match.start() != end:
            break
        tokens.append(match)
        end = match.end()
    if text[end:].strip():
        raise NotationBroken(f"cannot read {text[end:]!r} in {text!r}")
    condition, rest = _either(tokens, facts or {})
    if rest:
        raise NotationBroken(f"{rest[0][0]!r} is left over in {text!r}")
    return condition


_Tokens = list[re.Match[str]]


def _either(tokens: _Tokens, facts: Mapping[str, Condition]) -> tuple[Condition, _Tokens]:
    part, tokens = _both(tokens, facts)
    parts = [part]
    while tokens and tokens[0]["sign"] == "|":
        part, tokens = _both(tokens[1:], facts)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), tokens


def _both(tokens: _Tokens, facts: Mapping[str, Condition]) -> tuple[Condition, _Tokens]:
    part, tokens = _one(tokens, facts)
    parts = [part]
    while tokens and tokens[0]["sign"] == "&":
        part, tokens = _one(tokens[1:], facts)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), tokens


def _one(tokens: _Tokens, facts: Mapping[str, Condition]) -> tuple[Condition, _Tokens]:
    if not tokens:
        raise NotationBroken("a condition ends too early")
    token, rest = tokens[0], tokens[1:]
    if token["sign"] == "(":
        inner, rest = _either(rest, facts)
        if not rest or rest[0]["sign"] != ")":
            raise NotationBroken("a bracket is not closed")
        return inner, rest[1:]
    if token["name"] == "not" and token["options"] is None:
        part, rest = _one(rest, facts)
        return Not(part), rest
    return _named(token, facts), rest


def _named(token: re.Match[str], facts: Mapping[str, Condition]) -> Condition:
    if token["name"] is None:
        raise NotationBroken(f"{token[0]!r} stands where a name should")
    if token["options"] is not None:
        return Has(token["name"], frozenset(token["options"].split()))
    if token["name"] not in facts:
        raise NotationBroken(f"no fact is called {token['name']!r}")
    return facts[token["name"]]
