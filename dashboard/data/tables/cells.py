"""Cells of text as numbers, codes and parts of a date. An exported script contains these functions as they stand.

pandas is imported where it is used: the page's process names these functions and never calls them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from dashboard.data.tables.signs import (
    LASTING,
    MISSING,
    ZONE,
    from_myriads,
    in_ascii,
    signs_of,
    translated,
    without_signs,
)

if TYPE_CHECKING:
    import pandas as pd

# The value of an empty cell in a column of ticks.
EMPTY = "(empty)"

# Trees and networks compute in float32, whose largest number is 3e38 and is written for missing, as that of float64 is.
LARGEST = 1e35
# No number and no date has more signs. Patterns may take a cell's length squared, and Python reads no 5,000 digits.
LONGEST = 200

# Moments stored as numbers: their unit and their origin.
COUNTED = {
    "excel-days": ("D", "1899-12-30"),
    "unix-seconds": ("s", "1970-01-01"),
    "unix-milliseconds": ("ms", "1970-01-01"),
}


def texts(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells without blanks around them; one that says nothing is missing."""
    stripped = cells.str.strip()
    # Of few cells Python tells it in a tenth of the time that pandas takes.
    written, missing = stripped.fillna("").to_list(), set(MISSING)
    formulas = np.array([cell.startswith('="') for cell in written], bool)
    if formulas.any():
        # So spreadsheets are told that 007 is a text.
        stripped = stripped.mask(formulas, stripped.str.slice(1).str.strip('"'))
        written = stripped.fillna("").to_list()
    nothing = np.array([cell.lower() in missing for cell in written], bool)
    return stripped.mask(nothing) if nothing.any() else stripped


