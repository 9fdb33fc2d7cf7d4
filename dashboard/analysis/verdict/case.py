"""What is judged: the curves up to the epoch of the final weights, cleaned of what is not a number."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.plateaus import cut_on_plateaus
from dashboard.analysis.verdict.curves.smoothing import Smoothed, smooth
from dashboard.analysis.verdict.known import Known
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses


@dataclass(frozen=True, eq=False, kw_only=True)
class Case:
    """A training to be judged.

    `epochs` (n,) are the numbers, from 1, of the epochs at which every curve that is given has a value; `train`,
    `validation`, `metric` and `train_metric` (n,) are those values, and empty for a curve that is not given. `judged`
    is the place of the epoch judged among them. `objective` (n,) is what training lowers, with dropout and the
    penalty. `constant_loss` is that of the best constant prediction for the training rows, NaN where it is not known.
    `overflowed` says that a loss ended as NaN or infinite.
    """

    epochs: np.ndarray
    train: np.ndarray
    validation: np.ndarray
    metric: np.ndarray
    train_metric: np.ndarray
    objective: np.ndarray
    judged: int
    ending: Ending
    constant_loss: float
    overflowed: bool
    rows: RowLosses | None
    known: Known

    @property
    def complete(self) -> bool:
        """Whether both curves are given."""
        return len(self.train) > 0 and len(self.validation) > 0

    @property
    def epoch(self) -> int:
        """The number of the epoch judged."""
        return int(self.epochs[self.judged])

    @property
    def count(self) -> int:
        """How many epochs have values up to the one judged."""
        return self.judged + 1

    @property
    def trained(self) -> int:
        """How many epochs have values in all, those after restored weights among them."""
        return len(self.epochs)

    @property
    def to_the_end(self) -> Case:
        """The case judged at its last epoch: what came after restored weights is known, and needs no forecast."""
        if self.ending.restored is None:
            return self
        return replace(self, judged=self.trained - 1, ending=replace(self.ending, restored=None))

    @property
    def stopped_early(self) -> bool:
        return self.ending.reason == "early stopping"

    def lowest_place(self, count: int) -> int:
        """The place of the single epoch with the lowest validation loss among the first `count`."""
        return int(np.argmin(self.validation[:count]))

    @cached_property
    def clock(self) -> Clock:
        epochs, rates = self.epochs[: self.count], self.known.rates
        if rates is None:
            return Clock.steady(epochs)
        shares = rates / rates.max()
        keeps = cut_on_plateaus(shares[epochs - 1], self.validation[: self.count])
        kept = float(epochs[-1] * shares[epochs[-1] - 1]) if keeps else None
        return Clock(np.cumsum(shares)[epochs - 1], shares[epochs - 1], kept)

    @property
    def rate(self) -> float:
        """The learning rate of the epoch judged, as a share of the largest."""
        return float(self.clock.rates[-1])

    @cached_property
    def smooth_train(self) -> Smoothed:
        """Training loss up to the epoch judged, smoothed once for all that is measured on it.

        Restored weights are those of that very epoch: their training loss is known, whatever its neighbours are.
        """
        smoothed = smooth(self.train, self.judged)
        return smoothed.ending_with(float(self.train[self.judged])) if self.ending.restored else smoothed

    @cached_property
    def smooth_validation(self) -> Smoothed:
        return smooth(self.validation, self.judged)

    @property
    def scale(self) -> float:
        """What a large loss is: a constant prediction's, or where that is not known, the larger of the first losses.

        For losses below zero it is how far they fell, as how high they stand means nothing.
        """
        if math.isfinite(self.constant_loss) and self.constant_loss > 0:
            return self.constant_loss
        curves = [curve for curve in (self.train, self.validation) if len(curve)]
        below_zero = any(curve.min() < 0 for curve in curves)
        sizes = (float(curve[0] - curve.min() if below_zero else curve[0]) for curve in curves)
        return max([*sizes, np.finfo(float).tiny])

    @property
    def validation_scale(self) -> float:
        """What a large loss is on the validation rows."""
        constant = self.known.validation_constant
        return constant if math.isfinite(constant) else self.scale

    @property
    def knows_constant(self) -> bool:
        return math.isfinite(self.constant_loss) and self.constant_loss > 0


def case_of(
    history: History, ending: Ending, constant_loss: float | None, rows: RowLosses | None, known: Known
) -> Case:
    """Leaves out epochs without a value; a curve without any is not given."""
    losses = np.asarray(history.losses, float)
    metrics = np.asarray(history.metrics, float)
    curves = [column for column in (losses[:, TRAIN], losses[:, VALIDATION]) if np.isfinite(column).any()]
    whole = np.isfinite(np.column_stack(curves)).all(1) if curves else np.zeros(len(history), bool)
    places = np.flatnonzero(whole)
    train, validation = (_given(losses[:, column], places) for column in (TRAIN, VALIDATION))
    train_metric, metric = (
        _given(metrics[:, column], places) if metrics.shape[1] > column else np.zeros(0)
        for column in (TRAIN, VALIDATION)
    )
    judged = int(np.searchsorted(places, (ending.restored or len(history)) - 1, side="right")) - 1
    return Case(
        epochs=places + 1,
        train=train,
        validation=validation,
        metric=metric,
        train_metric=train_metric,
        objective=_given(history.objective, places),
        judged=max(judged, 0),
        ending=ending,
        constant_loss=_constant(constant_loss, known),
        overflowed=ending.reason == "diverged" or not curves or any(_overflows(curve) for curve in curves),
        rows=rows,
        known=known,
    )


def _constant(of_training: float | None, known: Known) -> float:
    """That of the training rows, or of the validation rows where all (wrong) labels of training rows are the same."""
    if of_training is None or known.weighted_constant > 0:
        return known.weighted_constant
    return known.validation_constant if of_training == 0 and known.validation_constant > 0 else float(of_training)


def value_at(place: int, curve: np.ndarray) -> float:
    """NaN of a curve that is not given."""
    return float(curve[place]) if len(curve) else math.nan


def _given(curve: np.ndarray, places: np.ndarray) -> np.ndarray:
    values = curve[places]
    return values if len(values) and np.isfinite(values).all() else np.zeros(0)


def _overflows(curve: np.ndarray) -> bool:
    """Whether a curve ends in NaN or infinity, beyond the epochs that it leaves out where it is logged now and then."""
    if np.isinf(curve[-1]):
        return True
    finite = np.flatnonzero(np.isfinite(curve))
    steps = np.diff(finite, prepend=-1)
    return bool(len(curve) - finite[-1] > steps.max())
