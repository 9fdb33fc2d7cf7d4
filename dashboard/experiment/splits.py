"""The train, validation and test sets of an experiment.

What happens to the data, in this order: drawn, split, encoded and standardized on the training set alone, and only then
are training labels redrawn or noise is added to training targets, so that validation and test stay true.
"""

from __future__ import annotations

import math

import numpy as np

from dashboard.data import splitting
from dashboard.data.dataset import DataError
from dashboard.data.parts import Cut, Part, Scale, Splits, check_rows, standardize
from dashboard.experiment.experiment import Experiment
from language.say import later, mark

_ALL_SET_ASIDE = mark(
    "All {rows} rows of the training set are set aside. Train on more of the rows, or set fewer aside."
)


def make_splits(experiment: Experiment) -> Splits:
    """Draws and splits the data. Raises DataError where a part is empty, lacks a class or can't be scaled."""
    x, y, rows, numbers = _split(experiment)
    scale = Scale(x[rows[0]].mean(0), splitting.spread_of(x[rows[0]]))
    train, validation, test = (
        Part(scale.standardized(x[part]), _targets(experiment, y, rows[0], part), numbers[part]) for part in rows
    )
    redrawn_y, redrawn = _redraw(experiment, train.y)
    train = Part(train.x, _with_noise(experiment, redrawn_y), train.rows)
    return Splits(train, validation, test, redrawn, scale)


def raw_parts(experiment: Experiment) -> tuple[Part, Part, Part]:
    """The same rows before standardization and with their true labels: images, for example, have their own scale."""
    x, y, rows, numbers = _split(experiment)
    train, validation, test = (Part(x[part], y[part], numbers[part]) for part in rows)
    return train, validation, test


def targets_of_parts(experiment: Experiment) -> list[np.ndarray]:
    """The true targets of each part, as they are in the table; inputs are neither encoded nor standardized."""
    _, y, drawn = _draw(experiment)
    return [y[rows] for rows in _assign(experiment, y, drawn)]


def row_places(experiment: Experiment) -> list[np.ndarray]:
    """Where the rows of each part stand in the data set."""
    _, y, drawn = _draw(experiment)
    return [drawn[rows] for rows in _assign(experiment, y, drawn)]


def row_numbers(experiment: Experiment) -> list[np.ndarray]:
    """The numbers, from 0, of the rows of each part: in the table that somebody brought, otherwise in the data set."""
    return [_numbers(experiment, places) for places in row_places(experiment)]


def _numbers(experiment: Experiment, places: np.ndarray) -> np.ndarray:
    return experiment.dataset.records()[places] if experiment.dataset.records else places


def columns_of_parts(experiment: Experiment) -> list[np.ndarray]:
    """The columns (n, columns) of each part, as they are in the table: neither encoded nor standardized."""
    x, y, drawn = _draw(experiment)
    return [x[rows] for rows in _assign(experiment, y, drawn)]


def inputs_of(experiment: Experiment, columns: np.ndarray) -> np.ndarray:
    """The inputs (n, inputs) of rows given as in the table, encoded and standardized by the training rows."""
    x, y, drawn = _draw(experiment)
    train = x[_assign(experiment, y, drawn)[0]]
    rows, encode = np.vstack([train, columns]), experiment.dataset.encode
    inputs = encode(rows, np.arange(len(train))) if encode else rows
    known = inputs[: len(train)]
    return standardize(inputs[len(train) :], known.mean(0), splitting.spread_of(known))


def split_sizes(experiment: Experiment) -> tuple[int, int, int]:
    """Rows of train, validation and test, known before any data are made."""
    data = experiment.data
    rows = splitting.rows_in_parts(experiment.rows, experiment.dataset.largest_group)
    train, validation = round(data.train_fraction * rows), round(data.validation_fraction * rows)
    train = min(train, rows)
    validation = min(validation, rows - train)
    return train, validation, rows - train - validation


def batch_rows(experiment: Experiment) -> int:
    """Rows of a mini-batch; the last one of an epoch may be smaller."""
    return min(experiment.training.batch_size, split_sizes(experiment)[0])


def steps_per_epoch(experiment: Experiment) -> int:
    """Steps of the optimizer in an epoch, one for each mini-batch."""
    return max(1, math.ceil(split_sizes(experiment)[0] / experiment.training.batch_size))


def all_steps(experiment: Experiment) -> int:
    """Steps of the optimizer in all epochs."""
    return experiment.training.epochs * steps_per_epoch(experiment)


