"""Learning by hand: one mini-batch after another, every number of a step at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.networks.backpropagation import Backpropagation, backpropagate, descend, mean_loss
from dashboard.analysis.networks.initial import initial_network
from dashboard.analysis.networks.network import Network
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from language.say import Marked, mark, t

# By what the step does to the loss of its mini-batch, and to that of the training set: the sign of the change.
_BATCH = {
    -1: mark("Step {step} lowers the loss of its mini-batch from {before} to {after}."),
    0: mark("Step {step} leaves the loss of its mini-batch at {before}."),
    1: mark("Step {step} raises the loss of its mini-batch from {before} to {after}."),
}
_TRAIN = {
    -1: mark("It lowers that of the whole training set from {before} to {after}."),
    0: mark("It leaves that of the whole training set at {before}."),
    1: mark("It raises that of the whole training set from {before} to {after}."),
}
# Digits after the point: as many as show a change. One that the last of them do not show is none.
DIGITS = range(3, 7)


@dataclass(frozen=True)
class Learner:
    """A network that learns by plain gradient descent, and what its steps so far did.

    `losses` has a row for each step: of its mini-batch before and after it, and of the whole training set after it.
    `first_loss` is that of the whole training set before the first one.
    """

    experiment: Experiment
    splits: Splits
    network: Network
    first_loss: float
    losses: tuple[tuple[float, float, float], ...] = ()

    @classmethod
    def new(cls, experiment: Experiment) -> Learner:
        new = cls(experiment, make_splits(experiment), initial_network(experiment, experiment.training.seed), 0.0)
        return replace(new, first_loss=new.train_loss(new.network))

    def at(self, learning_rate: float) -> Learner:
        """The same network, to go on at another learning rate."""
        return replace(self, experiment=change(self.experiment, learning_rate=learning_rate))

    @property
    def done(self) -> int:
        return len(self.losses)

    def train_loss(self, network: Network) -> float:
        """Mean loss over the whole training set."""
        train = self.splits.train
        return mean_loss(network, self.experiment.loss, train.x.astype(float), self.experiment.encode(train.y))

    def rows(self) -> np.ndarray:
        """The training rows of the next mini-batch: shuffled anew for each epoch, as in the lab."""
        train, size = len(self.splits.train), self.experiment.training.batch_size
        steps = -(-train // size)
        epoch, place = divmod(self.done, steps)
        shuffle = np.random.default_rng([self.experiment.training.seed, 1])
        order = shuffle.permuted(np.tile(np.arange(train), (epoch + 1, 1)), axis=1)[-1]
        return np.asarray(order[place * size : (place + 1) * size])


@dataclass(frozen=True)
class OneStep:
    """A step that could be taken next: the mini-batch, its way through the network and back, and the network after."""

    learner: Learner
    x: np.ndarray
    targets: np.ndarray
    back: Backpropagation
    network: Network

    @property
    def loss_after(self) -> float:
        return mean_loss(self.network, self.learner.experiment.loss, self.x, self.targets)

    @property
    def taken(self) -> Learner:
        """The learner after this step."""
        row = self.back.loss, self.loss_after, self.learner.train_loss(self.network)
        return replace(self.learner, network=self.network, losses=(*self.learner.losses, row))

    @property
    def in_words(self) -> str:
        train, train_after = self.learner.train_loss(self.learner.network), self.learner.train_loss(self.network)
        batch = _moved(_BATCH, self.back.loss, self.loss_after, step=self.learner.done + 1)
        return f"{batch} {_moved(_TRAIN, train, train_after)}"


def _moved(sentences: Mapping[int, Marked], before: float, after: float, **values: int) -> str:
    """What became of a loss."""
    first, last = written(before, after)
    return t(sentences[0 if first == last else -1 if after < before else 1], before=first, after=last, **values)


def written(before: float, after: float) -> tuple[str, str]:
    """A loss before and after a step in the fewest digits that show a change; alike where none of them does."""
    pairs = [(f"{before:.{digits}f}", f"{after:.{digits}f}") for digits in DIGITS]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])


def next_step(learner: Learner) -> OneStep:
    rows, experiment = learner.rows(), learner.experiment
    x, targets = learner.splits.train.x[rows].astype(float), experiment.encode(learner.splits.train.y[rows])
    back = backpropagate(learner.network, experiment.loss, x, targets)
    return OneStep(
        learner, x, targets, back, descend(learner.network, back.gradients, experiment.training.learning_rate)
    )
