"""One text in, one text without names, contacts and numbers out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise

import regex

from bot.privacy.redaction.firms import find_firms
from bot.privacy.redaction.firms_apart import find_firms_apart, find_large
from bot.privacy.redaction.firms_told import find_borrowed, find_told
from bot.privacy.redaction.firms_visited import find_visited
from bot.privacy.redaction.folding import shadow
from bot.privacy.redaction.heads import find_heads
from bot.privacy.redaction.lexicon import Known, Lexicon
from bot.privacy.redaction.names import join_names
from bot.privacy.redaction.numbers import Told
from bot.privacy.redaction.own_names import OwnNames
from bot.privacy.redaction.people import find_people
from bot.privacy.redaction.people_arabic import find_arabic, find_beside
from bot.privacy.redaction.people_treated import find_treated
from bot.privacy.redaction.places import find_places
from bot.privacy.redaction.reading import Reading
from bot.privacy.redaction.shapes import Shapes, Weigh
from bot.privacy.redaction.signatures import find_signatures
from bot.privacy.redaction.tables import Heard, Tables
from bot.privacy.redaction.tokens import PLACEHOLDER, Piece, join_spans, split
from bot.privacy.redaction.values import FAILED, Entity, Redacted, Span

LONGEST = 4096
"""UTF-16 units that are read: as much as Telegram lets anybody send."""

_ENTITIES = {
    "mention": "handle",
    "text_mention": "name",
    "phone_number": "phone",
    "email": "email",
    "url": "link",
    "text_link": "link",
    "cashtag": "word",
    "hashtag": "handle",
    "bot_command": "",
}
_ROUNDS = 8
"""How often a text may be redacted again; every round takes more words away."""

_PROBES = {"ru": "а", "ar": "ا"}
"""Letters whose look-up opens the dictionary of a language in a script of its own."""

_LABELS = {Known.NAME: "name", Known.PLACE: "place", Known.NOTHING: "word"}
_BETWEEN = frozenset(" -'’.&+/")
_WORDS = regex.compile(r"\w{3,}")


@dataclass(frozen=True)
class Redactor:
    """Redacts texts by the tables it was given."""

    lexicon: Lexicon = field(repr=False)
    _shapes: dict[str, Shapes] = field(default_factory=dict, repr=False)
    _heard: dict[str, Heard] = field(default_factory=dict, repr=False)
    _told: dict[str, Told] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, tables: Tables) -> "Redactor":
        """Build a redactor; the shapes of a language are compiled when first needed."""
        return cls(Lexicon.of(tables))

    def prepare(self, language: str) -> None:
        """Compile the patterns of a language and read its words: its first text need not wait."""
        for row in self._shape(language).rows:
            row.prepare()
        self._heard_in(language)
        self.lexicon.weigh(_PROBES.get(language, "a"), language)

    def redact(
        self,
        text: str,
        language: str,
        *,
        names: Sequence[str] = (),
        entities: Sequence[Entity] = (),
    ) -> Redacted:
        """Redact a text; whatever goes wrong, nothing of the text comes out."""
        try:
            if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
                return FAILED
            return self._until_still(text, language, OwnNames.of(names), entities)
        except Exception:  # noqa: BLE001 - closed on purpose: an error could not say more safely
            return FAILED

    def _until_still(
        self, text: str, language: str, own: OwnNames, entities: Sequence[Entity]
    ) -> Redacted:
        """Redact again until nothing more goes: what is stored stays as it is."""
        # What is known of a word is asked once a text, and forgotten with it.
        weigh = cache(partial(self.lexicon.weigh, language=language))
        done = self._once(text, language, own, weigh, entities)
        first = done
        for _ in range(_ROUNDS):
            if done.text == text:
                break
            text = done.text
            done = self._once(text, language, own, weigh, ())
        else:
            return FAILED
        return Redacted(text, max(first.masked, done.masked), first.words)

    def _once(
        self, text: str, language: str, own: OwnNames, weigh: Weigh, entities: Sequence[Entity]
    ) -> Redacted:
        placeholders = [
            Span(found.start(), found.end(), found.group()[1:-1])
            for found in PLACEHOLDER.finditer(text)
        ]
        marked = [
            Span(entity.start, entity.end, label)
            for entity in entities
            if (label := _ENTITIES.get(entity.type)) and 0 <= entity.start < entity.end <= len(text)
        ]
        plain = _hidden(shadow(text), placeholders)
        shaped = list(self._shape(language).find(plain, weigh, self.lexicon.common))
        pieces = split(text, join_spans([*placeholders, *marked, *shaped]))
        reading = Reading(pieces, language, self._heard_in(language), self.lexicon, weigh)
        _read(reading, own)
        return _written(text, pieces)

    def _heard_in(self, language: str) -> Heard:
        if language not in self._heard:
            cues = self.lexicon.tables.cues
            self._heard[language] = Heard.of(cues[language], cues["en"])
        return self._heard[language]

    def _shape(self, language: str) -> Shapes:
        if language not in self._shapes:
            told = [self._told_in(one) for one in _languages(language)]
            self._shapes[language] = Shapes.of(self.lexicon.tables.cues, language, told)
        return self._shapes[language]

    def _told_in(self, language: str) -> Told:
        if language not in self._told:
            self._told[language] = Told.of(self.lexicon.tables.cues[language])
        return self._told[language]


def _read(reading: Reading, own: OwnNames) -> None:
    """Let words go: the sender's own names, names by their cues, then what nothing knows."""
    if own.words:
        _own_names(reading, own)
    find_firms_apart(reading)
    find_firms(reading)
    find_places(reading)
    find_people(reading)
    find_treated(reading)
    find_arabic(reading)
    find_signatures(reading)
    for at, piece in enumerate(reading.pieces):
        label = _LABELS.get(reading.known[at])
        if piece.is_word and label and (label != "word" or reading.is_strange(at)):
            reading.mark(at, label)
    join_names(reading)
    # Once more: a clinic's or a town's name may stand beside a name that went only now.
    find_firms(reading)
    find_visited(reading)
    find_told(reading)
    find_places(reading)
    find_large(reading)
    if reading.language == "ar":
        _seldom(reading)
    find_heads(reading)
    _hyphens(reading.pieces)
    _digits(reading.pieces)


