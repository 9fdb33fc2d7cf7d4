"""Rows that are there more than once, with the same target or with another one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis.checks.finding import Finding
from dashboard.data.tables.inspected import Inspection
from language.say import Message, later, mark

# Fewer copies, or a smaller share of the rows, are an accident.
FEWEST_COPIES, SMALLEST_SHARE = 5, 0.01
# Where columns hold few values, rows are the same by chance, as those of columns that are shuffled one by one show.
# Copies are this many times as many as the mean of so many shuffles ...
TIMES_CHANCE, SHUFFLES = 3.0, 3
# ... and nothing is said where chance alone makes this share of the rows the same.
MOST_BY_CHANCE = 0.1
# A number that differs from its own by more than this share of the target's standard deviation contradicts it.
DIFFERS = 0.1
_OTHER_CLASS = mark("{wrong:,} of {rows:,} rows have the same inputs as others and another class.")
_AT_MOST = mark("No model can be right for more than {share:.0%} of these rows.")
_OTHER_NUMBER = mark("{wrong:,} of {rows:,} rows have the same inputs as others and another {target}.")
_ON_AVERAGE = mark("The best that a model can say of them, their mean, is off by {off:,.3g} on average.")


def copies(table: Inspection) -> list[Finding]:
    """Rows that are the same as an earlier one, target included."""
    rows = _rows(table, with_target=True)
    count = _repeated(rows)
    if not _many(table, count, rows):
        return []
    return [
        Finding(
            "copies",
            later("{copies:,} of {rows:,} rows are copies of another one.", copies=count, rows=table.rows),
            later("A network is tested on rows that it has learned: the score is too good."),
            "keep one of each",
            (),
            later("Keep one of each"),
        )
    ]


def contradictions(table: Inspection) -> list[Finding]:
    """Rows with the same inputs as another one and a different class, or a number that is far from its own."""
    inputs = _rows(table, with_target=False)
    _, group = np.unique(inputs, axis=0, return_inverse=True)
    return (_of_classes if table.labels else _of_numbers)(table, inputs, group.ravel())


def _of_classes(table: Inspection, inputs: np.ndarray, group: np.ndarray) -> list[Finding]:
    counts = np.zeros((group.max() + 1, len(table.labels)))
    np.add.at(counts, (group, table.y.astype(int)), 1)
    most = counts.max(1)
    wrong = int(counts.sum() - most.sum())
    tied = (counts == most[:, None]).sum(1) > 1
    against = tied[group] | (counts[group, table.y.astype(int)] < most[group])
    if not _many(table, wrong, inputs):
        return []
    evidence = later(_OTHER_CLASS, wrong=wrong, rows=table.rows)
    return [_contradicted(table, against, evidence, later(_AT_MOST, share=1 - wrong / table.rows))]


def _of_numbers(table: Inspection, inputs: np.ndarray, group: np.ndarray) -> list[Finding]:
    """A number differs if its row is further from the mean of the same inputs than a tenth of the target's spread."""
    counts = np.bincount(group)
    off = np.abs(table.y - (np.bincount(group, table.y) / counts)[group])
    against = (counts[group] > 1) & (off > DIFFERS * float(np.std(table.y)))
    if not _many(table, int(against.sum()), inputs):
        return []
    evidence = later(_OTHER_NUMBER, wrong=int(against.sum()), rows=table.rows, target=table.target)
    return [_contradicted(table, against, evidence, later(_ON_AVERAGE, off=float(off[against].mean())))]


def _contradicted(table: Inspection, against: np.ndarray, evidence: Message, meaning: Message) -> Finding:
    label = later("Don't train on {count:,} rows that others contradict", count=int(against.sum()))
    rows = tuple(table.records[against].tolist())
    return Finding("contradictions", evidence, meaning, "do not train on", (), label, rows=rows)


def _rows(table: Inspection, *, with_target: bool) -> np.ndarray:
    columns = [np.nan_to_num(column.values, nan=-1e300) for column in table.inputs]
    return np.column_stack([*columns, *[table.y] * with_target])


def _repeated(rows: np.ndarray) -> int:
    return len(rows) - len(np.unique(rows, axis=0))


def _many(table: Inspection, count: int, rows: np.ndarray) -> bool:
    if count < max(FEWEST_COPIES, SMALLEST_SHARE * table.rows):
        return False
    chance = by_chance(rows, _repeated)
    return count > TIMES_CHANCE * chance and chance < MOST_BY_CHANCE * len(rows)


def by_chance(rows: np.ndarray, count: Callable[[np.ndarray], int]) -> float:
    """How many rows are the same where each column is shuffled: the mean of several times, unless there are none."""
    rng, counts = np.random.default_rng(0), list[int]()
    while len(counts) < SHUFFLES and (not counts or counts[0]):
        counts.append(count(np.column_stack([rng.permutation(column) for column in rows.T])))
    return float(np.mean(counts))
