"""Lines of JSON, as the commands read them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def from_lines(lines: Iterable[bytes]) -> Iterator[Any]:
    """Read one case a line; a line that is no JSON comes out as None."""
    for line in lines:
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield None
