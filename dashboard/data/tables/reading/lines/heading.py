"""Where a table begins in a text, below any title, and the names of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from dashboard.data.tables.reading.lines.delimiters import DELIMITERS
from dashboard.data.tables.reading.lines.name_lines import (
    MOST_ABOUT,
    below_pairs,
    is_below_remarks,
    joined,
    lines_of_names,
    tells_apart,
)
from dashboard.data.tables.reading.lines.number_names import are_numbers_names, are_years
from dashboard.data.tables.reading.lines.records import TextRecord, cells_of, is_missing, is_number, mostly

# The sign with which some programs begin what is no row, be it the line of the names.
_REMARK = re.compile(r"[#%]")
# What Excel writes first among the names of a pivot table, below its filters and the name of what it adds up.
_OF_PIVOT = re.compile(
    r"Row Labels|Zeilenbeschriftungen|[ÉE]tiquettes de lignes|Etiquetas de fila|Etichette di riga|Rótulos de linha"
    r"|Rijlabels|Etykiety wierszy|Названия строк|행 레이블|行ラベル|行标签|列標籤",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Start:
    """The record at which a table begins, the names above its rows, if it has any, and how many records hold them."""

    first: int
    names: tuple[str, ...]
    lines: int


def _names_of_pivot(records: Sequence[TextRecord], width: int) -> int | None:
    """The record that holds the names of a pivot table; above it there are none with as many cells filled."""
    place = next((i for i, record in enumerate(records) if _OF_PIVOT.fullmatch(record.cells[0].strip())), None)
    if place is None or len(records[place].cells) != width:
        return None
    return place if all(record.filled < records[place].filled for record in records[:place]) else None


def start_of(records: Sequence[TextRecord]) -> Start:
    """Where the table begins, by what most records look like."""
    width = Counter(len(record.cells) for record in records).most_common(1)[0][0]
    pivot = _names_of_pivot(records, width)
    if pivot is not None:
        return Start(pivot, records[pivot].cells, 1)
    usual = median(record.filled for record in records if len(record.cells) == width)
    full = [i for i, record in enumerate(records) if len(record.cells) == width and record.filled >= max(1, usual / 2)]
    first = _below_remarks(records, full, width)
    before = records[first - 1].cells if first else ()
    body = cells_of(records[first + 1 :], width)
    if _is_commented(before, width) and not _holds_names(records[first].cells, body):
        return Start(first - 1, before[1:], 1)
    shorter = _shorter_names(before, body, width)
    if shorter and not _holds_names(records[first].cells, body, counting=False):
        return Start(first - 1, shorter, 1)
    lines = lines_of_names(records[first : first + MOST_ABOUT + 1], records[first + 1 :], width)
    if lines > 1:
        return _start_at(first, lines, records, width)
    names = records[first].cells if _holds_names(records[first].cells, body) else ()
    names = (re.sub(r"^[#%] +", "", names[0]), *names[1:]) if names else ()
    if tells_apart(before, names):
        return Start(first - 1, joined([before, names]), 2)
    return Start(first, names, 1) if names else _with_longer_names(records[:first], width)


def _shorter_names(before: Sequence[str], body: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Names on a line above the rows that has fewer cells than these have, if it holds any."""
    # They stand between other delimiters than the rows, or in quotation marks as one cell; with blanks behind the
    # delimiters it is a sentence.
    parts = (tuple(before[0].split(one)) for one in DELIMITERS if len(before) == 1 < width)
    whole = (names for names in parts if not any(name[:1].isspace() for name in names))
    if names := next((names for names in whole if len(names) == width and _are_words(names)), ()):
        return names
    # Above two columns a word is a title, unless the first counts the rows.
    if len(before) != width - 1 or (width == 2 and not _counts([cells[0] for cells in body])):
        return ()
    # R leaves the name of its row numbers out; with a delimiter at the end of each line, nothing follows it.
    ended = not any(cells[-1] for cells in body)
    names = (*before, "") if ended else ("", *before)
    return names if _are_words(before) or are_years(before, list(zip(*body, strict=True))[1:]) else ()


def _counts(column: Sequence[str]) -> bool:
    """Whether whole numbers go up by one, as those of rows do."""
    return all(map(str.isdecimal, column)) and all(int(after) - int(before) == 1 for before, after in pairwise(column))


def _are_words(cells: Sequence[str]) -> bool:
    return all(cells) and not any(map(is_number, cells))


def _start_at(first: int, lines: int, records: Sequence[TextRecord], width: int) -> Start:
    """The start whose names stand on several lines, unless some of these are remarks."""
    above = [record.cells for record in records[first : first + lines]]
    narrow = [i for i, cells in enumerate(above, first + 1) if len(cells) != width]
    if narrow:
        below = start_of(records[narrow[-1] :])
        return replace(below, first=below.first + narrow[-1])
    if is_below_remarks(above):
        return Start(first + lines - 1, above[-1], 1)
    return Start(first, joined(above), lines)


def _below_remarks(records: Sequence[TextRecord], full: Sequence[int], width: int) -> int:
    """The first of the full records; remarks that are as wide as the table are none of it, if names stand below."""
    first = full[0] if full else 0
    below = next((i for i in full if not _REMARK.match(records[i].cells[0])), first)
    below = below if below > first else below_pairs(records, full, width)
    cells = records[below].cells
    words = below > first and not any(map(is_number, cells))
    return below if words and _holds_names(cells, cells_of(records[below + 1 :], width)) else first


def _with_longer_names(above: Sequence[TextRecord], width: int) -> Start:
    """Where rows begin: at names right above them or their units that go on beyond the last column, if any do."""
    for place in range(len(above) - 1, max(len(above) - 3, -1), -1):
        cells = above[place].cells[:width]
        longer = len(above[place].cells) > width > 1
        if longer and all(cells) and len(set(cells)) == width and not any(map(is_number, cells)):
            return Start(place, cells, len(above) - place)
    return Start(len(above), (), 0)


def _is_commented(cells: Sequence[str], width: int) -> bool:
    """Whether these are names behind the sign of a remark, as NumPy writes them."""
    return len(cells) == width + 1 and bool(_REMARK.fullmatch(cells[0])) and not any(map(is_number, cells))


def _holds_names(cells: Sequence[str], body: Sequence[Sequence[str]], *, counting: bool = True) -> bool:
    """Whether a record names the columns: what stands above numbers is none, or the numbers are `counting` or years."""
    if not body:
        return not all(map(is_number, filter(None, cells)))
    columns = list(zip(*body, strict=True))
    numeric = [mostly(is_number, column) for column in columns]
    # Numbers of rows have no name, and say nothing of what stands above the others.
    numeric[0] &= bool(cells[0]) or len(set(columns[0])) < len(columns[0])
    if any(
        many and cell and not is_number(cell) and not is_missing(cell)
        for cell, many in zip(cells, numeric, strict=True)
    ):
        return True
    if any(numeric):
        return counting and are_numbers_names(cells, columns, numeric)
    # Texts alone: names are not among what stands below them.
    named = [cell in column for cell, column in zip(cells, columns, strict=True) if cell]
    return sum(named) < len(named) / 2
