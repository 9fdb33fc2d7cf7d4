"""A training to be judged, and its continuation to four times the epochs, with the weights of chosen epochs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from benchmarks.verdicts.truth import LONGER, soon_after
from dashboard.analysis.verdict.known import class_weighted_constant
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import MOST_EPOCHS
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import targets_of_parts
from dashboard.functions.schedules import CONSTANT
from dashboard.training.recording import record_training
from dashboard.training.train import Update, train

PLACES = 24


@dataclass(frozen=True)
class Trained:
    """`record` is what is judged; `losses` (epochs, 3) go on, and `weights` are those of some epochs, from 1."""

    record: Record
    losses: np.ndarray
    weights: dict[int, np.ndarray]

    @property
    def judged(self) -> int:
        """The epoch judged, from 1."""
        assert self.record.ending
        return self.record.ending.restored or self.record.epoch

    @property
    def constant(self) -> float:
        """The loss of the best constant prediction for the training rows, or for those of validation where that is 0.

        Wrong labels may leave a small training set with a single class, on which such a prediction loses nothing.
        """
        assert self.record.ending
        experiment = self.record.experiment
        weighted = class_weighted_constant(experiment)
        if math.isfinite(weighted):
            return weighted
        return self.record.ending.constant_loss or experiment.constant_loss(targets_of_parts(experiment)[1])


def constant_on(experiment: Experiment, y: np.ndarray) -> float:
    """The same on other rows, whose targets (n,) these are."""
    weighted = class_weighted_constant(experiment)
    return weighted if math.isfinite(weighted) else experiment.constant_loss(y)


def trained(experiment: Experiment) -> Trained:
    record = record_training(experiment, looks_ahead=True)
    assert record.ending
    epochs = min(LONGER * max(record.epoch, 1), MOST_EPOCHS)
    wanted = set().union(*(around(epoch, record.epoch) for epoch in places(record.epoch)))
    wanted.add(record.ending.restored or max(record.epoch, 1))
    wanted |= set().union(*(around(epoch, epochs) for epoch in (*soon_after(record.epoch), epochs)))
    wanted |= near(record.epoch, record.epoch)
    if experiment.training.schedule == CONSTANT:
        return Trained(record, *_seen(change(experiment, epochs=epochs, early_stopping=False), wanted))
    return Trained(record, *_with_schedule(experiment, max(record.epoch, 1), epochs, wanted))


def _seen(experiment: Experiment, wanted: set[int]) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    """The losses (epochs, 3) of a training, and the weights of some epochs."""
    losses = [np.zeros((0, 3))]
    weights: dict[int, np.ndarray] = {}
    for part in train(experiment):
        if isinstance(part, Update) and part.first > 0:
            losses.append(part.history.losses)
            weights |= {epoch: flat for epoch, flat in enumerate(part.weights, part.first) if epoch in wanted}
    return np.concatenate(losses), weights


def _with_schedule(
    experiment: Experiment, done: int, last: int, wanted: set[int]
) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    """More epochs would stretch the schedule over all of them: each number of epochs is a training of its own."""
    losses, weights = _seen(change(experiment, early_stopping=False), {epoch for epoch in wanted if epoch <= done})
    for epochs in (*soon_after(done), last):
        longer, others = _seen(change(experiment, epochs=epochs, early_stopping=False), {epochs})
        losses, weights = np.concatenate([losses[:done], longer[done:]]), weights | others
    return losses, weights


def near(epoch: int, last: int) -> set[int]:
    """Single epochs that a training could as well have ended at: those around, and at least one either way."""
    return around(epoch, last) | {min(max(epoch + step, 1), last) for step in (-1, 0, 1)}


def places(last: int) -> list[int]:
    """Epochs at which fresh rows are measured, closer together at the beginning."""
    return np.unique(np.geomspace(1, max(last, 1), PLACES).round().astype(int)).tolist()


def around(epoch: int, last: int) -> set[int]:
    """A few epochs around one, so that the noise of a single epoch does not count."""
    shares = np.linspace(-0.08, 0.0, 5) if epoch >= last else np.linspace(-0.04, 0.04, 5)
    return {int(np.clip(round(epoch * (1 + share)), 1, last)) for share in shares}
