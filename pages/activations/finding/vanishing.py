"""How gradients shrink on their way back through a deep network, before any training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.backpropagation import backpropagate
from dashboard.analysis.networks.initial import initial_network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
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
        share = f"1/{1 / self.ratio:,.0f}" if self.ratio < 0.1 else f"{self.ratio:.0%}"
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
