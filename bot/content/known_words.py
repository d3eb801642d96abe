"""The words, names and cues that redaction stands on, read from the files of this room."""

import gzip
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "redaction"
LANGUAGES = ("en", "es", "pt", "ru", "ar")
ENCODINGS = {"en": "ascii", "es": "latin-1", "pt": "latin-1", "ru": "cp1251", "ar": "cp1256"}
"""One byte a letter: the folded words of a language need no more."""

# The C loader is ten times as fast; where PyYAML came without it, its own does the same.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_cues(language: str) -> Mapping[str, Any]:
    """Read the cues of one language; every value is text, so that `no` and `on` are words."""
    path = HERE / "cues" / f"{language}.yaml"
    events = iter(yaml.parse(path.read_text(encoding="utf-8"), _Loader))
    start = next(event for event in events if isinstance(event, yaml.MappingStartEvent))
    cues: Mapping[str, Any] = _built(start, events)
    return cues


def _built(event: yaml.Event, events: Iterator[yaml.Event]) -> Any:  # noqa: ANN401 - text, a list or a mapping of these
    """Build what an event begins: three times as quick as the loader, which asks for types."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        ends = yaml.SequenceEndEvent
        return [_built(one, events) for one in takewhile(lambda e: not isinstance(e, ends), events)]
    keys = takewhile(lambda e: not isinstance(e, yaml.MappingEndEvent), events)
    return {_built(key, events): _built(next(events), events) for key in keys}


def read_words(name: str) -> Iterator[str]:
    """Read a list of words, several a line, without its comments."""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def read_dictionary(name: str) -> bytes:
    """Read a packed list: one word a line, sorted by its bytes."""
    return gzip.decompress((HERE / "words" / f"{name}.txt.gz").read_bytes())
