"""Sweeps: an experiment at many values of one number, or of two, all else equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from dashboard.data.dataset import DataError
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.splits import make_splits, split_sizes
from dashboard.experiment.sweeps.alike import training_key
from dashboard.experiment.sweeps.numbers import Number
from language.say import t

Cell = tuple[float, ...]


@dataclass(frozen=True)
class Axis:
    """A number that is varied, and its values; `own` is the place of the one that the experiment has."""

    number: Number
    values: tuple[float, ...]
    own: int

    def said(self, value: float) -> str:
        """A number and its value, such as "L2 0.01"."""
        return f"{self.number.label} {self.number.written(value)}"


@dataclass(frozen=True)
class Sweep:
    """Experiments that differ in one number, or in two.

    Of two, the experiments are those of a table: a column for each value of the first and a row for each of the second.
    `experiments` are given by their places, counted row by row; one that can't be trained is left out. `start` is the
    place of the one that all were made from.
    """

    axes: tuple[Axis, ...]
    experiments: Mapping[int, Experiment]
    start: int

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has, the last axis first, as NumPy counts."""
        return tuple(len(axis.values) for axis in reversed(self.axes))

    @property
    def label(self) -> str:
        """The numbers that are varied, such as "L2 and Dropout"."""
        return both([axis.number.label for axis in self.axes])

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(self.experiments)

    @property
    def size(self) -> str:
        """How many values there are, such as "20", or "14 x 15"."""
        return " \N{MULTIPLICATION SIGN} ".join(str(len(axis.values)) for axis in self.axes)

    def indices(self, place: int) -> tuple[int, ...]:
        """Which value of each axis an experiment has, the first axis first."""
        return tuple(int(index) for index in reversed(np.unravel_index(place, self.shape)))

    def values(self, place: int) -> Cell:
        return tuple(axis.values[index] for axis, index in zip(self.axes, self.indices(place), strict=True))

    def written(self, place: int) -> str:
        """The values in words, such as "0.01", or "0.01, 0.5"."""
        pairs = zip(self.axes, self.values(place), strict=True)
        return ", ".join(axis.number.written(value) for axis, value in pairs)

    def said(self, place: int) -> str:
        """The numbers with their values, such as "L2 0.01", or "L2 0.01 and Dropout 0.5"."""
        return both([axis.said(value) for axis, value in zip(self.axes, self.values(place), strict=True)])


def both(said: Sequence[str]) -> str:
    """What is said of the number, or of both."""
    return said[0] if len(said) == 1 else t("{first} and {second}", first=said[0], second=said[1])


def sweep(varied: Sequence[Number], experiment: Experiment, limits: Limits | None = None) -> Sweep:
    """The experiment at all values of one or two numbers that can be trained here, its own among them."""
    allowed = limits or Limits()
    axes = tuple(_axis(number, experiment, allowed) for number in varied)
    cells = (cell[::-1] for cell in product(*(axis.values for axis in reversed(axes))))
    made = {place: _trainable(varied, experiment, cell, allowed) for place, cell in enumerate(cells)}
    start = sum(axis.own * count for axis, count in zip(axes, (1, len(axes[0].values)), strict=False))
    return Sweep(axes, {place: one for place, one in made.items() if one is not None}, start)


def make_all_splits(experiments: Sequence[Experiment]) -> tuple[Splits, ...]:
    """The data of each experiment: for a worker, as data sets need packages that the page's process does not load."""
    return tuple(make_splits(experiment) for experiment in experiments)


def _axis(number: Number, experiment: Experiment, limits: Limits) -> Axis:
    """The values that train different networks: of those that train the same, the experiment's own, or the first."""
    own = number.of(experiment)
    made = {value: _trainable([number], experiment, (value,), limits) for value in number.values}
    first = {training_key(one): value for value, one in reversed(made.items()) if one is not None}
    values = tuple(sorted((first | {training_key(experiment): own}).values()))
    return Axis(number, values, values.index(own))


def _trainable(varied: Sequence[Number], experiment: Experiment, cell: Cell, limits: Limits) -> Experiment | None:
    """None where a network would be too large, a part of the data empty, or one of the numbers undoes another.

    Without a hidden layer, for example, there is no width.
    """
    changed = experiment
    try:
        for number, value in zip(varied, cell, strict=True):
            # A value that the experiment has already leaves it alone: its layers may be of several widths.
            changed = changed if value == number.of(experiment) else number.put(changed, value)
        if changed is experiment:
            return experiment
        limits.check(changed)
        # A value asks for no more rows than there are; the experiment itself may.
        enough = min(split_sizes(changed)) > 0 and changed.data.samples in (changed.rows, experiment.data.samples)
    except (LimitError, DataError, ValueError):
        return None
    holds = np.allclose([number.of(changed) for number in varied], cell)
    return changed if enough and holds else None
