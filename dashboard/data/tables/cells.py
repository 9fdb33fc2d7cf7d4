"""Cells of text as numbers, codes and parts of a date. An exported script contains these functions as they stand.

pandas is imported where it is used: the page's process names these functions and never calls them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

# Cells that count as missing, in lower case.
MISSING = (
    *(
        "",
        ".",
        "..",
        "?",
        "-",
        "--",
        "-,--",
        "-.--",
        ":",
        "\u2013",
        "\u2014",
        "na",
        "n.a.",
        "#n/a",
        "nan",
        "-nan",
        "nat",
    ),
    *("n/a", "<na>", "nil", "null", "none", "missing", "(missing)", r"\n"),
    *(f"#{error}!" for error in ("value", "div/0", "null", "ref", "num")),
)

# What accountants write for nothing: a dash beside the sign of a currency.
NOTHING = r"^[$€£¥₹₩] *[-\u2013\u2014]$|^[-\u2013\u2014] *[$€£¥₹₩]$"

# The value of an empty cell in a column of ticks.
EMPTY = "(empty)"

# Typesetters have a minus sign of their own, Japan digits as wide as its letters, and Arabic, Persian and Hindi theirs.
_ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966)
ASCII = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
ASCII |= {0xFF0E: ".", 0xFF0C: ",", 0xFF0D: "-", 0x2212: "-", 0x066B: ".", 0x066C: ","}
# What may stand behind a number and is no part of it: footnotes, and the dash of a price (12.-) for no hundredths.
BEHIND = r"(?<=\d)(?:(?: ?\[[\w ]{1,8}\]| ?[*\u2020\u2021]{1,3})+|[.,] ?(?:--?|[\u2013\u2014]))$"
FEET = r"^(\d)['\u2019\u2032] ?(\d|1[01])(?:\.\d+)? ?(?:[\"\u201d\u2033]|'')?$"
# How long something took, and what pandas says for it; single letters are small ones, or they name something.
LASTING = (
    (r"(?<=\d) ?(?:d|(?i:days?|tage?|jours?|d[ií]as?)|일|天|日)(?![^\W\d_])", " days "),
    (r"(?<=\d) ?(?:h|(?i:hrs?\.?|hours?|std\.?|stunden?|heures?|horas?)|시간|小时|時間)(?![^\W\d_])", " hours "),
    (r"(?<=\d) ?(?:m|(?i:mins?\.?|minut(?:en?|es|os?))|분|分)(?![^\W\d_])", " minutes "),
    (r"(?<=\d) ?(?:s|(?i:secs?\.?|sek\.?|seconds?|secondes?|sekunden?)|초|秒)(?![^\W\d_])", " seconds "),
)
# Moments that are numbers: what they count, and from when on.
COUNTED = {
    "excel-days": ("D", "1899-12-30"),
    "unix-seconds": ("s", "1970-01-01"),
    "unix-milliseconds": ("ms", "1970-01-01"),
}


def texts(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells without blanks around them; one that says nothing is missing."""
    stripped = cells.str.strip()
    formulas = stripped.str.startswith('="').fillna(value=False)
    if formulas.any():
        # So spreadsheets are told that 007 is a text.
        stripped = stripped.mask(formulas, stripped.str.slice(1).str.strip('"'))
    return stripped.mask(stripped.str.lower().isin(MISSING))


def in_ascii(cells: pd.Series[str]) -> pd.Series[str]:
    """Numbers with ASCII's digits, and a minus before them: accountants write (12) or 12- for -12.

    An apostrophe before a number tells a spreadsheet that it is a text. Feet and inches (5'11") are inches.
    Powers of ten are told by an e: papers print them as 10^3, and Fortran 1.2D+03.
    """
    whole = cells.str.strip().str.translate(ASCII).str.replace(BEHIND, "", regex=True)
    whole = whole.str.replace(r"^['\u2019](?=[-+.\d]+$)", "", regex=True)
    whole = whole.str.replace(FEET, lambda found: str(12 * int(found[1]) + int(found[2])), regex=True)
    plain = whole.str.replace(r"^\((.+)\)$|^(\d.*)-$", r"-\1\2", regex=True)
    return plain.str.replace(r" ?[x\u00d7·*] ?10\^?([+-]?\d+)$|(?<=[\d.])[dD]([+-]?\d+)$", r"e\1\2", regex=True)


