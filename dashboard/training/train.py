"""Training, as a stream: blocks of epochs as they are done, then how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.limits import Limits
from dashboard.experiment.splits import make_splits
from dashboard.training.early_stopping import EarlyStopper
from dashboard.training.program import Block, Program
from dashboard.training.programs import PROGRAMS

# Seconds that one compiled call should take: short enough to stop within half a second, long enough to cost little.
CALL_SECONDS = 0.15
FIRST_EPOCHS = 4


@dataclass(frozen=True)
class Update:
    """Some epochs of a training.

    `first` is the number of the first one; `weights` has a row for each, and one before the first epoch of all: the
    initial weights, as epoch 0.
    """

    first: int
    history: History
    weights: np.ndarray


@dataclass(frozen=True)
class Final:
    """The end of a training, with the weights that the model is left with."""

    ending: Ending
    weights: np.ndarray


def train(
    experiment: Experiment,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    splits: Splits | None = None,
) -> Iterator[Update | Final]:
    """Trains and yields an `Update` per compiled call, then one `Final`.

    `cancelled` is asked between the calls. `splits` are the experiment's, where they have been made already. Raises
    LimitError and DataError before the first epoch.
    """
    limits = limits or Limits()
    limits.check(experiment)
    splits = splits or make_splits(experiment)
    program = PROGRAMS.get(experiment, splits.sizes)
    program.start(experiment, splits)
    yield Update(0, History.empty(), program.initial_weights()[None])
    yield from _Loop(experiment, splits, program, limits).run(cancelled)


class _Loop:
    """The state of one training between compiled calls."""

    def __init__(self, experiment: Experiment, splits: Splits, program: Program, limits: Limits) -> None:
        self.experiment, self.program = experiment, program
        self.scale = metric_scale(experiment, splits)
        self.constant_loss = experiment.constant_loss(splits.train.y)
        self.stopper = EarlyStopper(experiment) if experiment.training.early_stopping.enabled else None
        self.deadline = time.monotonic() + limits.seconds
        self.done = 0
        self.weights = program.initial_weights()

    def run(self, cancelled: Callable[[], bool]) -> Iterator[Update | Final]:
        epochs, size, reason = self.experiment.training.epochs, FIRST_EPOCHS, None
        while reason is None:
            size = min(size, epochs - self.done, self.program.capacity)
            started = time.perf_counter()
            update, reason = self._keep(self.program.run(size))
            size = max(1, int(size * CALL_SECONDS / (time.perf_counter() - started)))
            yield update
            reason = reason or self._other_reason(epochs, cancelled)
        yield self._final(reason)

    def _other_reason(self, epochs: int, cancelled: Callable[[], bool]) -> Reason | None:
        if self.done >= epochs:
            return "finished"
        if cancelled():
            return "stopped"
        return "out of time" if time.monotonic() > self.deadline else None

    def _keep(self, block: Block) -> tuple[Update, Reason | None]:
        """As much of a block as belongs to the training, and why it ends there, if it does."""
        history = History(block.losses, self.scale(block.scores), block.objective, block.val_loss)
        if self.stopper:
            history = replace(history, folds=self._folds(block))
        length = history.finite_epochs()
        reason: Reason | None = "diverged" if length < len(history) else None
        for row in range(length if self.stopper else 0):
            if self.stopper and self.stopper.stops_after(self.done + row + 1, history, row, block.weights[row]):
                length, reason = row + 1, "early stopping"
                break
        update = Update(self.done + 1, history.first(length), block.weights[:length])
        self.done += length
        self.weights = update.weights[-1] if length else self.weights
        return update, reason

    def _folds(self, block: Block) -> np.ndarray:
        """Loss and metric on the validation folds; R² in relation to the variance of the whole validation set."""
        losses, scores = block.folds[..., 0], block.folds[..., 1]
        metrics = self.scale(np.repeat(scores[..., None], len(SPLITS), -1))[..., SPLITS.index("validation")]
        return np.stack([losses, metrics], -1)

    def _final(self, reason: Reason) -> Final:
        ending = Ending(reason, self.done, constant_loss=self.constant_loss)
        if self.stopper and self.done and reason != "diverged":
            weights, restored = self.stopper.finish()
            return Final(replace(ending, restored=restored), weights)
        return Final(ending, self.weights)


def metric_scale(experiment: Experiment, splits: Splits) -> Callable[[np.ndarray], np.ndarray]:
    """From a program's scores to the metric: accuracies stay, squared errors become R² = 1 - error / variance."""
    if experiment.metric != "R²":
        return lambda scores: scores
    variances = np.array([np.var(part.y) for part in splits.parts])
    # Equal targets leave nothing to explain; Keras's R2Score is 0 there too.
    varied = variances > 0
    return lambda scores: np.where(varied, 1.0 - scores / np.where(varied, variances, 1.0), 0.0)
