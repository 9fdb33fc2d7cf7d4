"""The first part of a standalone script: data are made, split, standardized, and encoded as the loss wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from dashboard.data.splitting import balanced, by_group, by_group_with_classes, replace_untrained, skewed, stratified
from dashboard.data.tables.storage import is_own, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import takes_integer_labels, uses_class_weights
from dashboard.experiment.splits import is_stratified, split_sizes
from dashboard.export.formatting import Code, comment
from dashboard.export.fragment import KERAS, Fragment, assigned, joined, lines
from dashboard.export.table_data import table_fragment, words_of

_COLUMN = "y = y.reshape(-1, 1)  # one column, like the model's output"
# The line that encodes targets, by the form in which a loss takes them.
_ENCODED = {
    "value": _COLUMN,
    "zero_one": _COLUMN,
    "plus_minus": "y = y.reshape(-1, 1)  # Keras's hinge makes -1 and +1 of 0 and 1",
    "one_hot": "y = keras.utils.to_categorical(y, {classes})",
}


def data_fragment(experiment: Experiment) -> Fragment:
    """Defines `x_train` and `y_train`, `x_val` and `y_val`, `x_test` and `y_test`."""
    steps = (_copy, _redraw, _add_noise, _weigh, _sets)
    return joined([rows_fragment(experiment), *(part for step in steps for part in step(experiment))])


def rows_fragment(experiment: Experiment) -> Fragment:
    """Defines `x` and `y`, all rows standardized by the training ones, and their places `train`, `val` and `test`."""
    steps = (_make, _shuffle, _split, _replace, _encode, _standardize)
    return joined(part for step in steps for part in step(experiment))


def _make(experiment: Experiment) -> Iterator[Fragment]:
    if is_own(experiment.data.dataset):
        yield table_fragment(schema_of(experiment.data.dataset))
        return
    data, make = experiment.data, experiment.dataset.make
    yield assigned("x, y", make, samples=data.samples, noise=data.noise, classes=experiment.classes, seed=data.seed)


def _shuffle(experiment: Experiment) -> Iterator[Fragment]:
    """Takes the rows that are used, in random order or in theirs, and adds irrelevant inputs."""
    data, dataset = experiment.data, experiment.dataset
    some = dataset.size is not None and data.samples < dataset.size
    order = "in their order" if dataset.ordered else "in random order"
    yield lines(
        f"# Take {data.samples} rows {order}." if some else f"# Put the rows {order}.",
        f"rng = np.random.default_rng([{data.seed}, 0])",
        f"order = rng.permutation(len(y))[:{data.samples}]" if some else "order = rng.permutation(len(y))",
        *(["order = np.sort(order)"] if dataset.ordered else []),
        "x, y = x[order], y[order]",
        *(["groups = groups[order]"] if dataset.groups else []),
        *(["untrained = untrained[order]"] if dataset.untrained else []),
    )
    if data.irrelevant_features:
        yield lines(
            f"# Add {_counted(data.irrelevant_features, 'input')} of pure noise.",
            f"x = np.hstack([x, rng.standard_normal((len(y), {data.irrelevant_features}))])",
        )


def _split(experiment: Experiment) -> Iterator[Fragment]:
    """Gives each row a position: the first ones are for training, the last ones for the test."""
    data, (train, validation, test) = experiment.data, split_sizes(experiment)
    sizes = f"{train} rows for training, {validation} for validation, {test} for testing"
    if experiment.dataset.groups:
        yield _by_group(experiment, f"Split the rows so that no group is torn apart: {sizes}.")
        return
    position, how = f"np.random.default_rng([{data.seed}, 1]).permutation(len(y))", "at random"
    uses: list[Callable[..., np.ndarray]] = []
    if experiment.dataset.ordered:
        position, how = "np.arange(len(y))", "in their order"
    elif data.skew:
        uses, how = [skewed], "so that the sets differ"
        position = f"skewed({position} / len(y), y, skew={data.skew})"
    elif is_stratified(experiment):
        uses, how = [stratified], "with the same share of each class in every set"
        position = f"stratified({position}, y)"
    yield lines(
        comment(f"Split the rows {how}: {sizes}."),
        f"position = {position}",
        f'train, val, test = np.split(np.argsort(position, kind="stable"), [{train}, {train + validation}])',
        uses=uses,
    )


def _by_group(experiment: Experiment, said: str) -> Fragment:
    train, validation, test = split_sizes(experiment)
    uses: list[Callable[..., np.ndarray]] = [by_group]
    call = "by_group(groups, "
    if experiment.dataset.classifies:
        call, uses = "by_group_with_classes(groups, y, ", [by_group, by_group_with_classes]
    return lines(
        comment(said),
        f"rng = np.random.default_rng([{experiment.data.seed}, 1])",
        f"order = {call}({train}, {validation}, {test}), rng)",
        f"train, val, test = np.split(order, [{train}, {train + validation}])",
        uses=uses,
    )


def _replace(experiment: Experiment) -> Iterator[Fragment]:
    if experiment.dataset.untrained:
        yield lines(
            "# Rows that must not be trained on leave their places in the training set to others.",
            f"train = replace_untrained(train, untrained, np.random.default_rng([{experiment.data.seed}, 4]))",
            uses=[replace_untrained],
        )


def _encode(experiment: Experiment) -> Iterator[Fragment]:
    encode: Callable[..., np.ndarray] | None = experiment.dataset.encode
    if encode:
        words = words_of(schema_of(experiment.data.dataset))
        filled = assigned("x", partial(encode, words=words) if words else encode, x=Code("x"), train=Code("train"))
        turned = "turn categories and words into numbers" if words else "turn categories into zeros and ones"
        said = f"# Fill empty cells and {turned}, by what the training rows hold.\n"
        yield replace(filled, text=said + filled.text)


def _standardize(experiment: Experiment) -> Iterator[Fragment]:
    scaled = 'y = ((y - y[train].mean()) / (y[train].std() * (np.ptp(y[train]) > 0) or 1.0)).astype("float32")'
    yield lines(
        "# Standardize with the mean and the standard deviation of the training set.",
        "mean, std = x[train].mean(axis=0), x[train].std(axis=0) * (np.ptp(x[train], axis=0) > 0)",
        "std[std == 0] = 1.0  # for features that are constant",
        'x = ((x - mean) / std).astype("float32")',
        *([] if experiment.dataset.classifies else [scaled]),
    )


def _copy(experiment: Experiment) -> Iterator[Fragment]:
    """Where one row may stand in several places of the training set, each of which gets noise of its own."""
    data = experiment.data
    if experiment.dataset.untrained and (data.label_noise or data.target_noise):
        yield lines(
            "# A row that took another's place is a row of its own: its noise is another.",
            "x, y = np.concatenate([x, x[train]]), np.concatenate([y, y[train]])",
            "train = np.arange(len(y) - len(train), len(y))",
        )


def _redraw(experiment: Experiment) -> Iterator[Fragment]:
    data, train = experiment.data, split_sizes(experiment)[0]
    count, classifies = round(data.label_noise * train), experiment.dataset.classifies
    if count:
        yield lines(
            f"# Label noise: redraw {_counted(count, 'label' if classifies else 'target')} of the training set.",
            f"rng = np.random.default_rng([{data.seed}, 2])",
            f"noisy = rng.permutation(len(train))[:{count}]",
            f"y[train[noisy]] = rng.choice({experiment.classes if classifies else 'y[train]'}, len(train))[noisy]",
        )


def _add_noise(experiment: Experiment) -> Iterator[Fragment]:
    data = experiment.data
    if data.target_noise and not experiment.dataset.classifies:
        yield lines(
            "# Add noise to the targets of the training set alone.",
            f"noise = np.random.default_rng([{data.seed}, 3]).standard_normal(len(train))",
            f'y[train] = (y[train] + {data.target_noise} * noise).astype("float32")',
        )


def _weigh(experiment: Experiment) -> Iterator[Fragment]:
    if uses_class_weights(experiment):
        yield lines(
            comment(
                "Give all classes equal weight. With a generator, `fit` takes a weight for each row instead of"
                " `class_weight`."
            ),
            'weights = balanced(y[train]).astype("float32")',
            uses=[balanced],
        )


def _sets(experiment: Experiment) -> Iterator[Fragment]:
    encoded = [] if takes_integer_labels(experiment) else [_ENCODED[experiment.loss.targets]]
    text = lines(
        *(line.format(classes=experiment.classes) for line in encoded),
        "x_train, y_train = x[train], y[train]",
        "x_val, y_val = x[val], y[val]",
        "x_test, y_test = x[test], y[test]",
    )
    yield replace(text, imports=KERAS) if "keras" in text.text else text


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
