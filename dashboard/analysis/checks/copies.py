"""Rows that are there more than once, with the same target or with another one."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.data.tables.inspected import Inspection
from dashboard.language.say import later

# Fewer are an accident.
SHARE, FEWEST = 0.01, 5
# Where columns hold few values, rows are the same by chance: those of columns that are shuffled one by one.
TIMES_CHANCE = 3.0


def copies(table: Inspection) -> list[Found]:
    """Rows that are the same as an earlier one, target included."""
    rows = _rows(table, with_target=True)
    count = _repeated(rows)
    if not _many(table, count, rows):
        return []
    return [
        Found(
            "copies",
            later("{copies:,} of {rows:,} rows are copies of another one.", copies=count, rows=table.rows),
            later("A network is tested on rows that it has learned: the score is too good."),
            "keep one of each",
            (),
            later("Keep one of each"),
        )
    ]


def contradictions(table: Inspection) -> list[Found]:
    """Classified rows with the same inputs as another one and a different class."""
    if not table.labels:
        return []
    inputs = _rows(table, with_target=False)
    _, group = np.unique(inputs, axis=0, return_inverse=True)
    group = group.ravel()
    counts = np.zeros((group.max() + 1, len(table.labels)))
    np.add.at(counts, (group, table.y.astype(int)), 1)
    wrong = int(counts.sum() - counts.max(1).sum())
    most = counts.max(1)
    tied = (counts == most[:, None]).sum(1) > 1
    against = tied[group] | (counts[group, table.y.astype(int)] < most[group])
    if not _many(table, wrong, inputs):
        return []
    return [
        Found(
            "contradictions",
            later(
                "{wrong:,} of {rows:,} rows have the same inputs as others and another class.",
                wrong=wrong,
                rows=table.rows,
            ),
            later("No model can be right for more than {share:.0%} of these rows.", share=1 - wrong / table.rows),
            "do not train on",
            (),
            later("Don't train on {count:,} rows that others contradict", count=int(against.sum())),
            rows=tuple(table.records[against].tolist()),
        )
    ]


def _rows(table: Inspection, *, with_target: bool) -> np.ndarray:
    columns = [np.nan_to_num(column.values, nan=-1e300) for column in table.inputs]
    return np.column_stack([*columns, *[table.y] * with_target])


def _repeated(rows: np.ndarray) -> int:
    return len(rows) - len(np.unique(rows, axis=0))


def _many(table: Inspection, count: int, rows: np.ndarray) -> bool:
    if count < max(FEWEST, SHARE * table.rows):
        return False
    rng = np.random.default_rng(0)
    shuffled = np.column_stack([rng.permutation(column) for column in rows.T])
    by_chance = _repeated(shuffled)
    return count > TIMES_CHANCE * by_chance and by_chance < 0.1 * len(rows)
