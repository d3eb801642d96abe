"""Counts as they may be shown: small ones are hidden, with others so that none can be worked out.

Pure: a table of counts in, the same table with holes out. Bot and console show counts through it.
"""

from collections.abc import Iterable, Iterator, Mapping

FEWEST = 5
"""A count from 1 to one less than this could tell who somebody is."""

TOTAL = "all"
"""Row and column of the sums; no campaign and no key may be called so."""

Cell = tuple[str, str]
"""Row and column: a campaign, and what was counted."""


def with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Fill a table up with noughts and with the sums of rows and columns."""
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    table = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    for (row, column), count in list(table.items()):
        for sum_of in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            table[sum_of] = table.get(sum_of, 0) + count
    return table


def shown(counts: Mapping[Cell, int]) -> dict[Cell, int | None]:
    """Return the table with totals as it may be shown: None stands where a count is hidden."""
    table = with_totals(counts)
    gone = _hidden(table)
    return {cell: None if cell in gone else count for cell, count in table.items()}


def _hidden(table: Mapping[Cell, int]) -> set[Cell]:
    """Choose what to hide: the small counts, then the smallest others that are needed.

    Every row and every column sums up, so a table is a graph of rows and columns with its cells as
    edges, and a hidden count can be worked out exactly when it lies on no ring of hidden cells.
    No nought is ever hidden. So each count of a ring can be one more or one less, in turns, and no
    reader can tell; and what is hidden of a row or column whose sum is shown is never a small sum.
    """
    gone = {cell for cell, count in table.items() if 0 < count < FEWEST}
    while needed := _needed(table, gone):
        gone.add(min(needed, key=lambda cell: (table[cell], cell)))
    return gone


def _needed(table: Mapping[Cell, int], gone: set[Cell]) -> list[Cell]:
    """Name cells of which one has to be hidden, too; none if all is well."""
    for cell in sorted(gone):
        side = _joined(cell[0], gone - {cell})
        if cell[1] not in side[1]:
            return [one for one in _countable(table, gone) if _crosses(one, side)]
    for line in _lines(table):
        hidden = [cell for cell in line[:-1] if cell in gone]
        if hidden and line[-1] not in gone and sum(map(table.__getitem__, hidden)) < FEWEST:
            inner = [cell for cell in _countable(table, gone) if cell in line[:-1]]
            return inner or [line[-1]]
    return []


def _countable(table: Mapping[Cell, int], gone: set[Cell]) -> Iterator[Cell]:
    return (cell for cell, count in table.items() if count and cell not in gone)


def _joined(row: str, cells: Iterable[Cell]) -> tuple[set[str], set[str]]:
    """Name the rows and columns that hang together with a row by these cells."""
    rows, columns, left = {row}, set[str](), set(cells)
    while found := {cell for cell in left if cell[0] in rows or cell[1] in columns}:
        rows |= {one for one, _ in found}
        columns |= {one for _, one in found}
        left -= found
    return rows, columns


def _crosses(cell: Cell, side: tuple[set[str], set[str]]) -> bool:
    """Tell whether a cell joins what hangs together with what does not."""
    return (cell[0] in side[0]) != (cell[1] in side[1])


def _lines(table: Mapping[Cell, int]) -> Iterator[list[Cell]]:
    """Name the cells of each row and of each column, its sum last."""
    for place in (0, 1):
        for name in dict.fromkeys(cell[place] for cell in table):
            line = [cell for cell in table if cell[place] == name]
            yield sorted(line, key=lambda cell, of=1 - place: cell[of] == TOTAL)  # type: ignore[misc]
