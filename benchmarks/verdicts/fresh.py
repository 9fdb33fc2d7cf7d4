"""The truth of a training on generated data: its losses on 100,000 rows that nobody has seen."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from benchmarks.verdicts.trained import Trained, around, constant_on, near, places
from benchmarks.verdicts.truth import LONGER, OfDraws, Truth, one_draw, shares, soon_after
from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import network
from dashboard.data.parts import TRAIN, Part
from dashboard.data.splitting import spread_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import LARGEST_SEED
from dashboard.experiment.settings import change
from dashboard.experiment.splits import raw_parts

ROWS = 100_000
# The lowest epoch is looked for on fewer of them.
SEARCHED = 10_000
DRAWS = 200


def truth_of(training: Trained) -> Truth:
    """What is true of a training, measured on fresh rows; nothing is of one that overflowed."""
    record, judged = training.record, training.judged
    assert record.ending
    constant, restored = training.constant, record.ending.restored
    if record.ending.reason == "diverged" or record.epoch == 0:
        return nothing(record.epoch, constant)
    like_training, like_validation = fresh_parts(record.experiment)
    losses = _Losses(training, like_validation)
    low_at = _lowest_place(losses, training)
    end = losses.at({judged}, ROWS) if restored else losses.around(judged, record.epoch, ROWS)
    low = losses.around(low_at, record.epoch, ROWS)
    soon = min(_at(losses, training, epoch) for epoch in soon_after(record.epoch))
    later = _at(losses, training, LONGER * record.epoch)
    train_loss = float(training.losses[judged - 1, TRAIN]) if restored else _train_loss(training, judged, record.epoch)
    lowest_train = min(_train_loss(training, place, judged) for place in places(judged))
    like = _Losses(training, like_training) if record.experiment.data.skew else None
    low_mean, end_mean = min(float(low.mean()), float(end.mean())), float(end.mean())
    return Truth(
        record.epoch,
        constant,
        stopped_early=record.ending.reason == "early stopping",
        low=low_mean,
        end=end_mean,
        soon=min(soon, end_mean),
        later=min(soon, later, end_mean),
        train=train_loss,
        train_rise=train_loss - lowest_train,
        peak=float(training.losses[:judged, TRAIN].max()),
        memorized=_memorized(like, training, end_mean, train_loss) if like else 1.0,
        of_draws=_of_draws(_near(losses, low_at, judged, restored), train_loss, constant, _validation_rows(training)),
        there=constant_on(record.experiment, like_validation.y),
    )


def _lowest_place(losses: _Losses, training: Trained) -> int:
    """The epoch, up to the one judged, whose loss on fresh rows is lowest."""
    last = training.record.epoch
    upto = [epoch for epoch in places(last) if epoch <= training.judged]
    return min(upto, key=lambda epoch: float(losses.around(epoch, last, SEARCHED).mean()))


def _memorized(like_training: _Losses, training: Trained, end: float, train_loss: float) -> float:
    """The share of the gap that fresh rows like those of training have too."""
    mine = like_training.around(training.judged, training.record.epoch, ROWS).mean()
    return float((mine - train_loss) / max(end - train_loss, 1e-9))


def _train_loss(training: Trained, epoch: int, last: int) -> float:
    """The recorded training loss, as the median around an epoch."""
    return float(np.median(training.losses[[near - 1 for near in around(epoch, last)], 0]))


def nothing(epochs: int, constant: float) -> Truth:
    """What is true of a training that overflowed."""
    return Truth(epochs, constant, overflowed=True)


def fresh_parts(experiment: Experiment) -> tuple[Part, Part]:
    """Rows like those of training, and rows like those of validation, standardized as the training did it."""
    own = raw_parts(experiment)[0]
    # Counted down from the largest seed, where no training draws its data.
    large = change(experiment, samples=ROWS, data_seed=LARGEST_SEED - experiment.data.seed)
    parts = raw_parts(large)
    if experiment.data.skew == 0:
        both = Part(np.concatenate([part.x for part in parts]), np.concatenate([part.y for part in parts]))
        parts = (both, both, both)
    return _standardized(experiment, own, parts[0]), _standardized(experiment, own, parts[1])


def _standardized(experiment: Experiment, own: Part, part: Part) -> Part:
    x = ((part.x - own.x.mean(0)) / spread_of(own.x)).astype(np.float32)
    if experiment.dataset.classifies:
        return Part(x, part.y)
    return Part(x, ((part.y - own.y.mean()) / spread_of(own.y)).astype(np.float32))


class _Losses:
    """Losses of rows at epochs, each measured once."""

    def __init__(self, training: Trained, part: Part) -> None:
        self.training, self.part = training, part
        self.experiment = training.record.experiment
        order = np.random.default_rng(0).permutation(len(part.y))
        self.x, self.y = part.x[order], self.experiment.encode(part.y[order])

    def around(self, epoch: int, last: int, rows: int) -> np.ndarray:
        return self.at(around(epoch, last), rows)

    def at(self, epochs: set[int], rows: int) -> np.ndarray:
        """Losses (rows,), each the mean over the epochs that have weights."""
        kept = [epoch for epoch in sorted(epochs) if epoch in self.training.weights]
        if not kept:
            return np.full(1, np.inf)
        with np.errstate(over="ignore", invalid="ignore"):
            return np.mean([self._losses(epoch, rows) for epoch in kept], 0)

    def _losses(self, epoch: int, rows: int) -> np.ndarray:
        net = network(self.experiment, self.training.weights[epoch])
        value: Callable[..., np.ndarray] = self.experiment.loss.value
        pieces = np.array_split(np.arange(min(rows, len(self.y))), max(1, rows // 5000))
        return np.concatenate([value(forward(net, self.x[piece])[-1].z, self.y[piece]) for piece in pieces])


def _at(losses: _Losses, training: Trained, epoch: int) -> float:
    """The loss at an epoch of the continuation; infinite where it overflowed before."""
    last = len(training.losses)
    return float(losses.around(epoch, last, ROWS // 4).mean()) if epoch <= last else math.inf


def _validation_rows(training: Trained) -> int:
    return len(training.record.rows) if training.record.rows else 2


def _near(losses: _Losses, low_at: int, judged: int, restored: int | None) -> list[list[np.ndarray]]:
    """The losses of single rows at each of the epochs near the lowest one, and near the one judged."""
    ends = {judged} if restored else near(judged, judged)
    epochs = [near(low_at, judged), ends]
    return [
        [losses.at({epoch}, SEARCHED) for epoch in sorted(some) if epoch in losses.training.weights] for some in epochs
    ]


def _of_draws(near_both: list[list[np.ndarray]], train: float, constant: float, rows: int) -> OfDraws:
    """Of draws of this many rows, and of single epochs near the two: see `Truth.of_draws`."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(DRAWS):
        low, end = (some[rng.integers(len(some))] for some in near_both)
        draw = rng.integers(min(len(low), len(end)), size=rows)
        found.append(one_draw(float(low[draw].mean()), float(end[draw].mean()), train, constant))
    return shares(found)
