"""The train, validation and test sets of an experiment.

What happens to the data, in this order: drawn, split, standardised on the training set alone, and only then are
training labels redrawn, so that validation and test stay true.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.experiment.architecture import split_sizes
from dashboard.experiment.losses import CLASSIFIERS
from dashboard.experiment.spec import Experiment

SPLITS = ("train", "validation", "test")


class DataError(ValueError):
    """The data can't be split as asked; the message says why and what would help."""


@dataclass(frozen=True)
class Part:
    """One split: inputs (n, features) standardised; targets (n,) as classes from 0, or standardised in regression."""

    x: np.ndarray
    y: np.ndarray

    def __len__(self) -> int:
        return len(self.y)


@dataclass(frozen=True)
class Splits:
    """The three parts, and for each training row whether its label was redrawn."""

    train: Part
    validation: Part
    test: Part
    redrawn: np.ndarray

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.train, self.validation, self.test

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.train), len(self.validation), len(self.test)


def make_splits(experiment: Experiment) -> Splits:
    """Draws and splits the data. Raises DataError where a part is empty or lacks a class."""
    x, y = _draw(experiment)
    rows = _assign(experiment, y)
    _check(experiment, y, rows)
    train, validation, test = (_standardise(experiment, x, y, rows[0], part) for part in rows)
    noisy, redrawn = _redraw(experiment, train.y)
    return Splits(Part(train.x, noisy), validation, test, redrawn)


def raw_parts(experiment: Experiment) -> tuple[Part, Part, Part]:
    """The same rows before standardisation and with their true labels: for what has a scale of its own, as images."""
    x, y = _draw(experiment)
    rows = _assign(experiment, y)
    _check(experiment, y, rows)
    train, validation, test = (Part(x[part], y[part]) for part in rows)
    return train, validation, test


def _rng(experiment: Experiment, purpose: int) -> np.random.Generator:
    """Separate streams, so that one setting does not change what another draws."""
    return np.random.default_rng([experiment.data.seed, purpose])


def _draw(experiment: Experiment) -> tuple[np.ndarray, np.ndarray]:
    data, dataset = experiment.data, experiment.dataset
    x, y = dataset.make(data.samples, data.noise, experiment.classes, data.seed)
    rng = _rng(experiment, 0)
    order = rng.permutation(len(y))[: data.samples]
    x, y = x[order], y[order]
    irrelevant = rng.standard_normal((len(y), data.irrelevant_features))
    return np.hstack([x, irrelevant]), y


def _assign(experiment: Experiment, y: np.ndarray) -> list[np.ndarray]:
    """Rows of each part: in random order, by rank within each class if stratified, or led by the target if skewed."""
    data = experiment.data
    place = _rng(experiment, 1).permutation(len(y)) / len(y)
    if data.skew > 0:
        place = skewed(place, y, data.skew)
    elif data.stratify and experiment.dataset.task in CLASSIFIERS:
        place = stratified(place, y)
    order = np.argsort(place, kind="stable")
    train, validation, _ = split_sizes(experiment)
    return [order[:train], order[train : train + validation], order[train + validation :]]


def skewed(place: np.ndarray, y: np.ndarray, skew: float) -> np.ndarray:
    """Places in the order of the rows, led by the rank of the target the more, the larger the skew."""
    rank = np.argsort(np.argsort(y, kind="stable")) / len(y)
    led: np.ndarray = (1.0 - skew) * place + skew * rank
    return led


def stratified(place: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Places in the order of the rows by which every stretch of them has the same share of each class."""
    even = np.empty(len(y))
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        even[rows] = (np.argsort(np.argsort(place[rows])) + 0.5) / len(rows)
    return even


def _check(experiment: Experiment, y: np.ndarray, rows: list[np.ndarray]) -> None:
    wanted = set(range(experiment.classes)) if experiment.dataset.task in CLASSIFIERS else set()
    for name, part in zip(SPLITS, rows, strict=True):
        if len(part) == 0:
            raise DataError(
                f"The {name} set is empty: train and validation fractions take all {len(y)} rows. "
                "Lower one of them, or use more samples."
            )
        missing = wanted - set(y[part].tolist())
        if missing:
            raise DataError(
                f"The {name} set of {len(part)} rows has no sample of class {min(missing)}. "
                "Lower the skew, stratify, or use more samples."
            )


def _standardise(experiment: Experiment, x: np.ndarray, y: np.ndarray, train: np.ndarray, part: np.ndarray) -> Part:
    inputs = (x[part] - x[train].mean(0)) / spread_of(x[train])
    if experiment.dataset.task in CLASSIFIERS:
        return Part(inputs.astype(np.float32), y[part].astype(np.int32))
    targets = (y[part] - y[train].mean()) / spread_of(y[train])
    return Part(inputs.astype(np.float32), targets.astype(np.float32))


def spread_of(values: np.ndarray) -> np.ndarray:
    """Standard deviations, with 1 where a column is constant."""
    spread = values.std(0)
    return np.where(spread > 0, spread, 1.0)


def _redraw(experiment: Experiment, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Redraws a fraction of labels evenly over the classes; in regression, from the training targets themselves."""
    labels = np.arange(experiment.classes) if experiment.dataset.task in CLASSIFIERS else y
    return redraw(y, labels, experiment.data.label_noise, _rng(experiment, 2))


def redraw(
    y: np.ndarray, labels: np.ndarray, fraction: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Training targets of which a fraction is drawn anew from `labels`, and which ones they are."""
    redrawn = np.zeros(len(y), bool)
    redrawn[rng.permutation(len(y))[: round(fraction * len(y))]] = True
    drawn = rng.choice(labels, len(y)).astype(y.dtype)
    return np.where(redrawn, drawn, y), redrawn
