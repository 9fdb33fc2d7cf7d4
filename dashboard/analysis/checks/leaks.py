"""Columns that know the target: one that predicts it alone or is made from it, and names of rows."""

from __future__ import annotations

import re

import numpy as np

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.scores import tree_score
from dashboard.analysis.words import percentage
from dashboard.data.tables.inspected import MOST_INPUTS, Inspected, Inspection
from language.say import Message, later, mark

# What one column alone predicts so well is hardly ever known beforehand.
LEAKS = 0.95
# Columns that tell less alone give nothing away: where they tell as much together, the target is easy to predict.
TELLS_LITTLE = 0.9
# What a row's number tells of the target, where it should tell nothing.
ORDERS = 0.2
# Of whole numbers drawn at random so many pairs would be equal: where none is, they name rows.
ON_PURPOSE = 10.0
# In so many rows at least; fewer do where they count from 0 or 1 on, or the column is called so.
MANY_ROWS, FEWEST_ROWS = 50, 20
# Of at least so many digits are numbers that are drawn for customers; at most so much do they tell of the target. Their
# distribution is as even as nineteen in twenty that are.
FEWEST_DIGITS, UNRELATED, EVEN = 6, 0.05, 1.36
# The share of the rows that differ in a column that is called so.
MOSTLY_DIFFERENT = 0.9
_NAMES_ROWS = re.compile(
    r"(?:^|[\W_])(?i:id|nr|no|num|number|key|serial)\.?$|(?<=[a-z])(?:ID|Id|Nr|No)$|^(?i:id)\b|(?i:nummer)$|(?:번호|[학사군순연]번|아이디)$"
    r"|^(?i:hh|user|cust|customer|emp|employee|case|order|member|person|patient|subject|student|client|product|record"
    r"|row|session|store|respondent|account|acct)(?i:id|no)$|(?:^|[\W_])(?i:uu?id|guid|account|acct)$"
)
# A number was cut into bands that nowhere overlap, each of so many rows. Of two (passed or not) each has more, and they
# are at most so many steps apart, the median of those between the numbers: groups that differ by nature stand apart.
ROWS_A_BAND, ROWS_OF_TWO, MOST_STEPS = 5, 20, 4
# By whether the target is classes.
_LEAKS = {
    True: mark(
        "{column} alone predicts {target}: {score:.2f} (balanced accuracy is that share of the way from guessing to "
        "perfect)."
    ),
    False: mark("{column} alone predicts {target}: {score:.2f} (R²)."),
}
_BANDS = mark("Each value of {column} has a range of {target} to itself, as grades or bands made from it have.")
LEAVE_OUT = mark("Leave out {column}")
_COUNTS = mark(
    "{column} is a whole number that is different in each of {rows:,} rows, as a row number or an identifier is."
)
_CALLED = mark("{column} is named like a row number, and holds {different:,} different ones in {rows:,} rows.")
_COUNTS_AND_TELLS = mark(
    "{column} looks like a row number (a different whole number in each of {rows:,} rows), yet it alone "
    "goes {told} of the way from guessing to perfect."
)


def leaking_columns(table: Inspection) -> list[Finding]:
    """Inputs that alone predict nearly all of the target, and more than those together that tell less."""
    scores = {column.name: tree_score(table, column) for column in table.inputs[:MOST_INPUTS]}
    leaks = {name: score for name, score in scores.items() if score >= LEAKS}
    others = [column for column in table.inputs if scores.get(column.name, 1.0) < TELLS_LITTLE] if leaks else []
    together = tree_score(table, *others) if others else 0.0
    evidence = {
        name: later(_LEAKS[bool(table.labels)], column=name, target=table.target, score=score)
        for name, score in leaks.items()
        if score > together
    }
    bands = {column.name for column in table.inputs if _is_cut_from(table, column)}
    evidence |= {name: later(_BANDS, column=name, target=table.target) for name in bands - evidence.keys()}
    return [_leak(column.name, evidence[column.name]) for column in table.inputs if column.name in evidence]


