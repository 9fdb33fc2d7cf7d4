"""The train, validation and test sets of an experiment.

What happens to the data, in this order: drawn, split, standardised on the training set alone, and only then are
training labels redrawn, so that validation and test stay true.
"""

from __future__ import annotations

import numpy as np

from dashboard.data.dataset import CLASSIFIERS, DataError
from dashboard.data.parts import SPLITS, Part, Splits
from dashboard.data.splitting import redraw, skewed, spread_of, stratified
from dashboard.experiment.experiment import Experiment


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


def split_sizes(experiment: Experiment) -> tuple[int, int, int]:
    """Rows of train, validation and test, known before any data are made."""
    data = experiment.data
    rows = min(data.samples, experiment.dataset.size or data.samples)
    train, validation = round(data.train_fraction * rows), round(data.validation_fraction * rows)
    train = min(train, rows)
    validation = min(validation, rows - train)
    return train, validation, rows - train - validation


def is_stratified(experiment: Experiment) -> bool:
    """Whether each class has the same share in every part, as far as whole rows allow."""
    return experiment.data.stratify and not experiment.data.skew and experiment.dataset.task in CLASSIFIERS


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
    elif is_stratified(experiment):
        place = stratified(place, y)
    order = np.argsort(place, kind="stable")
    train, validation, _ = split_sizes(experiment)
    return [order[:train], order[train : train + validation], order[train + validation :]]


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


def _redraw(experiment: Experiment, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Redraws a fraction of labels evenly over the classes; in regression, from the training targets themselves."""
    labels = np.arange(experiment.classes) if experiment.dataset.task in CLASSIFIERS else y
    return redraw(y, labels, experiment.data.label_noise, _rng(experiment, 2))
