"""Networks as they are before training."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from dashboard.analysis.networks.network import Layer, Network
from dashboard.experiment.experiment import Experiment


def glorot_uniform(before: int, after: int, rng: np.random.Generator) -> np.ndarray:
    """A kernel (before, after), drawn uniformly between bounds that keep the variance of sums near that of inputs.

    Glorot and Bengio 2010, as in `keras.initializers.GlorotUniform`.
    """
    limit = np.sqrt(6.0 / (before + after))
    return rng.uniform(-limit, limit, (before, after))


def initial_network(experiment: Experiment, seed: int) -> Network:
    """The experiment's dense layers with Glorot's weights and biases of 0.

    The numbers are NumPy's, not those that Keras draws from the same seed.
    """
    rng = np.random.default_rng(seed)
    sizes = (experiment.inputs, *experiment.model.hidden_layers, experiment.outputs)
    names = [experiment.model.activation] * len(experiment.model.hidden_layers) + [experiment.loss.output]
    return Network(
        tuple(
            Layer(glorot_uniform(before, after, rng), np.zeros(after), None, name)
            for (before, after), name in zip(pairwise(sizes), names, strict=True)
        )
    )