def _leak(column: str, evidence: Message) -> Finding:
    meaning = later("If it is not known when the prediction is needed, the score is of no use.")
    return Finding("leak", evidence, meaning, "leave out", (column,), later(LEAVE_OUT, column=column))


def _is_cut_from(table: Inspection, column: Inspected) -> bool:
    """Whether the numbers of a target that have different values of the column nowhere overlap."""
    if table.labels:
        return False
    _, band, rows = np.unique(column.values, return_inverse=True, return_counts=True)
    if len(rows) < 2 or rows.min() < (ROWS_OF_TWO if len(rows) == 2 else ROWS_A_BAND):
        return False
    in_order = np.argsort(table.y, kind="stable")
    (cuts,) = np.nonzero(np.diff(band[in_order]))
    return len(cuts) == len(rows) - 1 and (len(rows) > 2 or _meet(table.y[in_order], int(cuts[0])))


def _meet(ordered: np.ndarray, cut: int) -> bool:
    """Whether sorted numbers (n,) go on behind a cut as they do elsewhere."""
    return bool(ordered[cut + 1] - ordered[cut] <= MOST_STEPS * np.median(np.diff(np.unique(ordered))))


def identifiers(table: Inspection) -> list[Finding]:
    """Inputs that are different in every row and only count or name it."""
    found = (_identifier(table, column, place) for place, column in enumerate(table.inputs))
    return [one for one in found if one]


def _identifier(table: Inspection, column: Inspected, place: int) -> Finding | None:
    values = column.values
    whole = bool(np.isfinite(values).all()) and bool(np.all(values % 1 == 0))
    different = len(np.unique(values)) if whole and column.kind == "number" else 0
    called = is_called_identifier(column)
    counts = called or (different == table.rows and (_counts_from_start(values) or _are_close(values)))
    if not counts and (different < table.rows or not _are_drawn(values)):
        return None
    beginning = table.beginning()
    told = tree_score(beginning, beginning.inputs[place])
    if not counts and told > UNRELATED:
        return None
    evidence = later(_COUNTS, column=column.name, rows=table.rows)
    if different < table.rows:
        evidence = later(_CALLED, column=column.name, rows=table.rows, different=different)
    meaning = later("It says nothing about a new row, and a network can use it to memorize rows.")
    if told > ORDERS and different == table.rows:
        evidence = later(_COUNTS_AND_TELLS, column=column.name, rows=table.rows, told=percentage(told))
        meaning = later("The rows follow an order in which a new row would have no place.")
    label = later(LEAVE_OUT, column=column.name)
    return Finding("identifier", evidence, meaning, "leave out", (column.name,), label)


def is_called_identifier(column: Inspected) -> bool:
    """Whether whole numbers name rows by what they are called: nearly all differ, though a few rows may share one."""
    values = column.values
    if column.kind != "number" or not _NAMES_ROWS.search(column.name) or not np.all(values % 1 == 0):
        return False
    return len(values) >= FEWEST_ROWS and len(np.unique(values)) > MOSTLY_DIFFERENT * len(values)


def _are_close(values: np.ndarray) -> bool:
    """Whether different whole numbers (n,) are too close to each other to differ by chance."""
    rows = len(values)
    return rows >= MANY_ROWS and bool(np.ptp(values) <= rows * (rows - 1) / 2 / ON_PURPOSE)


def _are_drawn(values: np.ndarray) -> bool:
    """Whether different whole numbers (n,) fill all of their number of digits evenly, as hardly a measure does."""
    rows, digits = len(values), len(str(int(values.max(initial=1))))
    first = 10.0 ** (digits - 1)
    if rows < MANY_ROWS or digits < FEWEST_DIGITS or np.any(values < first):
        return False
    shares = (np.sort(values) - first) / (9 * first)
    return bool(np.max(np.abs(shares - np.arange(1, rows + 1) / rows)) < EVEN / np.sqrt(rows))


def _counts_from_start(values: np.ndarray) -> bool:
    """Whether they go up from 0 or 1 by one, but for rows that were left out."""
    rows = len(values)
    return rows >= FEWEST_ROWS and bool(
        values[0] in (0, 1) and np.all(np.diff(values) >= 1) and np.ptp(values) < 1.1 * rows
    )
