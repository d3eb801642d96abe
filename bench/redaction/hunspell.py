"""Reads hunspell dictionaries and spells their words out: a stem and its endings, one slot each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.privacy.redaction.folding import key


@dataclass(frozen=True, slots=True)
class Ending:
    """One rule of an affix file: what is cut off, what is put there, and when."""

    cut: str
    put: str
    when: re.Pattern[str]

    def apply(self, stem: str) -> str | None:
        """Return the stem with this ending; None where the rule does not hold."""
        if not stem.endswith(self.cut) or not self.when.search(stem):
            return None
        return stem[: len(stem) - len(self.cut)] + self.put


def read_endings(path: Path) -> Mapping[str, list[Ending]]:
    """Read the suffix rules of an affix file, by flag; prefixes and second endings are left out."""
    endings: dict[str, list[Ending]] = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = line.split()
        if len(cells) < 5 or cells[0] != "SFX":  # noqa: PLR2004 - the head of a flag has four
            continue
        cut, put, when = ("" if cell == "0" else cell for cell in cells[2:5])
        rule = Ending(cut, put.split("/")[0], re.compile(f"(?:{when})$"))
        endings.setdefault(cells[1], []).append(rule)
    return endings


def read_stems(path: Path) -> Iterator[tuple[str, str]]:
    """Read the stems of a dictionary with their flags."""
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        stem, _, flags = line.split("\t")[0].strip().partition("/")
        if stem and not stem.startswith((":", "#")):
            yield stem, flags.split()[0] if flags.split() else ""


def spell_out(
    dictionary: Path, endings: Mapping[str, list[Ending]], only: frozenset[str] | None = None
) -> Iterator[str]:
    """Name every word of a dictionary: each stem, and each stem with each of its endings."""
    for stem, flags in read_stems(dictionary):
        if stem != stem.lower() or (only is not None and key(stem) not in only):
            continue
        yield stem
        for flag in flags:
            yield from filter(None, (ending.apply(stem) for ending in endings.get(flag, ())))
