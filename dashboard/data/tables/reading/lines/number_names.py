"""Numbers and days that name columns: years, levels that count, and what pandas calls columns without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.data.tables.reading.lines.records import is_number, mostly

_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_YEAR = re.compile(r"(1[5-9]|20)\d\d", re.ASCII)
# Years before it are as likely amounts, above amounts or where they are but one or two.
_RECENT, _AMOUNT = "1900", re.compile(r"\d{3,5}([.,]\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)
# Fewer numbers count by chance, and up to so many do where the same numbers stand below them.
_FEWEST, _BY_CHANCE = 3, 3
Columns = Sequence[Sequence[str]]


def are_numbers_names(cells: Sequence[str], columns: Columns, numeric: Sequence[bool]) -> bool:
    """Whether a record that has numbers above columns of numbers names them: `columns` are the cells below."""
    above = [(cell, column) for cell, column, many in zip(cells, columns, numeric, strict=True) if many and cell]
    if not above:
        return False
    names, below = zip(*above, strict=True)
    return (
        (_are_days(names) and not any(mostly(_is_day, column) for column in columns))
        or (are_years(names, below) and _stand_beside_words(cells, columns, names))
        or _count([cell for cell in cells if is_number(cell)], below)
        or _count_beside_index(cells, columns)
        or _count_beside_words(cells, columns)
    )


def _is_day(cell: str) -> bool:
    return bool(_DAY.fullmatch(cell))


def _is_year(cell: str) -> bool:
    return bool(_YEAR.fullmatch(cell))


def _is_recent(cell: str) -> bool:
    return _is_year(cell) and cell >= _RECENT


def _is_amount(cell: str) -> bool:
    return bool(_AMOUNT.fullmatch(cell))


def _are_days(names: Sequence[str]) -> bool:
    return all(map(_is_day, names)) and len(set(names)) == len(names)


def are_years(names: Sequence[str], below: Columns) -> bool:
    """Whether these are years that go up or down, above numbers that are none."""
    if not all(map(_is_year, names)):
        return False
    like_them = _is_recent if min(names) >= _RECENT else _is_amount
    one_way = len({later > earlier for earlier, later in pairwise(names)}) < 2 and len(set(names)) == len(names)
    return one_way and not any(mostly(like_them, column) for column in below)


def _stand_beside_words(cells: Sequence[str], columns: Columns, years: Sequence[str]) -> bool:
    """Whether no row holds the words beside years; of some years, there need be none."""
    words = [(cell, column) for cell, column in zip(cells, columns, strict=True) if cell and not is_number(cell)]
    enough = len(years) >= _FEWEST or (len(words) > 0 and min(years) >= _RECENT)
    return enough and not any(cell in column for cell, column in words)


def _count(cells: Sequence[str], below: Columns) -> bool:
    """Whether whole numbers go up by the same step, as numbered columns do."""
    if len(cells) < _FEWEST or not all(map(_WHOLE.fullmatch, cells)):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(cells)}
    found = sum(cell in column for cell, column in zip(cells, below, strict=False))
    return len(steps) == 1 and min(steps) > 0 and (len(cells) > _BY_CHANCE or found < len(cells) / 2)


def _count_beside_index(cells: Sequence[str], columns: Columns) -> bool:
    """Whether columns count from 0 beside one without a name whose cells are all filled, as pandas writes them."""
    index, *others = cells
    return not index and all(columns[0]) and others == [str(place) for place in range(len(others))]


def _count_beside_words(cells: Sequence[str], columns: Columns) -> bool:
    """Whether two numbers or more count from 0 or 1 above others, and words stand above repeated ones, none in a row.

    So pandas writes an array to which somebody has added classes.
    """
    counted = [cell for cell in cells if is_number(cell)]
    words = [column for cell, column in zip(cells, columns, strict=True) if cell and not is_number(cell)]
    counts = any(counted == [str(start + place) for place in range(len(counted))] for start in (0, 1))
    new = not any(cell in column for cell, column in zip(cells, columns, strict=True) if cell)
    return counts and new and len(counted) > 1 and any(2 * len(set(column)) <= len(column) for column in words)
