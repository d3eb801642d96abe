"""All words and tables: loaded and checked once, at start, or each when first asked for."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

# The reader in C, where it was built, is ten times as fast; every command's start feels that.
try:
    from yaml import CSafeLoader as YamlLoader
except ImportError:
    from yaml import SafeLoader as YamlLoader  # type: ignore[assignment]

HERE = Path(__file__).parent
RIGHT_TO_LEFT = frozenset({"ar"})
CLAIMS = "claims:"


class ContentBroken(Exception):
    """A content file cannot be used as it is; the message names file and place."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything said in one language; `version` is the hash of its words.

    `claims` holds what stands in the `# claims:` comment above a message; without one, nothing.
    `hashes` tells the words of one message from any others, whatever its comment says.
    `fixed` holds the messages in which nothing is filled in, most of all those of buttons.
    """

    locale: str
    bundle: FluentBundle
    keys: frozenset[str]
    fixed: Mapping[str, str]
    claims: Mapping[str, tuple[str, ...]]
    hashes: Mapping[str, str]
    lexicon: Mapping[str, Any]
    version: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Every language, and the tables that are the same in all of them, by country."""

    languages: Mapping[str, Language]
    lexicons: Mapping[str, Mapping[str, Any]]
    """Locale -> what is understood there: more languages than are spoken, danger words in all."""
    at_sight: Mapping[str, Mapping[str, Any]]
    """Locale -> what tells at sight that a text is of that language; names of brands."""
    weights: Mapping[str, Mapping[str, Any]]
    """Locale -> what single words speak for danger; nothing where nobody has weighed them."""
    leanings: Mapping[str, Mapping[str, Any]]
    """Locale -> which topics and options single words lean to; nothing where nobody counted."""
    signs: Mapping[str, Any]
    topics: Mapping[str, Any]
    emergency: Mapping[str, Mapping[str, Any]]
    registers: Mapping[str, Mapping[str, Any]]
    reviews: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def language(self, locale: str) -> Language:
        """Return the language of a locale, or English where it does not exist (yet)."""
        return self.languages.get(locale, self.languages["en"])

    def locale_of(self, hint: str) -> str:
        """Match Telegram's language code ("pt-br", "en-GB") to a language that exists."""
        wanted = hint.lower()
        exact = {locale.lower(): locale for locale in self.languages}
        loose = {locale.split("-")[0].lower(): locale for locale in self.languages}
        return exact.get(wanted) or loose.get(wanted.split("-")[0], "en")

    @property
    def named(self) -> frozenset[str]:
        """Name the countries where brand and medicine names may stand on a screen."""
        return frozenset(key for key, row in self.registers.items() if not row.get("neutral", True))

    @property
    def names(self) -> frozenset[str]:
        """Name brands and the medicine, as patients of every language write them."""
        return frozenset(name for one in self.at_sight.values() for name in one.get("names", ()))


_Read = TypeVar("_Read")


class OnDemand(Mapping[str, _Read]):
    """A table of what is read when first asked for, so that a short command starts quickly."""

    def __init__(self, names: Collection[str], read: Callable[[str], _Read]) -> None:
        self._names, self._read = names, cache(read)

    def __getitem__(self, name: str) -> _Read:
        """Read what has this name."""
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        """Name everything."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._names)


def load(folder: Path = HERE) -> Catalogue:
    """Read every language and table below `folder`. Raises ContentBroken."""
    found = load_on_demand(folder)
    return replace(
        found,
        languages=dict(found.languages),
        lexicons=dict(found.lexicons),
        weights=dict(found.weights),
        leanings=dict(found.leanings),
    )


def load_on_demand(folder: Path = HERE) -> Catalogue:
    """Read what is small, and texts and lexicons when first asked for. Raises ContentBroken."""
    folders = {path.name: path for path in sorted((folder / "locales").iterdir())}
    lexicons = OnDemand(folders, lambda name: read_words(folders[name] / "lexicon.yaml"))
    # A folder with a lexicon and no text is a language that is understood and not yet spoken.
    spoken = [name for name, path in folders.items() if any(path.glob("*.ftl"))]
    return Catalogue(
        OnDemand(spoken, lambda name: _language(folders[name], lexicons[name])),
        lexicons,
        {name: read_words(path / "at_sight.yaml") for name, path in folders.items()},
        OnDemand(folders, lambda name: _counted(folders[name] / "weights.yaml")),
        OnDemand(folders, lambda name: _counted(folders[name] / "leanings.yaml")),
        read_table(folder / "danger.yaml"),
        read_table(folder / "topics.yaml"),
        read_table(folder / "emergency.yaml")["countries"],
        read_table(folder / "registers.yaml")["countries"],
        read_words(folder / "reviews.yaml"),
    )


class _Strict(YamlLoader):
    """Reads YAML, and refuses a key that is written twice: YAML itself would drop the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's own signature
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ContentBroken(
                f"{Path(node.start_mark.name).name}: said twice: {', '.join(twice)}"
            )
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> object:
    """Read a YAML file. Raises ContentBroken where a key stands twice."""
    with path.open(encoding="utf-8") as file:
        loader = _Strict(file)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()