def numbers(
    cells: pd.Series[str],
    remove: tuple[str, ...] = (),
    decimal: str = ".",
    codes: tuple[float, ...] = (),
    times: tuple[tuple[str, float], ...] = (),
    *,
    clock: bool = False,
) -> np.ndarray:
    """Cells as floats (n,): NaN for what is missing, infinite, no number, or one of the codes for a missing one.

    `remove` are signs that are no part of the number: those of currencies and thousands, a unit. `times` are words at
    the end of a cell, such as M, and the factors that they stand for. By the `clock`, 1:02:03 and 1 h 2 min 3 s are
    3,723 (seconds), and 2:03 is 123, whatever it counts.
    """
    import pandas as pd

    plain, factor = texts(cells), np.ones(len(cells))
    if clock:
        plain = translated(plain, LASTING)
        whole = plain.where(plain.str.count(":") != 1, "0:" + plain).where(plain.str.contains("[:a-zA-Z]", na=False))
        return (pd.to_timedelta(whole, errors="coerce") / pd.Timedelta(seconds=1)).to_numpy(float)
    for word, value in times:
        ends = plain.str.endswith(word).fillna(value=False).to_numpy(bool)
        factor[ends], plain = value, plain.str.removesuffix(word)
    if remove:
        plain = plain.str.replace(NOTHING, "0", regex=True)
    for sign in remove:
        plain = plain.str.replace(sign, "", regex=False)
    if decimal != ".":
        plain = plain.str.replace(decimal, ".", regex=False)
    values = pd.to_numeric(plain, errors="coerce").to_numpy(float, na_value=np.nan, copy=True)
    rest = plain.notna().to_numpy() & np.isnan(values)
    values[rest] = pd.to_numeric(in_ascii(plain[rest]), errors="coerce").to_numpy(float, na_value=np.nan)
    values *= factor
    return np.where(np.isfinite(values) & ~np.isin(values, codes), values, np.nan)


def codes(cells: pd.Series[str], values: tuple[str, ...] = ()) -> np.ndarray:
    """The place of each cell among the values, or without any, among the sorted texts of the column; NaN where none.

    EMPTY among the values is what an empty cell says, as it does where others hold a tick.
    """
    import pandas as pd

    plain = texts(cells)
    if EMPTY in values:
        plain = plain.fillna(EMPTY)
    places = pd.Index(list(values) or sorted(plain.dropna().unique())).get_indexer(pd.Index(plain))
    return np.where(places < 0, np.nan, places.astype(float))


def ranks(cells: pd.Series[str]) -> np.ndarray:
    """The place of each cell among the sorted texts of the column; NaN where none.

    Numbers within a text count as such, so that week 10 comes after week 9.
    """
    plain = texts(cells)
    parts = {text: re.split(r"(\d+)", text.casefold()) for text in plain.dropna().unique()}
    keys = {text: [int(part) if i % 2 else part for i, part in enumerate(split)] for text, split in parts.items()}
    places = {text: place for place, text in enumerate(sorted(keys, key=keys.__getitem__))}
    return plain.map(places).to_numpy(float, na_value=np.nan)


def translated(cells: pd.Series[str], words: tuple[tuple[str, str], ...]) -> pd.Series[str]:
    """Cells in which patterns are replaced by words."""
    for pattern, word in words:
        cells = cells.str.replace(pattern, word, regex=True)
    return cells


def moments(cells: pd.Series[str], form: str, words: tuple[tuple[str, str], ...] = ()) -> pd.Series[pd.Timestamp]:
    """The moments that are written in the cells, by the clock of the place that wrote them.

    `words` are patterns and what stands for them in `form`, which may also be one of COUNTED.
    """
    import pandas as pd

    if form in COUNTED:
        unit, origin = COUNTED[form]
        count = pd.to_numeric(cells, errors="coerce")
        # In fractions of a day, hours are a little off.
        return pd.to_datetime(count, unit=unit, origin=origin, errors="coerce", utc=True).dt.round("s")  # type: ignore[call-overload]
    here = translated(cells, words).str.replace(r"(:\d\d(?:[.,]\d+)?) ?(?:[+-]\d\d:?\d\d|Z|UTC)$", r"\1", regex=True)
    read = [pd.to_datetime(here, format=one, errors="coerce", utc=True) for one in form.split(" or ")]
    for other in read[1:]:
        read[0] = read[0].fillna(other)
    return read[0]


def dates(
    cells: pd.Series[str], form: str, parts: tuple[str, ...], words: tuple[tuple[str, str], ...] = ()
) -> np.ndarray:
    """Parts of the dates in the cells (n, columns): days since 2000, and month, weekday and hour each as a circle.

    Where several forms are joined by " or ", a cell is what the first of them reads it as.
    """
    import pandas as pd

    times = moments(texts(cells), form, words)
    days = (times - pd.Timestamp("2000-01-01", tz="UTC")) / pd.Timedelta(days=1)
    turns = {
        "month": (times.dt.month - 1) / 12,
        "weekday": times.dt.day_of_week / 7,
        "hour": (times.dt.hour + times.dt.minute / 60) / 24,
    }
    circles = [turn(2 * np.pi * turns[part]) for part in parts if part in turns for turn in (np.sin, np.cos)]
    return np.column_stack([*[days] * ("days" in parts), *circles])