def split_overlap(experiment: Experiment) -> float:
    """Validation rows per training row where all seeds split the same rows; 0 where each seed has rows of its own."""
    train, validation, _ = split_sizes(experiment)
    return validation / max(train, 1) if experiment.dataset.real else 0.0


def is_stratified(experiment: Experiment) -> bool:
    """Whether each class has the same share in every part, as far as whole rows allow."""
    dataset = experiment.dataset
    return experiment.data.stratify and is_split_at_random(experiment) and dataset.classifies


def is_split_at_random(experiment: Experiment) -> bool:
    """Whether all parts are drawn at random from the same rows, one by one."""
    dataset = experiment.dataset
    return not (experiment.data.skew or dataset.groups or dataset.ordered)


def _rng(experiment: Experiment, purpose: int) -> np.random.Generator:
    """Separate streams, so that one setting does not change what another draws."""
    return np.random.default_rng([experiment.data.seed, purpose])


def _split(experiment: Experiment) -> tuple[np.ndarray, np.ndarray, list[np.ndarray], np.ndarray]:
    """Inputs, encoded where they have to be, and targets; the places of each part among these; and their numbers."""
    x, y, drawn = _draw(experiment)
    rows = _assign(experiment, y, drawn)
    dataset = experiment.dataset
    classes = experiment.class_names if dataset.classifies else ()
    skewed, evenly = experiment.data.skew > 0, is_stratified(experiment)
    check_rows(y, rows, classes, Cut(dataset.largest_group, dataset.ordered, skewed=skewed, stratified=evenly))
    return (dataset.encode(x, rows[0]) if dataset.encode else x), y, rows, _numbers(experiment, drawn)


def _draw(experiment: Experiment) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Inputs, targets, and the places of these rows among all of the data set."""
    data, dataset = experiment.data, experiment.dataset
    x, y = dataset.make(data.samples, data.noise, experiment.classes, data.seed)
    rng = _rng(experiment, 0)
    order = rng.permutation(len(y))[: data.samples]
    order = np.sort(order) if dataset.ordered else order
    x, y = x[order], y[order]
    irrelevant = rng.standard_normal((len(y), data.irrelevant_features))
    return np.hstack([x, irrelevant]), y, order


def _assign(experiment: Experiment, y: np.ndarray, drawn: np.ndarray) -> list[np.ndarray]:
    """Rows of each part; rows that must not be trained on leave their places in the training set to others."""
    train, *others = _cut(experiment, y, drawn)
    if experiment.dataset.untrained and len(train):
        aside = experiment.dataset.untrained()[drawn]
        if aside[train].all():
            raise DataError(later(_ALL_SET_ASIDE, rows=len(train)))
        train = splitting.replace_untrained(train, aside, _rng(experiment, 4))
    return [train, *others]


def _cut(experiment: Experiment, y: np.ndarray, drawn: np.ndarray) -> list[np.ndarray]:
    """Rows of each part: by group, in order, in random order, by rank within each class if stratified, or skewed."""
    data, dataset, sizes = experiment.data, experiment.dataset, split_sizes(experiment)
    cuts = np.cumsum(sizes)[:-1]
    if dataset.groups:
        groups, rng = dataset.groups()[drawn], _rng(experiment, 1)
        if dataset.classifies:
            return np.split(splitting.by_group_with_classes(groups, y, sizes, rng), cuts)
        return np.split(splitting.by_group(groups, sizes, rng), cuts)
    if dataset.ordered:
        return np.split(np.arange(len(y)), cuts)
    place = _rng(experiment, 1).permutation(len(y)) / len(y)
    if data.skew > 0:
        place = splitting.skewed(place, y, data.skew)
    elif is_stratified(experiment):
        place = splitting.stratified(place, y)
    return np.split(np.argsort(place, kind="stable"), cuts)


def _targets(experiment: Experiment, y: np.ndarray, train: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Classes as they are; other targets standardized on the training set."""
    if experiment.dataset.classifies:
        return y[part].astype(np.int32)
    return standardize(y[part], y[train].mean(), splitting.spread_of(y[train]))


def _redraw(experiment: Experiment, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Redraws a fraction of labels evenly over the classes; in regression, from the training targets themselves."""
    labels = np.arange(experiment.classes) if experiment.dataset.classifies else y
    return splitting.redraw(y, labels, experiment.data.label_noise, _rng(experiment, 2))


def _with_noise(experiment: Experiment, y: np.ndarray) -> np.ndarray:
    """Targets with noise in regression; classes as they are."""
    if experiment.dataset.classifies:
        return y
    noise = experiment.data.target_noise * _rng(experiment, 3).standard_normal(len(y))
    return (y + noise).astype(y.dtype)
