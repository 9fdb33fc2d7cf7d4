"""A column without a name that only counts the rows: pandas and R write one before a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.data.tables.description import Column
from dashboard.data.tables.reading.names import is_made_up
from language.say import later

# Fewest rows that are no count by chance.
_FEWEST = 10


def drop_counter(columns: Sequence[Column], cells: Mapping[str, pd.Series[str]]) -> tuple[Column, ...]:
    """The columns; the first is left out where it counts the rows, others have names, and are enough."""
    first, *others = columns
    unnamed = is_made_up(first.name, 1) and not all(is_made_up(one.name, at) for at, one in enumerate(others, 2))
    enough = sum(one.kind != "left out" for one in others) > 1
    if not (unnamed and enough and first.kind == "number" and _counts(first, cells[first.name])):
        return tuple(columns)
    return first.model_copy(update={"kind": "left out", "reason": later("it only numbers the rows")}), *others


def _counts(column: Column, cells: pd.Series[str]) -> bool:
    if column.distinct < len(cells) or len(cells) < _FEWEST or not column.number:
        return False
    return bool(np.all(np.diff(column.number.read(cells)) == 1))
