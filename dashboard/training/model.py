"""The Keras objects of an experiment, built from its description in `experiment.layers`."""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import Any

import keras
import numpy as np

from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import KerasCall
from dashboard.training.proximal import SoftThreshold

# Three for each of forty seeds.
KERNELS_KEPT = 120
# Initial values of batch normalization: gamma, beta, moving mean and moving variance.
_NORMALIZED = (np.ones, np.zeros, np.zeros, np.ones)
_CUSTOM = {layers.SOFT_THRESHOLD: SoftThreshold}


def build(description: Any, **more: Any) -> Any:
    """The Keras object that a call with `more` options describes; any other value as it is."""
    if not isinstance(description, KerasCall):
        return description
    kind: Any = _CUSTOM.get(description.name) or reduce(getattr, description.name.split("."), keras)
    options = {name: build(value) for name, value in description.options}
    return kind(*map(build, description.arguments), **options, **more)


def build_model(experiment: Experiment) -> keras.Sequential:
    """The network of an experiment, with its initial weights drawn from the training seed.

    Input (batch, inputs), output (batch, outputs): logits, probabilities, scores or values, as the loss expects.
    Layers are named by kind and place. Keras would number them by what a process has built before, and one program
    would not be the same in two processes.
    """
    described = enumerate(layers.layers(experiment))
    return keras.Sequential(
        [build(layer, name=_layer_name(layer, place)) for place, layer in described], name="network"
    )


def _layer_name(layer: KerasCall, place: int) -> str:
    return f"{layer.name.rpartition('.')[2].lower()}_{place}"


def load_model(experiment: Experiment, flat: np.ndarray) -> keras.Sequential:
    """The network with trained weights, given flat in the order of `model.weights`."""
    model = build_model(experiment)
    model.set_weights(unflatten(model, flat))
    return model


def unflatten(model: keras.Model, flat: np.ndarray) -> list[np.ndarray]:
    """Flat weights, in the order of `model.weights`, as `model.set_weights` takes them."""
    ends = np.cumsum([int(np.prod(weight.shape)) for weight in model.weights])[:-1]
    return [part.reshape(weight.shape) for part, weight in zip(np.split(flat, ends), model.weights, strict=True)]


def initial_weights(experiment: Experiment) -> list[np.ndarray]:
    """The weights that `build_model` gives the network, in the order of `model.weights`. Nobody may change them."""
    width, found = experiment.inputs, []
    for described in layers.layers(experiment):
        options = dict(described.options)
        if described.name == "layers.Dense":
            before, (width,) = width, described.arguments
            found.append(_drawn(options["kernel_initializer"], (before, width)))
            if options.get("use_bias", True):
                found.append(np.zeros(width, np.float32))
        elif described.name == "layers.BatchNormalization":
            found += [initial(width, np.float32) for initial in _NORMALIZED]
    return found


@lru_cache(KERNELS_KEPT)
def _drawn(initializer: KerasCall, shape: tuple[int, int]) -> np.ndarray:
    """A kernel, cached: the arms of a comparison mostly share theirs, and Keras takes a millisecond to draw one."""
    kernel = np.array(build(initializer)(shape))
    kernel.flags.writeable = False
    return kernel
