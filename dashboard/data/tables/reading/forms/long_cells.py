"""Long cells, as patterns look at them: most of those take a cell's length squared, and no number is that long."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.cells import LONGEST


def shortened(cells: pd.Series[str]) -> pd.Series[str]:
    """The cells; of one that is too long for a number or a date its first signs, with no digit among them."""
    long = cells.str.len() > LONGEST
    return cells.mask(long, cells[long].map(first_signs)) if long.any() else cells


def looked_at(cells: pd.DataFrame) -> pd.DataFrame:
    """A table with such cells."""
    return pd.DataFrame({name: shortened(cells[name]) for name in cells.columns}, index=cells.index)


def first_signs(cell: str) -> str:
    """A cell, or of one that is too long what is looked at."""
    return re.sub(r"\d", "\u00b7", cell[:LONGEST]) if len(cell) > LONGEST else cell
