"""Where a table begins in a text, below any title, and the names of its columns, be they on several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.data.tables.cells import MISSING

_NUMBER = re.compile(r"[\s(+\-\u2212$€£¥₩<>≤≥~]*\d[\d.,'\s]*(e[+-]?\d+)?\s*[%€원)]?", re.IGNORECASE)
_MOMENT = re.compile(r"\d{1,4}[-/.:]\d{1,2}[-/.:]\d{1,4}([T ].*)?")
_YEAR = re.compile(r"(19|20)\d\d")
RULE = re.compile(r"[-=:+|_ ]{2,}")
_NO_NAME = re.compile(rf"{RULE.pattern}|\{{.*\}}")
# Lines of names below the first: what is measured, and in which unit.
MOST_LINES = 3
# Of the columns of numbers, so many have a word in a line that is one of names.
NAMES = 0.6


@dataclass(frozen=True)
class Record:
    """The cells of a record, and its number, blank ones counted: a cell may go over several lines of the file."""

    cells: tuple[str, ...]
    number: int

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)


@dataclass(frozen=True)
class Start:
    """The record at which a table begins, the names above its rows, if it has any, and how many records hold them."""

    first: int
    names: tuple[str, ...]
    lines: int


def start_of(records: Sequence[Record]) -> Start:
    """Where the table begins, by what most records look like."""
    width = Counter(len(record.cells) for record in records).most_common(1)[0][0]
    usual = median(record.filled for record in records if len(record.cells) == width)
    full = [i for i, record in enumerate(records) if len(record.cells) == width and record.filled >= max(1, usual / 2)]
    first = full[0] if full else 0
    before = records[first - 1].cells if first else ()
    body = [record.cells for record in records[first + 1 :] if len(record.cells) == width]
    # R leaves the name of its row numbers out; with a delimiter at the end of each line, nothing follows it.
    short = len(before) == width - 1 and width > 2 and all(before) and not any(map(_is_number, before))
    if short and not _holds_names(records[first].cells, body):
        ended = not any(record.cells[-1] for record in records[first:] if len(record.cells) == width)
        return Start(first - 1, (*before, "") if ended else ("", *before), 1)
    lines = _lines_of_names(records[first : first + MOST_LINES + 1], records[first + 1 :], width)
    if lines > 1:
        return Start(first, _joined([record.cells for record in records[first : first + lines]]), lines)
    names = records[first].cells if _holds_names(records[first].cells, body) else ()
    return Start(first, names, int(bool(names)))


def _lines_of_names(top: Sequence[Record], below: Sequence[Record], width: int) -> int:
    """How many of the first records have words above numbers and dates, up to the last that has; 0 for one or none."""
    body = [record.cells for record in below[MOST_LINES:] if len(record.cells) == width]
    if not body:
        return 0
    if _years_below([record.cells for record in top[:2]], width):
        return 2
    measured = [at for at, column in enumerate(zip(*body, strict=True)) if _mostly(_is_measured, column)]
    if len(measured) < 2:
        return 0
    named = [i for i, record in enumerate(top[:MOST_LINES]) if _names_measured(record.cells, measured, width)]
    return named[-1] + 1 if named and named[-1] > 0 else 0


def _years_below(lines: Sequence[Sequence[str]], width: int) -> bool:
    """Whether words that stand above several columns are told apart by years below them."""
    if len(lines) < 2 or any(len(line) != width for line in lines):
        return False
    above, below = lines
    words = not any(map(_is_measured, above)) and not all(above) and all(map(any, zip(*lines, strict=True)))
    years = [cell for cell in below if cell]
    return words and len(years) > 1 and all(_YEAR.fullmatch(cell) for cell in years)


def _names_measured(cells: Sequence[str], measured: Sequence[int], width: int) -> bool:
    if len(cells) != width:
        return False
    above = [cells[at] for at in measured if cells[at] and not _is_missing(cells[at])]
    return len(above) >= NAMES * len(measured) and not any(map(_is_measured, above))


def _joined(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Names from several lines; what stands above several columns holds for those without a word of their own."""
    filled = []
    for line in lines[:-1]:
        last, full = "", []
        for cell in line:
            last = cell or last
            full.append(last)
        filled.append(full if not all(line) else list(line))
    columns = zip(*filled, lines[-1], zip(*lines, strict=True), strict=True)
    return tuple(_words(column[:-1]) if any(column[-1]) else "" for column in columns)


def _words(cells: Sequence[str]) -> str:
    """Each word once, and neither a rule drawn below the names nor what a program has to know of them."""
    return " ".join(dict.fromkeys(cell for cell in cells if cell and not _NO_NAME.fullmatch(cell)))


def _holds_names(cells: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a record names the columns: what stands above numbers is none, or the numbers only count."""
    if not body:
        return not all(map(_is_number, filter(None, cells)))
    columns = list(zip(*body, strict=True))
    numeric = [_mostly(_is_number, column) for column in columns]
    if any(
        many and cell and not _is_number(cell) and not _is_missing(cell)
        for cell, many in zip(cells, numeric, strict=True)
    ):
        return True
    if any(numeric):
        return _counts([cell for cell in cells if _is_number(cell)])
    # Texts alone: names are not among what stands below them.
    repeated = sum(cell in column for cell, column in zip(cells, columns, strict=True))
    return repeated < len(cells) / 2


def _counts(cells: Sequence[str]) -> bool:
    """Whether whole numbers go up by the same step, as years or numbered columns do."""
    if len(cells) < 3 or not all(re.fullmatch(r"\d{1,4}", cell) for cell in cells):
        return False
    return len({int(after) - int(before) for before, after in pairwise(cells)}) == 1


def _mostly(kind: Callable[[str], bool], column: Sequence[str]) -> bool:
    present = [cell for cell in column if not _is_missing(cell)]
    return bool(present) and sum(map(kind, present)) > 0.8 * len(present)


def _is_missing(cell: str) -> bool:
    return cell.lower() in MISSING


def _is_measured(cell: str) -> bool:
    return _is_number(cell) or bool(_MOMENT.fullmatch(cell))


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))
