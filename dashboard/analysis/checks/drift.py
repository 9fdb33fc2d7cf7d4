"""Rows that test and are unlike those that train, where the split follows an order or keeps groups together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.checks.finding import Action, Finding
from dashboard.analysis.checks.leaks import LEAVE_OUT
from dashboard.analysis.checks.scores import separation_auc, tree_score
from dashboard.analysis.statistics import TWO_SIDED
from dashboard.data.splitting import by_group, each_alone, rows_in_parts
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.experiment.settings import own_sizes
from language.say import Message, later, mark

# From here on a classifier that tells them apart is worth a sentence: half of all pairs are right by guessing.
CLEAR = 0.6
FEWEST_ROWS, MOST_COLUMNS = 100, 50
SHUFFLED = 3
_DIFFERS = mark(
    "The test rows (the last fifth) differ from the training rows: a classifier tells them apart with a ROC AUC of "
    "{area:.2f} (95% interval {low:.2f} to {high:.2f}; {chance:.2f} if they are shuffled)."
)
_DIFFERS_BY = mark(
    "The test rows (the last fifth) differ from the training rows: a classifier tells them apart with a ROC AUC of "
    "{area:.2f} (95% interval {low:.2f} to {high:.2f}; {chance:.2f} if they are shuffled), most of all by {columns}."
)
_PART = mark("What test rows differ by was looked for in the first {part:,} of {inputs:,} inputs.")
_FOLLOWS = mark(
    "So the test score says how a network does on rows unlike those that it has seen, and not all of its gap to the "
    "training score is overfitting."
)
_GROUPS = mark(
    "Groups differ: a classifier tells rows of the test groups from rows of the training groups with a ROC AUC of "
    "{area:.2f} ({chance:.2f} if rows are shuffled)."
)
_GROUPS_BY = mark(
    "Groups differ: a classifier tells rows of the test groups from rows of the training groups with a ROC AUC of "
    "{area:.2f} ({chance:.2f} if rows are shuffled), most of all by {columns}."
)
_NEW_GROUPS = mark(
    "So the test score says how a network does on groups that it has not seen, and varies with those that are drawn: "
    "look at its interval over seeds."
)
# So many splits are drawn, in each of which they have to differ.
DRAWN = 2
# More test groups than this are a fair sample of all: their rows are told from others by who they are, such as an age.
MOST_GROUPS = 8
# What a column alone tells of the way from guessing to perfect, to be named; and how many are.
NAMED, MOST_NAMED = 0.25, 3


def parts_differ(table: Inspection, order: str) -> list[Finding]:
    """Whether a classifier tells test rows from training rows; the rows of the table are in the order of the split.

    `order` is the column of that order, which would tell them at once, as any date would.
    """
    columns, part = _looked_at(table, order)
    train, validation, test = own_sizes(table.rows)
    if table.rows < FEWEST_ROWS or not columns:
        return []
    place = np.r_[:train, train + validation : table.rows]
    told = _told(columns, place, np.repeat([0, 1], [train, test]))
    if told is None:
        return part
    most = _by(columns, place, told.is_test)
    differs = later(_DIFFERS_BY, columns=", ".join(most), **told.values) if most else later(_DIFFERS, **told.values)
    return [Finding("drift", differs, later(_FOLLOWS), *_step(most, "ignore order", order)), *part]


def groups_differ(table: Inspection, group: str) -> list[Finding]:
    """Whether a classifier tells rows of groups that test from those of groups that train, however they are drawn."""
    columns, part = _looked_at(table, group)
    of = next((one.values for one in table.columns if one.name == group), None)
    if of is None or table.rows < FEWEST_ROWS or not columns:
        return []
    found, of = [], each_alone(of)
    for seed in range(DRAWN):
        place, is_test = _drawn(of, seed)
        if len(np.unique(of[place[is_test == 1]])) > MOST_GROUPS:
            return []
        told = _told(columns, place, is_test)
        if told is None:
            return part
        found.append((told, place))
    told, place = found[0]
    most = _by(columns, place, told.is_test)
    values = told.values | {"area": float(np.mean([one.area for one, _ in found]))}
    differs = later(_GROUPS_BY, columns=", ".join(most), **values) if most else later(_GROUPS, **values)
    return [Finding("drift", differs, later(_NEW_GROUPS), *_step(most, "ignore groups", group)), *part]


def _looked_at(table: Inspection, split_by: str) -> tuple[tuple[Inspected, ...], list[Finding]]:
    """The inputs that are asked, and what is said where these are not all of them."""
    columns = tuple(one for one in table.inputs if one.name != split_by and one.kind != "date")
    if len(columns) <= MOST_COLUMNS:
        return columns, []
    return columns[:MOST_COLUMNS], [Finding("part", later(_PART, part=MOST_COLUMNS, inputs=len(columns)), "")]


@dataclass(frozen=True, eq=False)
class _Told:
    """How well test rows (where `is_test` is 1) are told from training rows."""

    area: float
    low: float
    high: float
    chance: float
    is_test: np.ndarray

    @property
    def values(self) -> dict[str, object]:
        return {"area": self.area, "low": self.low, "high": self.high, "chance": self.chance}


def _told(columns: tuple[Inspected, ...], place: np.ndarray, is_test: np.ndarray) -> _Told | None:
    """None where that may be chance, or is too little to be worth a sentence."""
    x = np.column_stack([column.values[place] for column in columns])
    if len(np.unique(is_test)) < 2:
        return None
    area = separation_auc(x, is_test)
    low, high = _interval(area, is_test)
    if low <= CLEAR:
        return None
    rng = np.random.default_rng(0)
    shuffled = [separation_auc(x, rng.permutation(is_test)) for _ in range(SHUFFLED)]
    return None if low <= max(shuffled) else _Told(area, low, high, float(np.mean(shuffled)), is_test)


def _drawn(group: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The places of training and test rows of a split by group, and which of them test."""
    sizes = own_sizes(rows_in_parts(len(group), int(np.unique(group, return_counts=True)[1].max())))
    drawn = by_group(group, sizes, np.random.default_rng(seed))
    train, _, test = np.split(drawn, np.cumsum(sizes)[:-1])
    return np.concatenate([train, test]), np.repeat([0, 1], [len(train), len(test)])


def _step(columns: list[str], instead: Action, split_by: str) -> tuple[Action, tuple[str, ...], Message]:
    """What shows what it costs: without the column that tells most, or where none does, a split at random."""
    if columns:
        return "leave out", (columns[0],), later(LEAVE_OUT, column=columns[0])
    return instead, (split_by,), later("Split at random, to see what it costs")


def _interval(area: float, is_test: np.ndarray) -> tuple[float, float]:
    """95 %, by the standard error of Hanley and McNeil (1982)."""
    positive = int(is_test.sum())
    negative = len(is_test) - positive
    one, other = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (positive - 1) * (one - area**2) + (negative - 1) * (other - area**2)
    off = TWO_SIDED * float(np.sqrt(max(variance, 0.0) / (positive * negative)))
    return area - off, min(area + off, 1.0)


def _by(columns: tuple[Inspected, ...], place: np.ndarray, is_test: np.ndarray) -> list[str]:
    """The columns that alone tell most, if any do."""
    looked = tuple(one.of(place) for one in columns)
    parts = Inspection(looked, "part", is_test.astype(float), ("train", "test"))
    told = {one.name: tree_score(parts, one) for one in looked}
    return [name for name in sorted(told, key=lambda name: -told[name]) if told[name] > NAMED][:MOST_NAMED]
