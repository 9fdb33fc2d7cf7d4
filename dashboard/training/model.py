"""The Keras model of an experiment, with Keras's own layers, regularizers, losses and optimizers."""

from __future__ import annotations

from itertools import count
from typing import Any

import keras
import numpy as np

from dashboard.experiment.architecture import kernel_seed
from dashboard.experiment.spec import Experiment
from dashboard.training.proximal import SoftThreshold


def build_model(experiment: Experiment) -> keras.Sequential:
    """The network an experiment describes, with its initial weights drawn from the training seed.

    Input (batch, inputs), output (batch, outputs): logits, probabilities, scores or values, as the loss expects.
    """
    layers: list[keras.Layer] = [keras.Input((experiment.inputs,))]
    if experiment.model.gaussian_noise:
        layers.append(keras.layers.GaussianNoise(experiment.model.gaussian_noise))
    for units in experiment.model.hidden_layers:
        layers += _hidden(experiment, units)
    layers.append(_dense(experiment, experiment.outputs))
    if experiment.loss.output != "linear":
        layers.append(keras.layers.Activation(experiment.loss.output))
    model = keras.Sequential(layers)
    reset_weights(model, experiment.training.seed)
    return model


def load_model(experiment: Experiment, flat: np.ndarray) -> keras.Sequential:
    """The network with trained weights, given flat in the order of `model.weights`."""
    model = build_model(experiment)
    model.set_weights(unflatten(model, flat))
    return model


def unflatten(model: keras.Model, flat: np.ndarray) -> list[np.ndarray]:
    """Flat weights, in the order of `model.weights`, as `model.set_weights` takes them."""
    ends = np.cumsum([int(np.prod(weight.shape)) for weight in model.weights])[:-1]
    return [part.reshape(weight.shape) for part, weight in zip(np.split(flat, ends), model.weights, strict=True)]


def compile_model(experiment: Experiment, model: keras.Model) -> keras.Model:
    """Gives the model its loss, optimizer and metric, ready for `model.fit`; returns the model."""
    metric = keras.metrics.R2Score(name="metric") if experiment.metric == "R²" else accuracy(experiment)
    model.compile(build_optimizer(experiment), build_loss(experiment), metrics=[metric])
    return model


def build_loss(experiment: Experiment) -> keras.losses.Loss:
    """The loss that `fit` minimises, label smoothing included."""
    loss, smoothing = experiment.loss, experiment.training.label_smoothing
    if smoothing and loss.smoothed:
        return getattr(keras.losses, loss.smoothed)(**loss.options, label_smoothing=smoothing)
    return getattr(keras.losses, loss.keras)(**loss.options)


def accuracy(experiment: Experiment) -> keras.metrics.Metric:
    """Share of samples whose class is right, by the form in which the loss wants its targets."""
    if experiment.loss.targets == "one_hot":
        sparse = experiment.loss.keras.startswith("Sparse") and not experiment.training.label_smoothing
        kind = keras.metrics.SparseCategoricalAccuracy if sparse else keras.metrics.CategoricalAccuracy
        return kind(name="metric")
    return keras.metrics.BinaryAccuracy(name="metric", threshold=experiment.loss.threshold)


def build_optimizer(experiment: Experiment) -> keras.optimizers.Optimizer:
    training = experiment.training
    options: dict[str, dict[str, Any]] = {
        "sgd": {"momentum": training.momentum},
        "adamw": {"weight_decay": training.weight_decay},
    }
    optimizer = keras.optimizers.get(training.optimizer)
    return type(optimizer)(training.learning_rate, **options.get(training.optimizer, {}))


def reset_weights(model: keras.Model, seed: int) -> None:
    """Draws the initial weights anew: layer by layer from `seed`, by each layer's own initializer."""
    number = count()
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            config = keras.initializers.serialize(layer.kernel_initializer)
            config["config"]["seed"] = kernel_seed(seed, next(number))
            layer.kernel.assign(keras.initializers.deserialize(config)(layer.kernel.shape))
            if layer.use_bias:
                layer.bias.assign(np.zeros(layer.bias.shape))
        elif isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights([initial(w.shape) for initial, w in zip(_NORMALIZED, layer.weights, strict=True)])


# gamma, beta, moving mean and moving variance
_NORMALIZED = (np.ones, np.zeros, np.zeros, np.ones)


def _hidden(experiment: Experiment, units: int) -> list[keras.Layer]:
    model = experiment.model
    block: list[keras.Layer] = [_dense(experiment, units, hidden=True)]
    if model.batch_normalization:
        block.append(keras.layers.BatchNormalization())
    block.append(keras.layers.Activation(model.activation))
    if model.dropout:
        block.append(keras.layers.Dropout(model.dropout))
    return block


def _dense(experiment: Experiment, units: int, *, hidden: bool = False) -> keras.layers.Dense:
    # Batch normalization subtracts any bias again; left in, it would only drift with rounding errors.
    bias = not (hidden and experiment.model.batch_normalization)
    return keras.layers.Dense(
        units,
        use_bias=bias,
        kernel_initializer=experiment.model.kernel_initializer,
        kernel_regularizer=_penalty(experiment),
        kernel_constraint=_constraint(experiment, hidden=hidden),
    )


def _penalty(experiment: Experiment) -> keras.regularizers.Regularizer | None:
    model = experiment.model
    l1 = 0.0 if model.proximal else model.l1
    return keras.regularizers.L1L2(l1, model.l2) if l1 or model.l2 else None


def _constraint(experiment: Experiment, *, hidden: bool) -> keras.constraints.Constraint | None:
    model = experiment.model
    norm = keras.constraints.MaxNorm(model.max_norm, axis=0) if hidden and model.max_norm else None
    if model.proximal and model.l1:
        return SoftThreshold(experiment.training.learning_rate * model.l1, norm)
    return norm