def short(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells that may be numbers or dates; one that is too long is missing."""
    long = cells.str.len() > LONGEST
    return cells.mask(long) if long.any() else cells


def numbers(
    cells: pd.Series[str],
    remove: tuple[str, ...] = (),
    decimal: str = ".",
    codes: tuple[float, ...] = (),
    times: tuple[tuple[str, float], ...] = (),
    *,
    clock: bool = False,
) -> np.ndarray:
    """Cells as floats (n,): NaN for what is missing, too large, too long or no number, and for codes for missing.

    `remove` are signs that are no part of the number: those of currencies and thousands, a unit; points and commas only
    where three digits follow, or two for each further one, as in India. `times` are words at either end of a cell,
    such as M, and the factors that they stand for. By the `clock`, 1:02:03 and 1 h 2 min 3 s are 3,723 (seconds), and
    2:03 is 123, whatever it counts.
    """
    import pandas as pd

    plain, factor = short(texts(cells)), np.ones(len(cells))
    if clock:
        values = seconds(plain)
        return np.where(np.isin(values, codes), np.nan, values)
    plain = from_myriads(plain)
    if times:
        # A minus, that hides what stands at the end of a cell.
        plain = plain.str.replace(r"^\((.+)\)$", r"-\1", regex=True)
    for word, value in times:
        there = (plain.str.endswith(word) | plain.str.startswith(word)).fillna(value=False).to_numpy(bool)
        factor[there], plain = value, plain.str.removesuffix(word).str.removeprefix(word)
    plain = without_signs(plain, remove)
    if decimal != ".":
        plain = plain.str.replace(decimal, ".", regex=False)
    values = pd.to_numeric(plain, errors="coerce").to_numpy(float, na_value=np.nan, copy=True)
    rest = plain.notna().to_numpy() & np.isnan(values)
    if rest.any():
        values[rest] = pd.to_numeric(in_ascii(plain[rest]), errors="coerce").to_numpy(float, na_value=np.nan)
    values *= factor
    return np.where((np.abs(values) <= LARGEST) & ~np.isin(values, codes), values, np.nan)


def seconds(plain: pd.Series[str]) -> np.ndarray:
    """Times of a clock, and durations in words, as seconds (n,): NaN for what is neither."""
    import pandas as pd

    # Of the times of a clock none has a word.
    if any(map(str.isalpha, signs_of(plain))):
        plain = translated(plain, LASTING)
    whole = plain.where(plain.str.count(":") != 1, "0:" + plain).where(plain.str.contains("[:a-zA-Z]", na=False))
    return (pd.to_timedelta(whole, errors="coerce") / pd.Timedelta(seconds=1)).to_numpy(float)


def codes(cells: pd.Series[str], values: tuple[str, ...] = ()) -> np.ndarray:
    """The place of each cell among the values, or without any, among the sorted texts of the column; NaN where none.

    EMPTY among the values is what an empty cell says, as it does where others hold a tick; "None" may be an answer.
    """
    import pandas as pd

    plain = texts(cells)
    if EMPTY in values:
        plain = plain.fillna(EMPTY)
    if answers := [value for value in values if value.lower() in MISSING]:
        written = cells.str.strip()
        plain = plain.fillna(written.where(written.isin(answers)))
    places = pd.Index(list(values) or sorted(plain.dropna().unique())).get_indexer(pd.Index(plain))
    return np.where(places < 0, np.nan, places.astype(float))


def ranks(cells: pd.Series[str]) -> np.ndarray:
    """The place of each cell among the sorted texts of the column; NaN where none.

    Numbers within a text count as such, so that week 10 comes after week 9; only its first LONGEST signs are compared.
    """
    plain = texts(cells)
    parts = {text: re.split(r"(\d+)", text[:LONGEST].casefold()) for text in plain.dropna().unique()}
    keys = {text: [int(part) if i % 2 else part for i, part in enumerate(split)] for text, split in parts.items()}
    places = {text: place for place, text in enumerate(sorted(keys, key=keys.__getitem__))}
    return plain.map(places).to_numpy(float, na_value=np.nan)


def moments(
    cells: pd.Series[str], form: str, words: tuple[tuple[str, str], ...] = (), last: int = 0
) -> pd.Series[pd.Timestamp]:
    """The moments that are written in the cells, by the clock of the place that wrote them.

    `words` are patterns and what stands for them in `form`, which may also be one of COUNTED. Years of two digits above
    the `last` one, if there is one, are of the century before. 24:00 is midnight at the end of a day, as meters say it.
    """
    import pandas as pd

    if form in COUNTED:
        unit, origin = COUNTED[form]
        count = pd.to_numeric(cells, errors="coerce")
        # In fractions of a day, hours are a little off.
        return pd.to_datetime(count, unit=unit, origin=origin, errors="coerce", utc=True).dt.round("s")  # type: ignore[call-overload] # units are str there
    here = translated(short(cells), words)
    late = here.str.contains(":", regex=False, na=False)
    if late.any():
        here = here.str.replace(ZONE, r"\1\2", regex=True)
        late = here.str.contains(r"(?:^|\D)24:00(?:[:.,]0+)*$", regex=True, na=False)
    if late.any():
        here = here.mask(late, here.str.replace("24:00", "00:00", regex=False))
    forms = form.split(" or ")
    # With nine digits of a second it would count in nanoseconds, in which no day before 1677 can be told.
    read = [pd.to_datetime(here, format=one, errors="coerce", utc=True).dt.as_unit("us") for one in forms]
    for place in [at for at, one in enumerate(forms) if last and "%y" in one]:
        ahead = read[place].dt.year > last
        read[place] = read[place].mask(ahead, read[place] - pd.DateOffset(years=100))
    for other in read[1:]:
        read[0] = read[0].fillna(other)
    if late.any() and not form.startswith(("%H", "%I")):
        read[0] += pd.to_timedelta(late.astype(int), unit="D")
    return read[0]


def dates(
    cells: pd.Series[str], form: str, parts: tuple[str, ...], words: tuple[tuple[str, str], ...] = (), last: int = 0
) -> np.ndarray:
    """Parts of the dates in the cells (n, columns): days since 2000, and month, weekday and hour each as a circle.

    Where several forms are joined by " or ", a cell is what the first of them reads it as.
    """
    import pandas as pd

    times = moments(texts(cells), form, words, last)
    days = (times - pd.Timestamp("2000-01-01", tz="UTC")) / pd.Timedelta(days=1)
    turns = {
        "month": (times.dt.month - 1) / 12,
        "weekday": times.dt.day_of_week / 7,
        "hour": (times.dt.hour + times.dt.minute / 60) / 24,
    }
    circles = [turn(2 * np.pi * turns[part]) for part in parts if part in turns for turn in (np.sin, np.cos)]
    return np.column_stack([*[days] * ("days" in parts), *circles])
