"""A training to be judged, and its continuation to four times the epochs, with the weights of chosen epochs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.training.recording import record_training
from dashboard.training.train import Update, train

LONGER = 4
PLACES = 24
MOST_EPOCHS = 2000


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


def trained(experiment: Experiment) -> Trained:
    record = record_training(experiment)
    epochs = min(LONGER * max(record.epoch, 1), MOST_EPOCHS)
    longer = change(experiment, epochs=epochs, early_stopping=False)
    wanted = set().union(*(around(epoch, record.epoch) for epoch in places(record.epoch)))
    assert record.ending
    wanted.add(record.ending.restored or max(record.epoch, 1))
    wanted |= set().union(*(around(epoch, epochs) for epoch in (*soon_after(record.epoch), epochs)))
    wanted |= near(record.epoch, record.epoch)
    losses = [np.zeros((0, 3))]
    weights: dict[int, np.ndarray] = {}
    for part in train(longer):
        if isinstance(part, Update) and part.first > 0:
            losses.append(part.history.losses)
            weights |= {epoch: flat for epoch, flat in enumerate(part.weights, part.first) if epoch in wanted}
    return Trained(record, np.concatenate(losses), weights)


def soon_after(epoch: int) -> list[int]:
    """Epochs up to as many again: what falls and then overflows, or overfits, had too few epochs all the same."""
    return [round(times * epoch) for times in (1.25, 1.5, 2.0)]


def near(epoch: int, last: int) -> set[int]:
    """Single epochs that a training could as well have ended at: those around, and at least one either way."""
    return around(epoch, last) | {min(max(epoch + step, 1), last) for step in (-1, 0, 1)}


def places(last: int) -> list[int]:
    """Epochs at which fresh rows are measured, closer together at the beginning."""
    return np.unique(np.geomspace(1, max(last, 1), PLACES).round().astype(int)).tolist()


def around(epoch: int, last: int) -> set[int]:
    """A few epochs up to a twentieth away, so that the noise of a single one does not count."""
    shares = np.linspace(-0.08, 0.0, 5) if epoch >= last else np.linspace(-0.04, 0.04, 5)
    return {int(np.clip(round(epoch * (1 + share)), 1, last)) for share in shares}
