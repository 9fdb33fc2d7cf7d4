"""The three parts of a data set: one to train on, one to make choices on, and one to keep for the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.dataset import DataError
from language.say import Message, later, mark

# By how rows are split, as they come or group by group; else by what leaves a class out: a small part, skew, or chance.
# Each advises only what can still be changed.
_NO_SAMPLE = {
    "order": mark(
        "In this order the {name} set of {size} has no row of class {label!r}. Split at random, or in another order."
    ),
    "groups": mark(
        "Split by group, the {name} set of {size} has no row of class {label!r}. Split at random, or by another column."
    ),
    "small": mark(
        "The {name} set of {size} has no sample of class {label}. Give this set a larger share, or use more samples."
    ),
    "skew": mark("The {name} set of {size} has no sample of class {label}. Lower the skew, or use more samples."),
    "chance": mark("The {name} set of {size} has no sample of class {label}. Stratify, or use more samples."),
}
_ONE_ROW, _ROWS = mark("{rows} row"), mark("{rows} rows")
SPLITS = (mark("train"), mark("validation"), mark("test"))
# Their places: in `SPLITS`, in `Splits.parts`, and as columns of curves.
TRAIN, VALIDATION, TEST = range(3)


def standardize(values: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Numbers as distances from a mean. Raises DataError where one is too far away for a network's numbers."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = ((values - mean) / spread).astype(np.float32)
    if not np.isfinite(scaled).all():
        raise DataError(
            later("A number is too far from all others to be scaled. Treat it as missing, or leave it out.")
        )
    return scaled


@dataclass(frozen=True)
class Cut:
    """How rows are cut into parts: `largest_group` is the number of rows of the largest group, 0 without groups.

    If `ordered`, rows are cut as they come; `skewed` and `stratified` say how, where they are drawn one by one.
    """

    largest_group: int
    ordered: bool
    skewed: bool
    stratified: bool

    def leaves_out(self, *, few: bool) -> str:
        """Why a part lacks a class, as a key of `_NO_SAMPLE`; `few`: it has fewer rows than there are classes."""
        reasons = {
            "order": self.ordered,
            "groups": self.largest_group > 0,
            "small": few or self.stratified,
            "skew": self.skewed,
            "chance": True,
        }
        return next(reason for reason, holds in reasons.items() if holds)


def check_rows(y: np.ndarray, rows: Sequence[np.ndarray], classes: Sequence[str], cut: Cut) -> None:
    """Raises DataError where a part is empty, or has no row of one of the classes.

    `classes` are the names of the classes, none in regression.
    """
    for name, part in zip(SPLITS, rows, strict=True):
        if len(part) == 0:
            raise DataError(_empty(name, len(y), cut.largest_group))
        missing = set(range(len(classes))) - set(y[part].tolist())
        if missing:
            sentence = _NO_SAMPLE[cut.leaves_out(few=len(part) < len(classes))]
            size = later(_ONE_ROW if len(part) == 1 else _ROWS, rows=len(part))
            raise DataError(later(sentence, name=later(name), size=size, label=classes[min(missing)]))


def _empty(name: str, rows: int, largest_group: int) -> Message:
    if largest_group:
        return later(
            "The {name} set is empty: groups have up to {largest} of {rows} rows, and none may be torn apart. "
            "Split by another column.",
            name=later(name),
            largest=largest_group,
            rows=rows,
        )
    return later(
        "The {name} set is empty: train and validation fractions take all {rows} rows. "
        "Lower one of them, or use more samples.",
        name=later(name),
        rows=rows,
    )


@dataclass(frozen=True)
class Part:
    """One split: inputs of shape (n, features), standardized, and targets of shape (n,).

    Targets are classes, numbered from 0, or in regression standardized numbers. `rows` (n,) are its rows' numbers, from
    0, in the table that somebody brought or in the data set; without them they are counted here.
    """

    x: np.ndarray
    y: np.ndarray
    rows: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.y)

    @property
    def nbytes(self) -> int:
        return self.x.nbytes + self.y.nbytes + (0 if self.rows is None else self.rows.nbytes)

    @property
    def called(self) -> np.ndarray:
        """The numbers (n,), from 1, by which people speak of its rows."""
        return 1 + (np.arange(len(self)) if self.rows is None else self.rows)

    def first(self, most: int | None) -> Part:
        """The part of its first rows; all of them for None."""
        return Part(self.x[:most], self.y[:most], None if self.rows is None else self.rows[:most])


@dataclass(frozen=True)
class Scale:
    """Mean and spread (features,) of the training inputs, by which all inputs are standardized."""

    mean: np.ndarray
    spread: np.ndarray

    def standardized(self, x: np.ndarray) -> np.ndarray:
        return standardize(x, self.mean, self.spread)

    def raw(self, x: np.ndarray) -> np.ndarray:
        """Inputs as they were: pictures are pictures only on their own scale."""
        return np.asarray(x * self.spread + self.mean)


@dataclass(frozen=True)
class Splits:
    """The three parts, a mask of the training rows whose label was redrawn, and how the inputs were standardized."""

    train: Part
    validation: Part
    test: Part
    redrawn: np.ndarray
    scale: Scale | None = None

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.train, self.validation, self.test

    @property
    def nbytes(self) -> int:
        """Of the rows; how they were standardized takes no more than another one."""
        return sum(part.nbytes for part in self.parts) + self.redrawn.nbytes

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.train), len(self.validation), len(self.test)
