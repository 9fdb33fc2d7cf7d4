"""How gradients shrink on their way back through a deep network, before any training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.backpropagation import backpropagate
from dashboard.analysis.networks.initial import initial_network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.export.formatting import literal
from language.say import t

# Networks drawn at random, over which the sizes are averaged.
DRAWS = 20


@dataclass(frozen=True)
class GradientSizes:
    """For an activation, the root mean square of the gradient over the weights of each layer, input first."""

    activation: str
    sizes: np.ndarray

    @property
    def ratio(self) -> float:
        """The first layer's gradient as a share of the output layer's."""
        return float(self.sizes[0] / self.sizes[-1])

    @property
    def in_words(self) -> str:
        # Two digits: other weights would give other ones.
        share = f"1/{float(f'{1 / self.ratio:.2g}'):,.0f}" if self.ratio < 0.1 else f"{self.ratio:.0%}"
        return t(
            "With **{activation}** the first layer's gradient is {share} of the output layer's.",
            activation=self.activation,
            share=share,
        )


def gradient_sizes(experiment: Experiment) -> GradientSizes:
    """Measured on the whole training set, with weights as Glorot's uniform initializer draws them."""
    train = make_splits(experiment).train
    x, targets = train.x.astype(float), experiment.encode(train.y)
    squares = [
        [np.mean(g.kernel**2) for g in backpropagate(net, experiment.loss, x, targets).gradients]
        for net in (initial_network(experiment, seed) for seed in range(DRAWS))
    ]
    return GradientSizes(experiment.model.activation, np.sqrt(np.mean(squares, axis=0)))


_IMPORTS = """\
from itertools import pairwise

import keras
import numpy as np
import tensorflow as tf
from dashboard import Experiment
from dashboard.experiment.splits import make_splits
"""


def listing(experiments: Sequence[Experiment]) -> str:
    """Lines that draw the same weights, and have TensorFlow compute the gradients."""
    first = experiments[0]
    return f"""\
{_IMPORTS}
train = make_splits(Experiment()).train
sizes = {[first.inputs, *first.model.hidden_layers, first.outputs]}
for name in {literal([one.model.activation for one in experiments])}:
    activation, squares = keras.activations.get(name), []
    for seed in range({DRAWS}):
        rng, kernels = np.random.default_rng(seed), []
        for before, after in pairwise(sizes):
            limit = np.sqrt(6 / (before + after))  # Glorot's
            kernels.append(tf.Variable(rng.uniform(-limit, limit, (before, after))))
        with tf.GradientTape() as tape:
            h = tf.constant(train.x, tf.float64)
            for kernel in kernels[:-1]:
                h = activation(h @ kernel)
            loss = keras.losses.BinaryCrossentropy(from_logits=True)(train.y[:, None], h @ kernels[-1])
        squares.append([np.mean(gradient**2) for gradient in tape.gradient(loss, kernels)])
    rms = np.sqrt(np.mean(squares, 0))
    print(f"{{name}}:", *(f"{{size:.2e}}" for size in rms), f"first / output: {{rms[0] / rms[-1]:.3g}}")
"""
