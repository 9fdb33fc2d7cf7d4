"""Names of columns on several lines: what is measured, in which unit, and what several columns have in common."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from itertools import takewhile

from dashboard.data.tables.reading.lines.records import TextRecord, cells_of, is_measured, is_missing, is_number, mostly
from dashboard.data.tables.reading.lines.type_line import is_type_line, types_below

_REMARK = re.compile(r":$|\d")
_YEAR = re.compile(r"(19|20)\d\d")
# Beside names that are repeated: where files were put together, each begins with a mark of its encoding, behind which
# quotation marks are none.
BESIDE = f'{string.whitespace}\ufeff"'
RULE = re.compile(r"[-=:+|_ ]{2,}")
# A dash stands below the name of what has no unit.
_NO_NAME = re.compile(rf"[-\u2013\u2014]|{RULE.pattern}|\{{.*\}}")
_WIDTH = re.compile(r"\d+[sdn]")
# Orange writes below the names what each column holds, and what it is there for.
_TYPES = frozenset(["c", "d", "s", "t", "continuous", "discrete", "string", "time"])
_ROLES = frozenset(("", "class", "meta", "ignore", "weight", "i", "m", "w"))
# Lines of names below the first: what is measured, and in which unit.
MOST_LINES = 3
# Offices of statistics go on below them with what is to be known of each column: its source, when it was released.
MOST_ABOUT = 12
# Least share of the columns of numbers that have a word in a line of names.
NAMES = 0.6


def lines_of_names(top: Sequence[TextRecord], below: Sequence[TextRecord], width: int) -> int:
    """How many of the first records have words above numbers and dates, up to the last that has; 0 for one or none."""
    body = cells_of(below[MOST_LINES:], width)
    if not body:
        return 0
    if _is_of_orange(top):
        return 3
    first = [record.cells for record in top[:2]]
    if types_below(first, body) or _years_below(first, width):
        return 2
    measured = [at for at, column in enumerate(zip(*body, strict=True)) if mostly(is_measured, column)]
    if len(measured) < 2:
        return 0
    if _answers_below(first, measured, width) or _asks_below(first, body, measured):
        return 2
    top = top[: next((i for i, record in enumerate(top[1:], 1) if _is_row(record.cells, body, measured)), len(top))]
    named = [i for i, record in enumerate(top[:MOST_LINES]) if _names_measured(record.cells, measured, width)]
    lines = named[-1] + 1 if named and named[-1] > 0 else 0
    while MOST_LINES <= lines < len(top) and _is_about_columns(top[lines].cells, measured, width):
        lines += 1
    return lines + _names_the_index(top, lines) if lines else 0


def _is_row(cells: Sequence[str], body: Sequence[Sequence[str]], columns: Sequence[int]) -> bool:
    """Whether a line says what rows say in one of these columns, such as "absent" of a mark, or begins as they do.

    Names are repeated whole; units, below nothing that rows begin with, may be in rows where a column holds units.
    """
    if len(cells) != len(body[0]):
        return False
    columns = range(len(cells)) if cells[0] else columns
    said = [at for at in columns if not is_missing(cells[at]) and not _NO_NAME.fullmatch(cells[at])]
    return any(row[at] == cells[at] for row in body if row != cells for at in said)


def _is_of_orange(top: Sequence[TextRecord]) -> bool:
    return len(top) > 2 and _TYPES.issuperset(top[1].cells) and _ROLES.issuperset(top[2].cells)


def _names_the_index(top: Sequence[TextRecord], lines: int) -> bool:
    """Whether names stand alone below others, above rows whose columns have none yet: pandas writes them there."""
    cells = top[lines].cells if lines < len(top) else ()
    named = sum(map(bool, cells))
    # Above them may stand what the levels of the names are called.
    unnamed = not any(any(record.cells[:named]) for record in top[: max(1, lines - 1)])
    return unnamed and 0 < named < len(cells) and all(cells[:named]) and not any(map(is_measured, cells[:named]))


def _years_below(lines: Sequence[Sequence[str]], width: int) -> bool:
    """Whether words that stand above several columns are told apart by years below them."""
    if len(lines) < 2 or any(len(line) != width for line in lines):
        return False
    above, below = lines
    words = not any(map(is_measured, above)) and not all(above) and all(map(any, zip(*lines, strict=True)))
    years = [cell for cell in below if cell]
    return words and len(years) > 1 and all(_YEAR.fullmatch(cell) for cell in years)


def _answers_below(lines: Sequence[Sequence[str]], measured: Sequence[int], width: int) -> bool:
    """Whether questions stand above several columns, told apart by answers below them, and nothing is measured yet."""
    if len(lines) < 2 or any(len(line) != width for line in lines):
        return False
    above, below = lines
    words = not any(map(is_measured, above)) and not any(is_measured(below[at]) for at in measured)
    unnamed = above.count("") + any(below[at] for at in measured)
    return words and "" in above and unnamed > 1 and not all(below) and all(map(any, zip(*lines, strict=True)))


def _asks_below(lines: Sequence[Sequence[str]], body: Sequence[Sequence[str]], measured: Sequence[int]) -> bool:
    """Whether the second line says how each question was asked, such as "Response", and is nobody's answer.

    It lacks what all rows begin with and measures nothing, and what it says instead, of two columns at least, is in no
    row. One cell alone is the heading of the rows below it.
    """
    if len(lines) < 2 or any(len(line) != len(body[0]) for line in lines):
        return False
    above, below = lines
    begins = all(above) and not below[0] and sum(map(bool, below)) > 1 and all(row[0] for row in body)
    measures = any(map(is_measured, above)) or any(is_measured(below[at]) for at in measured)
    return begins and not measures and not _is_row(below, body, range(len(below)))


def _names_measured(cells: Sequence[str], measured: Sequence[int], width: int) -> bool:
    if len(cells) != width:
        return False
    above = [cells[at] for at in measured if cells[at] and not is_missing(cells[at])]
    return len(above) >= NAMES * len(measured) and not any(map(is_measured, above))


def is_below_remarks(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the last of the lines has all names, and those above it are remarks that only look like some.

    They leave columns out, and hold what ends with a colon, or a number other than a year: "Account:", "DE12", "1.3."
    """
    *above, last = lines
    if not all(last) or len(set(last)) < len(last):
        return False
    return all(
        not all(line) and any(_REMARK.search(cell) and not _YEAR.fullmatch(cell) for cell in line) for line in above
    )


