"""Training, as a stream: blocks of epochs as soon as they are trained, then the result."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dashboard.data.parts import SPLITS, VALIDATION, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.limits import Limits
from dashboard.experiment.programs.costs import epoch_seconds
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.splits import make_splits
from dashboard.training.base_program import BaseProgram
from dashboard.training.early_stopping import EarlyStopper
from dashboard.training.look_ahead import SHOWN_SECONDS, is_open, look_ahead
from dashboard.training.programs import PROGRAMS
from dashboard.training.row_recorder import RowRecorder
from dashboard.training.targets import metric_scale
from dashboard.training.tensors import LOSS, SCORE, Block

# How long one compiled call should take: short enough to stop within half a second, long enough to cost little. The
# first call, of this many epochs, tells how many that are.
CALL_SECONDS, FIRST_EPOCHS = 0.15, 4


@dataclass(frozen=True)
class Update:
    """Some epochs of a training.

    `first` is the number of the first one, and `weights` (epochs, parameters) has a row for each. The very first update
    has the initial weights, as those of epoch 0, and no curves.
    """

    first: int
    history: History
    weights: np.ndarray


@dataclass(frozen=True)
class Result:
    """How a training ended, the weights that the model is left with, and the losses of the single validation rows.

    `epoch_seconds` is what each epoch has taken, without what comes before the first. One that `looks_ahead` has all of
    the training, and another follows after a while, whose rows say what more epochs do.
    """

    ending: Ending
    weights: np.ndarray
    rows: RowLosses | None = None
    epoch_seconds: float | None = None
    looks_ahead: bool = False


def train(
    experiment: Experiment,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    splits: Splits | None = None,
    *,
    padded: bool = False,
    looks_ahead: bool = False,
) -> Iterator[Update | Result]:
    """Trains, and yields an `Update` after each compiled call, then one `Result`, or two if it looks ahead for long.

    `cancelled` is called between compiled calls. `splits` are those of the experiment, if they have been made already.
    With `padded` a padded program trains it, if one can. With `looks_ahead` the rows of the result say how validation
    loss would go on, for a verdict that asks whether more epochs would help.
    Raises LimitError and DataError before the first epoch.
    """
    limits = limits or Limits()
    limits.check(experiment)
    splits = splits or make_splits(experiment)
    program = PROGRAMS.get(experiment, padded=padded)
    yield from train_with(program, experiment, splits, limits, cancelled, looks_ahead=looks_ahead)


def train_with(
    program: BaseProgram,
    experiment: Experiment,
    splits: Splits,
    limits: Limits,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    looks_ahead: bool = False,
) -> Iterator[Update | Result]:
    """Trains as `train` does, by a given program."""
    program.start(experiment, splits)
    yield Update(0, History.empty(), program.initial_weights()[None])
    yield from _Training(experiment, splits, program, limits, cancelled).run(looks_ahead=looks_ahead)


class _Training:
    """The state of one training between compiled calls."""

    def __init__(
        self,
        experiment: Experiment,
        splits: Splits,
        program: BaseProgram,
        limits: Limits,
        cancelled: Callable[[], bool],
    ) -> None:
        self.experiment, self.splits, self.program, self.cancelled = experiment, splits, program, cancelled
        self.scale = metric_scale(experiment, splits)
        self.constant_loss = experiment.constant_loss(splits.train.y)
        self.stopper = EarlyStopper(experiment) if experiment.training.early_stopping.enabled else None
        self.rows = RowRecorder(splits.sizes[1], classified=experiment.dataset.classifies)
        self.deadline = time.monotonic() + limits.seconds
        self.done, self.validation = 0, [np.zeros(0)]
        # The rows' losses and scores in epochs that the program has trained beyond the end of the training.
        self.beyond = np.zeros((0, splits.sizes[1], 2), np.float32)
        self.weights = program.initial_weights()

    def run(self, *, looks_ahead: bool) -> Iterator[Update | Result]:
        epochs, size, reason, began = self.experiment.training.epochs, FIRST_EPOCHS, None, time.perf_counter()
        while reason is None:
            size = min(size, epochs - self.done, self.program.epochs_per_call)
            started = time.perf_counter()
            update, reason = self._accept(self.program.run(size))
            size = max(1, int(size * CALL_SECONDS / (time.perf_counter() - started)))
            if len(update.history):
                yield update
            reason = reason or self._reason_to_end(epochs)
        each = (time.perf_counter() - began) / (self.done + len(self.beyond))
        result = replace(self._result(reason), epoch_seconds=each)
        validation = np.concatenate(self.validation)
        if looks_ahead and result.rows is not None and is_open(self.experiment, result.ending, validation):
            if self.done * epoch_seconds(self.experiment) > SHOWN_SECONDS:
                yield replace(result, looks_ahead=True)
            result = replace(result, rows=self._ahead(result.rows))
        yield result

    def _accept(self, block: Block) -> tuple[Update, Reason | None]:
        """The epochs of a block that belong to the training, and why the training ends with them, if it does.

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
        self.beyond = block.rows[length:]
        update = Update(self.done + 1, history.first(length), block.weights[:length])
        self.done += length
        self.validation.append(update.history.losses[:, VALIDATION])
        self.weights = update.weights[-1] if length else self.weights
        return update, reason

    def _record_rows(self, block: Block, length: int) -> None:
        """Records the rows at the epoch that early stopping would restore, otherwise at the last one."""
        kept = self.stopper.kept_epoch(self.done + length) if self.stopper else self.done + length
        here = max(kept - self.done, 0)
        self.rows.see(block.rows[:here])
        if here:
            self.rows.keep(block.rows[here - 1])
        self.rows.see(block.rows[here:length])

    def _folds(self, block: Block) -> np.ndarray:
        """Loss and metric on the validation folds; R² by the variance of the whole validation set."""
        losses, scores = block.folds[..., LOSS], block.folds[..., SCORE]
        metrics = self.scale(np.repeat(scores[..., None], len(SPLITS), -1))[..., VALIDATION]
        return np.stack([losses, metrics], -1)

    def _reason_to_end(self, epochs: float) -> Reason | None:
        if self.done >= epochs:
            return "finished"
        if self.cancelled():
            return "stopped"
        return "out of time" if time.monotonic() > self.deadline else None

    def _goes_on(self) -> bool:
        return self._reason_to_end(math.inf) is None

    def _result(self, reason: Reason) -> Result:
        ending = Ending(reason, self.done, constant_loss=self.constant_loss)
        if self.stopper and self.done and reason != "diverged":
            weights, restored = self.stopper.finish()
            return Result(replace(ending, restored=restored), weights, self.rows.rows())
        if self.stopper and self.stopper.kept_epoch(self.done) != self.done:
            # The rows are of the epoch that would have been restored, the weights of the last one that was finite.
            return Result(ending, self.weights)
        return Result(ending, self.weights, self.rows.rows())

    def _ahead(self, rows: RowLosses) -> RowLosses:
        """The same losses, and what more epochs do to them."""
        ahead = look_ahead(self.program, self.experiment, self.splits, self.done, self.beyond, self._goes_on)
        return replace(rows, ahead=ahead)
