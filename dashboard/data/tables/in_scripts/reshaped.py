"""Tables as they were read, made plain: names of rows, nested cells and merged ones. An exported script contains these.

pandas is imported where it is used, as in `cells`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.data.tables.cells import texts

if TYPE_CHECKING:
    import pandas as pd


def with_index(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose rows have names has them as columns."""
    import pandas as pd

    return table if isinstance(table.index, pd.RangeIndex) else table.reset_index()


def listed(whole: pd.Series[Any], names: tuple[str, ...]) -> pd.DataFrame:
    """The rows that JSON holds within other things, by the names on the way to them."""
    import pandas as pd

    rows: Any = whole
    for name in names:
        rows = rows[name]
    if isinstance(rows, dict) and all(isinstance(row, dict) for row in rows.values()):
        return pd.DataFrame.from_dict(rows, orient="index").reset_index()
    return pd.DataFrame(rows)


def flattened(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose cells hold tables, as JSON may, with a column for each of their entries."""
    import pandas as pd

    return pd.json_normalize(table.to_dict("records"))  # type: ignore[arg-type] # columns are named by str


def filled_down(table: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    """A table in whose columns of these names a cell holds for the empty ones below it, as a merged one does."""
    return table.assign(**{name: texts(table[name]).ffill() for name in names})
