"""Cells of text as numbers, codes and parts of a date. An exported script contains these functions as they stand.

pandas is imported where it is used: the page's process names these functions and never calls them.
"""

from __future__ import annotations

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
        "\u2013",
        "\u2014",
        "na",
        "n/a",
        "n.a.",
        "#n/a",
        "<na>",
        "nan",
        "-nan",
        "nat",
        "nil",
    ),
    *("null", "none", "missing", "(missing)", r"\n"),
    *(f"#{error}!" for error in ("value", "div/0", "null", "ref", "num")),
)


def texts(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells without blanks around them; one that says nothing is missing."""
    stripped = cells.str.strip()
    return stripped.mask(stripped.str.lower().isin(MISSING))


def numbers(
    cells: pd.Series[str], remove: tuple[str, ...] = (), decimal: str = ".", codes: tuple[float, ...] = ()
) -> np.ndarray:
    """Cells as floats (n,): NaN for what is missing, infinite, no number, or one of the codes for a missing one.

    `remove` are signs that are no part of the number: those of currencies and thousands, a unit.
    """
    import pandas as pd

    plain = texts(cells)
    for sign in remove:
        plain = plain.str.replace(sign, "", regex=False)
    # Accountants write (12) for -12; typesetters have a minus sign of their own.
    plain = plain.str.strip().str.replace("\u2212", "-", regex=False).str.replace(r"^\((.+)\)$", r"-\1", regex=True)
    if decimal != ".":
        plain = plain.str.replace(decimal, ".", regex=False)
    values = pd.to_numeric(plain, errors="coerce").to_numpy(float, na_value=np.nan)
    return np.where(np.isfinite(values) & ~np.isin(values, codes), values, np.nan)


def codes(cells: pd.Series[str], values: tuple[str, ...] = ()) -> np.ndarray:
    """The place of each cell among the values, or without any, among the sorted texts of the column; NaN where none."""
    import pandas as pd

    plain = texts(cells)
    places = pd.Index(list(values) or sorted(plain.dropna().unique())).get_indexer(pd.Index(plain))
    return np.where(places < 0, np.nan, places.astype(float))


def moments(cells: pd.Series[str], form: str) -> pd.Series[pd.Timestamp]:
    """The moments that are written in the cells, by the clock of the place that wrote them."""
    import pandas as pd

    here = cells.str.replace(r"(:\d\d(?:[.,]\d+)?) ?(?:[+-]\d\d:?\d\d|Z|UTC)$", r"\1", regex=True)
    read = [pd.to_datetime(here, format=one, errors="coerce", utc=True) for one in form.split(" or ")]
    for other in read[1:]:
        read[0] = read[0].fillna(other)
    return read[0]


def dates(cells: pd.Series[str], form: str, parts: tuple[str, ...]) -> np.ndarray:
    """Parts of the dates in the cells (n, columns): days since 2000, and month, weekday and hour each as a circle.

    Where several forms are joined by " or ", a cell is what the first of them reads it as.
    """
    import pandas as pd

    times = moments(texts(cells), form)
    days = (times - pd.Timestamp("2000-01-01", tz="UTC")) / pd.Timedelta(days=1)
    turns = {
        "month": (times.dt.month - 1) / 12,
        "weekday": times.dt.day_of_week / 7,
        "hour": (times.dt.hour + times.dt.minute / 60) / 24,
    }
    circles = [turn(2 * np.pi * turns[part]) for part in parts if part in turns for turn in (np.sin, np.cos)]
    return np.column_stack([*[days] * ("days" in parts), *circles])


def with_index(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose rows have names has them as columns."""
    import pandas as pd

    return table if isinstance(table.index, pd.RangeIndex) else table.reset_index()


def flattened(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose cells hold tables, as JSON may, with a column for each of their entries."""
    import pandas as pd

    return pd.json_normalize(table.to_dict("records"))  # type: ignore[arg-type]
