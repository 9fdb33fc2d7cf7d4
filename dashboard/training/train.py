"""Training, as a stream: blocks of epochs as soon as they are trained, then the result."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.parts import SPLITS, VALIDATION, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.limits import Limits
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.splits import make_splits
from dashboard.training.base_program import BaseProgram
from dashboard.training.early_stopping import EarlyStopper
from dashboard.training.programs import PROGRAMS
from dashboard.training.row_recorder import RowRecorder
from dashboard.training.tensors import LOSS, SCORE, Block

# How long one compiled call should take: short enough to stop within half a second, long enough to cost little.
CALL_SECONDS = 0.15
FIRST_EPOCHS = 4


@dataclass(frozen=True)
class Update:
    """Some epochs of a training.

    `first` is the number of the first one, and `weights` has a row for each. The very first update has the initial
    weights, as those of epoch 0, and no curves.
    """

    first: int
    history: History
    weights: np.ndarray


@dataclass(frozen=True)
class Result:
    """How a training ended, the weights that the model is left with, and the losses of the single validation rows."""

    ending: Ending
    weights: np.ndarray
    rows: RowLosses | None = None


def train(
    experiment: Experiment,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    splits: Splits | None = None,
    *,
    padded: bool = False,
) -> Iterator[Update | Result]:
    """Trains, and yields an `Update` after each compiled call, then one `Result`.

    `cancelled` is called between compiled calls. `splits` are those of the experiment, if they have been made already.
    With `padded` a padded program trains it, if one can.
    Raises LimitError and DataError before the first epoch.
    """
    limits = limits or Limits()
    limits.check(experiment)
    splits = splits or make_splits(experiment)
    yield from train_with(PROGRAMS.get(experiment, padded=padded), experiment, splits, limits, cancelled)


def train_with(
    program: BaseProgram,
    experiment: Experiment,
    splits: Splits,
    limits: Limits,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Update | Result]:
    """Trains as `train` does, by a given program."""
    program.start(experiment, splits)
    yield Update(0, History.empty(), program.initial_weights()[None])
    yield from _Training(experiment, splits, program, limits).run(cancelled)


class _Training:
    """The state of one training between compiled calls."""

    def __init__(self, experiment: Experiment, splits: Splits, program: BaseProgram, limits: Limits) -> None:
        self.experiment, self.program = experiment, program
        self.scale = metric_scale(experiment, splits)
        self.constant_loss = experiment.constant_loss(splits.train.y)
        self.stopper = EarlyStopper(experiment) if experiment.training.early_stopping.enabled else None
        self.rows = RowRecorder(splits.sizes[1], classified=experiment.dataset.classifies)
        self.deadline = time.monotonic() + limits.seconds
        self.done = 0
        self.weights = program.initial_weights()

    def run(self, cancelled: Callable[[], bool]) -> Iterator[Update | Result]:
        epochs, size, reason = self.experiment.training.epochs, FIRST_EPOCHS, None
        while reason is None:
            size = min(size, epochs - self.done, self.program.epochs_per_call)
            started = time.perf_counter()
            update, reason = self._accept(self.program.run(size))
            size = max(1, int(size * CALL_SECONDS / (time.perf_counter() - started)))
            yield update
            reason = reason or self._reason_to_end(epochs, cancelled)
        yield self._result(reason)

    def _accept(self, block: Block) -> tuple[Update, Reason | None]:
        """The epochs of a block that belong to the training, and why it ends with them, if it does.

        A block may go on after the loss has overflowed, or after early stopping would have stopped.
        """
        history = History(block.losses, self.scale(block.scores), block.objective, block.val_loss)
        if self.stopper:
            history = replace(history, folds=self._folds(block))
        length = history.finite_epochs()
        reason: Reason | None = "diverged" if length < len(history) else None
        for row in range(length if self.stopper else 0):
            if self.stopper and self.stopper.stops_after(self.done + row + 1, history, row, block.weights[row]):
                length, reason = row + 1, "early stopping"
                break
        self._record_rows(block, length)
        update = Update(self.done + 1, history.first(length), block.weights[:length])
        self.done += length
        self.weights = update.weights[-1] if length else self.weights
        return update, reason

    def _record_rows(self, block: Block, length: int) -> None:
        """Records the rows at the epoch that early stopping would put back, otherwise at the last one."""
        kept = self.stopper.kept_epoch(self.done + length) if self.stopper else self.done + length
        here = max(kept - self.done, 0)
        self.rows.see(block.rows[:here])
        if here:
            self.rows.keep(block.rows[here - 1])
        self.rows.see(block.rows[here:length])

    def _folds(self, block: Block) -> np.ndarray:
        """Loss and metric on the validation folds; R² in relation to the variance of the whole validation set."""
        losses, scores = block.folds[..., LOSS], block.folds[..., SCORE]
        metrics = self.scale(np.repeat(scores[..., None], len(SPLITS), -1))[..., VALIDATION]
        return np.stack([losses, metrics], -1)

    def _reason_to_end(self, epochs: int, cancelled: Callable[[], bool]) -> Reason | None:
        if self.done >= epochs:
            return "finished"
        if cancelled():
            return "stopped"
        return "out of time" if time.monotonic() > self.deadline else None

    def _result(self, reason: Reason) -> Result:
        ending = Ending(reason, self.done, constant_loss=self.constant_loss)
        if self.stopper and self.done and reason != "diverged":
            weights, restored = self.stopper.finish()
            return Result(replace(ending, restored=restored), weights, self.rows.rows())
        if self.stopper and self.stopper.kept_epoch(self.done) != self.done:
            # The rows are of the epoch that would have been restored, the weights of the last one that was finite.
            return Result(ending, self.weights)
        return Result(ending, self.weights, self.rows.rows())


def metric_scale(experiment: Experiment, splits: Splits) -> Callable[[np.ndarray], np.ndarray]:
    """A function from a program's scores to the metric: accuracy as it is, R² as 1 - squared error / variance."""
    if experiment.dataset.classifies:
        return lambda scores: scores
    variances = np.array([np.var(part.y) for part in splits.parts])
    # If all targets are equal there is no variance to explain; Keras's R2Score is 0 there too.
    varied = variances > 0
    return lambda scores: np.where(varied, 1.0 - scores / np.where(varied, variances, 1.0), 0.0)
