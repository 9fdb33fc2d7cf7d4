"""Rows that are there more than once, with the same target or with another one."""

from __future__ import annotations

import math

import numpy as np

from dashboard.analysis.checks.coincidence import a_step_apart, by_chance, hashed, repeated, without_followers
from dashboard.analysis.checks.comparing import comparable
from dashboard.analysis.checks.finding import Finding
from dashboard.data.tables.inspected import Inspection
from language.say import Message, later, mark

# Fewer copies, or a smaller share of the rows, are an accident.
_FEWEST_COPIES, _SMALLEST_SHARE = 5, 0.01
# Where columns hold few values, rows are the same by chance. Copies are this many times as many as in shuffled columns,
# and as rows that are a step apart: about twice as many of these there are, since a value has two neighbours ...
TIMES_CHANCE, TIMES_A_STEP = 3.0, 1.25
# ... and nothing is said where chance alone makes this share of the rows the same.
MOST_BY_CHANCE = 0.1
# A number that differs from its own by more than this share of the target's standard deviation contradicts it: the
# sentence says so.
DIFFERS = 0.1
# Of more rows than this share, answers that differ are noise, which a network has to learn from: numbers sooner.
MOST_CLASSES_ASIDE, MOST_NUMBERS_ASIDE = 0.25, 0.05
_OTHER_CLASS = mark("{wrong:,} of {rows:,} rows have the same inputs as other rows, but a different class.")
_AT_MOST = mark("No model can be right for more than {share:.1%} of all rows.")
_OTHER_NUMBER = mark(
    "{wrong:,} of {rows:,} rows have the same inputs as other rows, but their {target} is more than a tenth of its "
    "standard deviation away from the mean of all with these inputs."
)
_ON_AVERAGE = mark(
    "A model trained on squared error can at best say their mean, which is off by {off:,.3g} on average."
)


def copies(table: Inspection) -> list[Finding]:
    """Rows that are the same as an earlier one, target included."""
    rows = _rows(table, with_target=True)
    count = repeated(rows)
    if count < fewest(table) or not _beyond_chance(table, rows):
        return []
    return [
        Finding(
            "copies",
            later("{copies:,} of {rows:,} rows are copies of another row.", copies=count, rows=table.rows),
            later("A network is tested on rows that it was trained on: the score is too good."),
            "keep one of each",
            (),
            later("Keep one of each"),
        )
    ]


def without_copies(table: Inspection) -> Inspection:
    """The first of rows that are the same in all columns, be they inputs or not, unless chance made them so."""
    if not copies(table):
        return table
    rows = np.column_stack([*(comparable(column.values) for column in table.columns), table.y])
    return table.of(np.sort(np.unique(hashed(rows), return_index=True)[1]))


def contradictions(table: Inspection) -> list[Finding]:
    """Rows with the same inputs as another one and a different class, or a number that is far from its own."""
    inputs = _rows(table, with_target=False)
    _, group = np.unique(hashed(inputs), return_inverse=True)
    found = (_of_classes if table.labels else _of_numbers)(table, group)
    if not found:
        return []
    # Copies contradict nothing, and hide how many of the other rows are the same by chance.
    _, different = np.unique(hashed(_rows(table, with_target=True)), return_index=True)
    return found if _beyond_chance(table, inputs[different]) else []


def _of_classes(table: Inspection, group: np.ndarray) -> list[Finding]:
    counts = np.zeros((group.max() + 1, len(table.labels)))
    np.add.at(counts, (group, table.y.astype(int)), 1)
    most = counts.max(1)
    wrong = int(counts.sum() - most.sum())
    tied = (counts == most[:, None]).sum(1) > 1
    against = tied[group] | (counts[group, table.y.astype(int)] < most[group])
    if wrong < fewest(table):
        return []
    # Of a set of several classes each row has the inputs of one of another class, also where it is of most rows' class.
    mixed = int(((counts > 0).sum(1) > 1)[group].sum())
    evidence = later(_OTHER_CLASS, wrong=mixed, rows=table.rows)
    # Rounded up: to the nearest, a model could be right for more.
    share = math.ceil(1000 * (table.rows - wrong) / table.rows) / 1000
    return [_contradicted(table, against, evidence, later(_AT_MOST, share=share))]


def _of_numbers(table: Inspection, group: np.ndarray) -> list[Finding]:
    """A number differs if its row is further from the mean of the same inputs than a tenth of the target's spread."""
    counts = np.bincount(group)
    off = np.abs(table.y - (np.bincount(group, table.y) / counts)[group])
    against = (counts[group] > 1) & (off > DIFFERS * float(np.std(table.y)))
    if against.sum() < fewest(table):
        return []
    evidence = later(_OTHER_NUMBER, wrong=int(against.sum()), rows=table.rows, target=table.target)
    return [_contradicted(table, against, evidence, later(_ON_AVERAGE, off=float(off[against].mean())))]


def _contradicted(table: Inspection, against: np.ndarray, evidence: Message, meaning: Message) -> Finding:
    if against.mean() > (MOST_CLASSES_ASIDE if table.labels else MOST_NUMBERS_ASIDE):
        return Finding("contradictions", evidence, meaning)
    label = later("Don't train on the {count:,} rows that other rows contradict", count=int(against.sum()))
    rows = tuple(table.records[against].tolist())
    return Finding("contradictions", evidence, meaning, "do not train on", (), label, rows=rows)


def _rows(table: Inspection, *, with_target: bool) -> np.ndarray:
    columns = [comparable(column.values) for column in table.inputs]
    return np.column_stack([*columns, *[table.y] * with_target])


def fewest(table: Inspection) -> float:
    """How many rows have to be the same, for that to be no accident."""
    return max(_FEWEST_COPIES, _SMALLEST_SHARE * table.rows)


def _beyond_chance(table: Inspection, rows: np.ndarray) -> bool:
    """Whether clearly more rows (n, inputs), or (n, inputs and target), are the same than by chance."""
    shuffled = by_chance(rows, repeated)
    if repeated(rows) <= TIMES_CHANCE * (shuffled + 1) or shuffled >= MOST_BY_CHANCE * len(rows):
        return False
    numbers = [column.kind == "number" and bool(np.isfinite(column.values).all()) for column in table.inputs]
    alone = without_followers(rows, np.flatnonzero(numbers).tolist())
    # One more than were counted, which of few may be fewer than usual.
    shuffled, apart = by_chance(alone, repeated) + 1, a_step_apart(alone) + 1
    return repeated(alone) > max(TIMES_CHANCE * shuffled, TIMES_A_STEP * apart)
