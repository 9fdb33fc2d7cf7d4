"""Tables with a column that names the split of each row: one row for training, and one for validation."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.curves.cells import Rows
from dashboard.data.curves.roles import is_step, meaning

# What names a value where a row holds one.
KEYS = frozenset({"key", "metric", "tag", "name", "variable", "metricname", "metric_name"})


def split_column(body: Rows) -> int | None:
    """The place of that column, if there is one: each of its cells is the name of a split, and they are not all one."""
    width = min(map(len, body), default=0)
    return next((i for i in range(width) if _are_splits([row[i] for row in body])), None)


def _are_splits(cells: Sequence[str]) -> bool:
    names = set(cells)
    if not 1 < len(names) <= 3:
        return False
    said = [meaning(name) for name in names]
    return all(one.split is not None and not one.words for one in said)


def split_apart(names: Sequence[str], body: Rows) -> tuple[list[str], Rows]:
    """The table with a column for each quantity on each split; as it is where no column says so."""
    at = split_column(body)
    if at is None:
        return list(names), body
    splits = list(dict.fromkeys(row[at] for row in body))
    counts = [i for i, name in enumerate(names) if i != at and is_step(name)]
    others = [i for i in range(len(names)) if i != at and i not in counts]
    header = [names[i] for i in counts] + [f"{split}/{names[i]}" for split in splits for i in others]
    rows = [
        [row[i] for i in counts] + [row[i] if row[at] == split else "" for split in splits for i in others]
        for row in body
    ]
    return header, rows


def split_named(names: Sequence[str], body: Rows) -> Rows:
    """The rows of single values, in which a quantity's name says on which split it was measured."""
    at = split_column(body)
    if at is None:
        return body
    key = next(i for i, name in enumerate(names) if name.lower() in KEYS)
    return [[f"{row[at]}/{cell}" if i == key else cell for i, cell in enumerate(row)] for row in body]
