"""The whole answer space, cut into classes: answers that no rule tells apart are one class.

The space is a tree that branches at every open question. Subtrees that every rule, stop and
condition must judge alike are one `Node`, so millions of classes are walked in thousands of nodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from bot.flows.conditions import Condition, Held, _truth, atoms
from bot.flows.outcomes import RULES, STOPS
from bot.flows.questions import BY_KEY, EXCLUSIVE, QUESTIONS, Question
from bot.flows.route import _DERIVED, _derive, _stops

CONDITIONS: tuple[Condition, ...] = (
    *(question.asked_if for question in QUESTIONS),
    *(row.condition for row in RULES),
    *(stop.condition for stop in STOPS),
)


@cache
def _sets(key: str) -> tuple[frozenset[str], ...]:
    """Name the sets of options of a key that anything in the table reads."""
    read = (atom for condition in CONDITIONS for atom in atoms(condition))
    return tuple(dict.fromkeys(atom.options for atom in read if atom.key == key))


def _signature(key: str, *options: str) -> tuple[bool, ...]:
    return tuple(not read.isdisjoint(options) for read in _sets(key))


@cache
def classes(question: Question) -> tuple[tuple[str, ...], ...]:
    """List one answer for every class of answers to a question."""
    possible = _concerns(question) if question.key == "concerns" else _possible(question)
    found = {_told_apart(question.key, options): options for options in reversed([*possible])}
    return tuple(found.values())


def _told_apart(key: str, options: tuple[str, ...]) -> object:
    mains = frozenset(_signature("main", option) for option in options)
    return (
        (_signature(key, *options), len(options) > 1, mains)
        if key == "concerns"
        else (_signature(key, *options))
    )


def _possible(question: Question) -> Iterator[tuple[str, ...]]:
    """List single answers, then all sets of ticks that differ in what is read of them."""
    yield from ((option,) for option in question.answers)
    if question.kind == "many":
        ticks = [option for option in question.options if option not in EXCLUSIVE]
        distinct = {_signature(question.key, option): option for option in reversed(ticks)}
        for size in range(2, len(distinct) + 1):
            yield from combinations(distinct.values(), size)


def _concerns(question: Question) -> Iterator[tuple[str, ...]]:
    """List concerns by what is read of them and of the main one; one and several differ."""
    groups: dict[object, list[str]] = {}
    for option in question.options:
        if option not in EXCLUSIVE:
            read = (_signature("concerns", option), _signature("main", option))
            groups.setdefault(read, []).append(option)
    yield from (("none",), ("skip",))
    for size in range(1, len(groups) + 1):
        for chosen in combinations(groups.values(), size):
            yield tuple(group[0] for group in chosen)
    yield from (tuple(group[:2]) for group in groups.values() if len(group) > 1)


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the tree: the place in the table, and what is held so far."""

    place: int
    held: Held

    @property
    def question(self) -> Question | None:
        """Name the question that is open here; None where the route ends."""
        return QUESTIONS[self.place] if self.place < len(QUESTIONS) else None

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """Return what was answered on the way here."""
        return {key: tuple(held) for key, held in self.held.items() if key in BY_KEY}

    def options(self) -> tuple[tuple[str, ...], ...]:
        """List the classes of answers here; a main concern is one of those ticked, or skip."""
        assert self.question is not None
        if self.question.key != "main_concern":
            return classes(self.question)
        ticked = (*sorted(self.held["concerns"]), "skip")
        return tuple({_signature("main", one): (one,) for one in reversed(ticked)}.values())

    def child(self, options: tuple[str, ...]) -> "Node":
        """Go on with an answer, to the next open question or the end; computed once."""
        key = (id(self), options)
        if key not in _CHILDREN:
            _CHILDREN[key] = self._child(options)
            _KEPT.append(self)
        return _CHILDREN[key]

    def _child(self, options: tuple[str, ...]) -> "Node":
        assert self.question is not None
        held = {**self.held, self.question.key: frozenset(options)}
        _derive(self.question.key, options, held)
        end = _stops(self.question.key, held)
        return _known(Node(len(QUESTIONS), held) if end else _next(self.place + 1, held))

    def alike(self) -> object:
        """Tell what the subtree hangs on: every condition, as far as it is not yet decided."""
        if self.question is None:
            ends = (*RULES, *STOPS)
            return tuple(row.condition.holds(self.held) for row in ends)
        return (self.place, tuple(self._residue(condition) for condition in CONDITIONS))

    def _residue(self, condition: Condition) -> object:
        unknown = _unknown_from(self.place)
        truth = _truth(condition, self.held, unknown)
        if truth is not None:
            return truth
        known = (atom for atom in atoms(condition) if atom.key not in unknown)
        return tuple(atom.holds(self.held) for atom in known)


_CHILDREN: dict[tuple[int, tuple[str, ...]], Node] = {}
_KEPT: list[Node] = []
_NODES: dict[object, Node] = {}


def _known(node: Node) -> Node:
    """Return the one node that stands for all whose subtrees are judged alike."""
    return _NODES.setdefault(node.alike(), node)


@cache
def _unknown_from(place: int) -> frozenset[str]:
    keys = [question.key for question in QUESTIONS[place:]]
    return frozenset(keys).union(*(_DERIVED.get(key, frozenset()) for key in keys))


def _next(place: int, held: Held) -> Node:
    while place < len(QUESTIONS) and not QUESTIONS[place].asked_if.holds(held):
        place += 1
    return Node(place, held)


ROOT = _known(_next(0, {}))


def nodes() -> tuple[Node, ...]:
    """Walk the whole tree; one node for all subtrees that are judged alike."""
    found: dict[int, Node] = {}
    waiting = [ROOT]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            if node.question:
                waiting += [node.child(options) for options in node.options()]
    return tuple(found.values())


def count(node: Node, counted: dict[int, int]) -> int:
    """Count the classes of complete answers below a node."""
    if node.question is None:
        return 1
    if id(node) not in counted:
        counted[id(node)] = sum(count(node.child(one), counted) for one in node.options())
    return counted[id(node)]
