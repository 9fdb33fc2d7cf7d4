"""A narrower table below the first, as programs that export several at once write it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts

# The fewest lines of a table, one of them its names, and the share of cells with a digit above which a column is one of
# figures.
_FEWEST, _FIGURES = 3, 0.8


def narrower_below(cells: pd.DataFrame) -> int | None:
    """The place of its names: from there on, some of the last columns are empty, and words stand between figures."""
    if len(cells) < 2 * _FEWEST or _width_of_row(cells.iloc[-1]) in (0, 1, cells.shape[1]):
        return None
    widths = _width(cells)
    below = int(widths[-_FEWEST:].max())
    first = int(np.flatnonzero(widths > below)[-1]) + 1 if (widths > below).any() else 0
    if first < _FEWEST or len(cells) - first < _FEWEST or np.mean(widths[:first] > below) < _FIGURES:
        return None
    names = texts(cells.iloc[first, :below].astype("str"))
    digits = [cells.iloc[:, at].astype("str").str.contains(r"\d", regex=True).to_numpy(bool) for at in range(below)]
    figures = [at for at, one in enumerate(digits) if one[:first].mean() > _FIGURES < one[first + 1 :].mean()]
    named = names.notna().all() and names.is_unique and not any(one[first] for one in digits)
    return first if named and figures and not (names == names.index).all() else None


def _width_of_row(row: pd.Series[str]) -> int:
    return int(np.max(np.flatnonzero(texts(row.astype("str")).notna()) + 1, initial=0))


def _width(cells: pd.DataFrame) -> np.ndarray:
    """Of each row the place of the last cell that is filled, counted from 1; 0 for none."""
    filled = [texts(cells[name].astype("str")).notna().to_numpy(bool) for name in cells.columns]
    return np.max([place * one for place, one in enumerate(filled, 1)], axis=0)
