"""Text as the cells of a table: which sign divides them, and what of it is layout."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from dashboard.data.curves.log import LogError
from dashboard.data.curves.numbers import is_missing, is_number
from language.say import later

# No number has one of the first three in it, so that a comma beside them is a decimal one.
DELIMITERS = ("\t", ";", "|", ",")
# What a line between others is drawn with.
_DRAWN = frozenset("-=+|: \t")
_BELOW_ONE = re.compile(r"^[+-]?0,\d+$")
# No comma between thousands: a zero is before it, or other than three digits follow.
DECIMAL_COMMA = re.compile(r"^[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))$")
_WITH_COMMA = re.compile(r"^[+-]?\d+,\d+$")
_LOOKED_AT = 50
# The most lines above a table that may be titles.
MOST_TITLES = 4

# The cells of a table, row by row.
Rows = Sequence[Sequence[str]]


def table_rows(text: str) -> tuple[list[list[str]], bool]:
    """The cells of a table, a column a quantity, and whether its numbers may have a decimal comma."""
    lines = _whole(_below_title(_bare(text)))
    delimiter = _delimiter(lines)
    try:
        cells = csv.reader(lines, delimiter=delimiter) if delimiter else (line.split() for line in lines)
        rows = [[cell.strip() for cell in row] for row in cells]
    except csv.Error as error:
        raise LogError(later("The table can't be read: {error}.", error=str(error))) from None
    # Between commas, cells with a decimal one are in quotes.
    decimal_comma = delimiter != "," or has_decimal_comma(rows)
    rows = _indexed(_headed_once(rows, decimal_comma=decimal_comma))
    return _upright(rows, decimal_comma=decimal_comma), decimal_comma


def has_decimal_comma(rows: Rows) -> bool:
    """Whether some cell of the first rows has a comma that can't stand between thousands."""
    return any(DECIMAL_COMMA.match(cell) for row in rows[:_LOOKED_AT] for cell in row)


def _bare(text: str) -> list[str]:
    """Its lines, without comments, the rules between them, and the bars around those of a Markdown table."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#") and not _is_rule(line)]
    if lines and lines[0].lower().startswith("sep="):
        lines = lines[1:]
    if all(line.lstrip().startswith("|") for line in lines):
        lines = [line.strip().removeprefix("|").removesuffix("|") for line in lines]
    return lines


def _below_title(lines: list[str]) -> list[str]:
    """Without lines of words above a header, which have no sign between cells where all others do."""
    for above, header in enumerate(lines[: min(MOST_TITLES, len(lines) - 2)]):
        if any(map(str.isdigit, header)):
            break
        if _delimiter(lines[above:]):
            return lines[above:]
    return lines


def _whole(lines: list[str]) -> list[str]:
    """Without a last line that was cut off, as where a training is killed while it writes: others have more cells."""
    if len(lines) < 3:
        return lines
    *others, last = lines
    sign = next((sign for sign in DELIMITERS if min(line.count(sign) for line in others[:_LOOKED_AT])), "")
    return others if sign and last.count(sign) < min(line.count(sign) for line in others) else lines


def _is_rule(line: str) -> bool:
    return "--" in line and set(line) <= _DRAWN


def _delimiter(lines: Sequence[str]) -> str:
    """The sign between cells; "" for blanks."""
    looked_at = lines[:_LOOKED_AT]
    found = next((sign for sign in DELIMITERS if _delimits(looked_at, sign)), "") or _headed_by(looked_at)
    return "" if found == "," and _is_one_column(looked_at) else found


def _headed_by(lines: Sequence[str]) -> str:
    """The sign in a header of words that most rows have too, where some have fewer cells or none."""
    header, *rows = lines or [""]
    if any(map(str.isdigit, header)):
        return ""
    return next(
        (sign for sign in DELIMITERS if sign in header and 2 * sum(sign in row for row in rows) > len(rows)), ""
    )


def _delimits(lines: Sequence[str], sign: str) -> bool:
    """Whether each line has the sign, and has as many of them as the others or at least two."""
    counts = {line.count(sign) for line in lines}
    return min(counts, default=0) >= (1 if len(counts) == 1 else 2)


def _is_one_column(lines: Sequence[str]) -> bool:
    """Whether each line is one number with a decimal comma, most of them below one, as losses are."""
    below = sum(bool(_BELOW_ONE.match(line.strip())) for line in lines)
    return 2 * below > len(lines) and all(_WITH_COMMA.match(line.strip()) for line in lines)


def _headed_once(rows: list[list[str]], *, decimal_comma: bool) -> list[list[str]]:
    """Without the header where it is repeated, as where a training that goes on writes to the same file."""
    if rows and all(is_number(cell, decimal_comma=decimal_comma) or is_missing(cell) for cell in rows[0]):
        return rows
    return [*rows[:1], *(row for row in rows[1:] if row != rows[0])]


def _indexed(rows: list[list[str]]) -> list[list[str]]:
    """With a name for the index, which pandas prints without one."""
    header, body = rows[0] if rows else [], rows[1:]
    if body and all(len(row) == len(header) + 1 and is_number(row[0]) for row in body):
        return [["", *header], *body]
    return rows


def _upright(rows: list[list[str]], *, decimal_comma: bool) -> list[list[str]]:
    """With a column for each quantity, where it had a row: a name, and then numbers."""
    width = max(map(len, rows), default=0)

    def is_curve(row: Sequence[str]) -> bool:
        name, *values = row
        numbers = sum(is_number(value, decimal_comma=decimal_comma) for value in values)
        named = bool(name) and not is_number(name, decimal_comma=decimal_comma)
        return named and numbers > 1 and numbers + sum(map(is_missing, values)) == len(values)

    if width < 3 or not all(map(is_curve, rows)):
        return rows
    return [list(column) for column in zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)]