def _seldom(reading: Reading) -> None:
    """Let rare Arabic words go; last, lest the rest of a firm's name stay: `بيت الياسمين`."""
    for at, piece in enumerate(reading.pieces):
        if reading.known[at] is Known.RARE and piece.is_word and reading.is_seldom(at):
            reading.mark(at, "word")
    find_beside(reading)
    find_borrowed(reading)


def _own_names(reading: Reading, own: OwnNames) -> None:
    """Let the sender's own names go."""
    for at, piece in enumerate(reading.pieces):
        capital = piece.text[:1].isupper()
        if piece.is_word and own.has(piece.key, grammar=reading.is_stop(at), capital=capital):
            reading.mark(at, "name")


def _languages(language: str) -> tuple[str, ...]:
    return (language,) if language == "en" else (language, "en")


def _hidden(text: str, spans: list[Span]) -> str:
    """Blank what is a placeholder already, so that no shape runs into it."""
    for span in spans:
        text = text[: span.start] + "\u0001" * (span.end - span.start) + text[span.end :]
    return text


def _hyphens(pieces: list[Piece]) -> None:
    """Let a word go that a dash joins to one that goes: `Eun-ji`."""
    for at in range(1, len(pieces) - 1):
        dash, before, after = pieces[at], pieces[at - 1], pieces[at + 1]
        if dash.text in "-’'" and before.end == dash.start and dash.end == after.start:
            if before.label and after.is_word and before.kind == "word":
                after.label = before.label
            elif after.label and before.is_word and after.kind == "word":
                before.label = after.label


def _digits(pieces: list[Piece]) -> None:
    """Let digits go that are written together with a word that goes: `Rejuven8`."""
    for word, other in (*pairwise(pieces), *((b, a) for a, b in pairwise(pieces))):
        together = word.end == other.start or other.end == word.start
        if together and word.kind == "word" and word.label and other.kind == "number":
            other.label = word.label


def _written(text: str, pieces: list[Piece]) -> Redacted:
    """Write the text anew, neighbours of one label as one placeholder."""
    gone: list[Span] = []
    for piece in pieces:
        last = gone[-1] if gone else None
        if not piece.label:
            continue
        if last and last.label == piece.label and set(text[last.end : piece.start]) <= _BETWEEN:
            gone[-1] = Span(last.start, piece.end, piece.label)
        else:
            gone.append(Span(piece.start, piece.end, piece.label))
    out: list[str] = []
    at = 0
    hidden = [text[span.start : span.end] for span in gone]
    spelt = {word for one in hidden for word in _WORDS.findall(one.casefold())}
    for span, one in zip(gone, hidden, strict=True):
        label = span.label if one == f"[{span.label}]" else _harmless(span.label, spelt)
        out += [text[at : span.start], f"[{label}]"]
        at = span.end
    masked = sum(bool(piece.label) for piece in pieces)
    words = sum(piece.kind != "mark" for piece in pieces)
    return Redacted("".join([*out, text[at:]]), masked, words)


def _harmless(label: str, spelt: Collection[str]) -> str:
    """Return a label that spells no part of what is hidden: "one" stands in `phone`."""
    return next(
        (one for one in (label, "word", "id") if not any(word in one for word in spelt)), "x"
    )
