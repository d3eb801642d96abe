"""A long list of words in little memory: one sorted string of bytes, searched by halves."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WordList:
    """Words, one a line, sorted by their bytes in one encoding."""

    packed: bytes = field(default=b"", repr=False)
    encoding: str = "utf-8"

    def __contains__(self, word: str) -> bool:
        """Tell whether a word is in the list."""
        try:
            wanted = word.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        packed, low, high = self.packed, 0, len(self.packed)
        while low < high:
            middle = packed.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = packed.find(b"\n", middle)
            found = packed[middle:end]
            if found == wanted:
                return True
            if found < wanted:
                low = end + 1
            else:
                high = middle
        return False
