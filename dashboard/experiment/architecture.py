"""What a training program is compiled for, known before any data are made."""

from __future__ import annotations

from collections.abc import Hashable

from dashboard.experiment.spec import Experiment


def architecture(experiment: Experiment, sizes: tuple[int, int, int] | None = None) -> Hashable:
    """Two experiments with the same answer share one compiled program; `sizes` are those of the splits.

    Strengths, rates, learning rate, data and seeds are not in it. Dropout and noise are only as on or off.
    """
    model, training = experiment.model, experiment.training
    sizes = sizes or split_sizes(experiment)
    return (
        experiment.inputs, model.hidden_layers, experiment.outputs, model.activation, model.kernel_initializer,
        model.batch_normalization, model.max_norm, bool(model.dropout), bool(model.gaussian_noise),
        model.proximal and model.l1 > 0,
        experiment.loss.name, training.optimizer, training.momentum, training.weight_decay,
        min(training.batch_size, sizes[0]), sizes,
    )  # fmt: skip


def split_sizes(experiment: Experiment) -> tuple[int, int, int]:
    """Rows of train, validation and test."""
    data = experiment.data
    rows = min(data.samples, experiment.dataset.size or data.samples)
    train, validation = round(data.train_fraction * rows), round(data.validation_fraction * rows)
    train = min(train, rows)
    validation = min(validation, rows - train)
    return train, validation, rows - train - validation


def kernel_seed(seed: int, number: int) -> int:
    """What the weights into a dense layer are drawn from, by the training's seed and the layer's number, from 0.

    Layers without a kernel do not count, so that a network starts from the same weights with dropout and without.
    """
    return seed * 1000 + 2 * number
