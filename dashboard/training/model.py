"""The Keras objects of an experiment, built from its description in `experiment.layers`."""

from __future__ import annotations

from functools import reduce
from typing import Any

import keras
import numpy as np

from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import Call
from dashboard.training.proximal import SoftThreshold

_CUSTOM = {layers.SOFT_THRESHOLD: SoftThreshold}


def build(description: Any) -> Any:
    """The Keras object that a call describes; any other value as it is."""
    if not isinstance(description, Call):
        return description
    kind = _CUSTOM.get(description.name) or reduce(getattr, description.name.split("."), keras)
    return kind(*map(build, description.arguments), **{name: build(value) for name, value in description.options})


def build_model(experiment: Experiment) -> keras.Sequential:
    """The network of an experiment, with its initial weights drawn from the training seed.

    Input (batch, inputs), output (batch, outputs): logits, probabilities, scores or values, as the loss expects.
    """
    return keras.Sequential([build(layer) for layer in layers.layers(experiment)])


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
    """Compiles the model with its loss, optimizer and metric, ready for `model.fit`, and returns it."""
    loss, metric = build(layers.trained_loss(experiment)), build(layers.metric(experiment))
    model.compile(build(layers.optimizer(experiment)), loss, metrics=[metric])
    return model


def reset_weights(experiment: Experiment, model: keras.Model) -> None:
    """Resets a model to the initial weights that `build_model` would give it."""
    # `model.layers` leaves out the input.
    for described, layer in zip(layers.layers(experiment)[1:], model.layers, strict=True):
        if isinstance(layer, keras.layers.Dense):
            layer.kernel.assign(build(dict(described.options)["kernel_initializer"])(layer.kernel.shape))
            if layer.use_bias:
                layer.bias.assign(np.zeros(layer.bias.shape))
        elif isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights([initial(w.shape) for initial, w in zip(_NORMALIZED, layer.weights, strict=True)])


# gamma, beta, moving mean and moving variance
_NORMALIZED = (np.ones, np.zeros, np.zeros, np.ones)