def below_pairs(records: Sequence[TextRecord], full: Sequence[int], width: int) -> int:
    """The record below what programs say of a table in pairs, such as "Operator" and a name; 0 without two of them.

    Where the table has no more than two columns itself, a blank line has to part them from it; and where names are
    repeated below one, they were rows.
    """
    pairs = list(takewhile(lambda place: _is_pair(records[place].cells), full[: MOST_ABOUT + 1]))
    if len(pairs) < 2:
        return 0
    if width == 2:
        below = next((i for i in pairs[2:] if records[i].number > records[i - 1].number + 1), 0)
        return below if records[below].cells != records[pairs[0]].cells else 0
    below = next((i for i in full if i > pairs[-1]), 0)
    mostly_more = sum(not _is_pair(records[i].cells) for i in full) > len(full) / 2
    return below if mostly_more else 0


def _is_pair(cells: Sequence[str]) -> bool:
    return all(cells[:2]) and not any(cells[2:]) and not is_number(cells[0])


def _is_about_columns(cells: Sequence[str], measured: Sequence[int], width: int) -> bool:
    """Whether the first measured column has a word, such as "Unit", and none of the others a number."""
    if len(cells) != width or is_missing(cells[measured[0]]) or is_measured(cells[measured[0]]):
        return False
    return not any(is_number(cells[at]) for at in measured)


def joined(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Names from several lines; what stands above several columns holds for those without a word of their own."""
    # The U.S. Geological Survey writes below the names how wide each column is: 5s, 20d, 14n.
    lines = [line for line in lines if not all(map(_WIDTH.fullmatch, line)) and not is_type_line(line)]
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


def tells_apart(before: Sequence[str], names: Sequence[str]) -> bool:
    """Whether names that are there twice have different words above them, each of which holds for several columns."""
    if len(before) != len(names) or len(set(names)) == len(names) or sum(map(bool, before)) < 2:
        return False
    return len(set(joined([tuple(before), tuple(names)]))) == len(names)