def read_words(path: Path) -> dict[str, Any]:
    """Read a YAML mapping in which everything is text, in a third of the time that types take."""
    with path.open(encoding="utf-8") as file:
        loader = YamlLoader(file)
        try:
            return _Words(loader.get_event, path.name).whole()
        finally:
            loader.dispose()


class _Words:
    """Builds a table out of the parser's events. PyYAML says of no event what it holds."""

    def __init__(self, next_event: Callable[[], Any], file: str) -> None:
        self._next, self._file = next_event, file
        self._named: dict[str, Any] = {}

    def whole(self) -> dict[str, Any]:
        """Return the one mapping of a file."""
        while not isinstance(event := self._next(), yaml.MappingStartEvent):
            if event is None or isinstance(event, yaml.SequenceStartEvent | yaml.ScalarEvent):
                raise ContentBroken(f"{self._file} is not a mapping")
        return self._mapping()

    def _mapping(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            if key.value in found:
                raise ContentBroken(f"{self._file}: said twice: {key.value}")
            found[key.value] = self._value(self._next())
        return found

    def _value(self, event: Any) -> Any:  # noqa: ANN401 - text, a list or a table
        if isinstance(event, yaml.AliasEvent):
            return self._named[str(event.anchor)]
        if isinstance(event, yaml.ScalarEvent):
            value: Any = event.value
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping()
        else:
            value = self._list()
        if event.anchor:
            self._named[event.anchor] = value
        return value

    def _list(self) -> list[Any]:
        row = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            row.append(self._value(event))
        return row


def read_table(path: Path) -> dict[str, Any]:
    """Read one YAML mapping."""
    table = read_yaml(path)
    if not isinstance(table, dict):
        raise ContentBroken(f"{path.name} is not a mapping")
    return table


def _counted(path: Path) -> dict[str, Any]:
    return read_words(path) if path.exists() else {}


def _language(folder: Path, lexicon: Mapping[str, Any]) -> Language:
    sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl"))]
    return read_language(folder.name, "\n".join(sources), lexicon)


def read_language(locale: str, source: str, lexicon: Mapping[str, Any]) -> Language:
    """Read the words of one language, as they stand now or as they once spoke."""
    bundle = FluentBundle([locale], use_isolating=locale in RIGHT_TO_LEFT)
    # Read once for both: FluentResource would read all of it again, which takes as long.
    resource = FluentParser().parse(source)
    bundle.add_resource(resource)
    messages = _messages(resource, locale)
    return Language(
        locale,
        bundle,
        frozenset(messages),
        {key: words for key, said in messages.items() if (words := _fixed(said))},
        {key: _claims(said) for key, said in messages.items() if _claims(said)},
        {key: _hash(said, source) for key, said in messages.items()},
        lexicon,
        hash_of(source),
        source,
    )


def _messages(resource: ast.Resource, locale: str) -> dict[str, ast.Message]:
    """Read every message; fail on junk, which Fluent would drop without a word."""
    messages: dict[str, ast.Message] = {}
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ContentBroken(f"{locale}: cannot read {(entry.content or '')[:60]!r}")
        if isinstance(entry, ast.Message):
            if entry.id.name in messages:
                raise ContentBroken(f"{locale}: said twice: {entry.id.name}")
            messages[entry.id.name] = entry
    return messages


def _fixed(said: ast.Message) -> str:
    """Return the words of a message that always says the same; nothing if it does not."""
    elements = said.value.elements if said.value else []
    texts = [element.value for element in elements if isinstance(element, ast.TextElement)]
    return "".join(text or "" for text in texts) if len(texts) == len(elements) else ""


def hash_of(words: str) -> str:
    """Shorten words to 16 characters that no other words have."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _hash(message: ast.Message, source: str) -> str:
    """Hash a message as it is written, from its key on: its comment is no word of it."""
    start, end = message.id.span, message.span
    if start is None or end is None:
        raise ContentBroken(f"nobody knows where {message.id.name} stands")
    return hash_of(source[start.start : end.end])


def _claims(message: ast.Message) -> tuple[str, ...]:
    """Read the claims that a message names in the comment above it."""
    lines = (message.comment.content or "").splitlines() if message.comment else []
    named = next((line[len(CLAIMS) :] for line in lines if line.startswith(CLAIMS)), "")
    return tuple(word.strip() for word in named.split(",") if word.strip())
