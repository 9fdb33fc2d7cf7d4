"""The truth of a training on shipped data: its own, and that of repeated splits, on all rows that each holds out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benchmarks.verdicts.fresh import nothing
from benchmarks.verdicts.trained import Trained, around, constant_on, places
from benchmarks.verdicts.truth import LONGER, Truth, one_draw, shares, soon_after
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import MOST_EPOCHS
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, split_sizes
from dashboard.training.recording import record_training

SPLITS = 12
FIRST_SEED = 3000


def truths_of(training: Trained) -> tuple[Truth, tuple[Truth, ...], Truth | None]:
    """That of the mean curve over the splits, those of the single ones, and that of the network itself.

    Of what overflowed there is nothing.
    """
    record = training.record
    assert record.ending
    constant = training.constant
    if record.ending.reason == "diverged" or record.epoch == 0:
        return nothing(record.epoch, constant), (), None
    own, _ = _of_curves(record, training.losses, constant)
    found = [_one(experiment, constant) for experiment in _repeated(record.experiment)]
    sound = [truth for truth, _ in found if not truth.overflowed]
    if 2 * len(sound) < len(found):
        return nothing(record.epoch, constant), tuple(truth for truth, _ in found), own
    mean = replace(
        sound[0],
        epochs=training.judged,
        stopped_early=record.ending.reason == "early stopping",
        of_draws=shares([draw for truth, draw in found if not truth.overflowed]),
        low=_mean(truth.low for truth in sound),
        end=_mean(truth.end for truth in sound),
        soon=_mean(truth.soon for truth in sound),
        later=_mean(truth.later for truth in sound),
        train=_mean(truth.train for truth in sound),
        train_rise=_mean(truth.train_rise for truth in sound),
        there=_mean(truth.there for truth in sound),
    )
    return mean, tuple(truth for truth, _ in found), own


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _repeated(experiment: Experiment) -> list[Experiment]:
    first = FIRST_SEED + SPLITS * (experiment.data.seed % 500)
    return [change(experiment, data_seed=seed, seed=seed) for seed in range(first, first + SPLITS)]


def _one(experiment: Experiment, constant: float) -> tuple[Truth, tuple[bool, bool, bool]]:
    """One split: its truth on all rows held out, and whether its validation rows alone show a rise, and a wide gap."""
    record = record_training(experiment)
    assert record.ending
    if record.ending.reason == "diverged" or record.epoch == 0:
        return nothing(record.epoch, constant), (False, False, False)
    longer = change(experiment, epochs=min(LONGER * record.epoch, MOST_EPOCHS), early_stopping=False)
    return _of_curves(record, record_training(longer).history.losses, constant)


def _of_curves(record: Record, losses: np.ndarray, constant: float) -> tuple[Truth, tuple[bool, bool, bool]]:
    """From the losses (epochs, 3) of the training and its continuation."""
    assert record.ending
    epochs, restored = record.epoch, record.ending.restored
    judged = restored or epochs
    held_out, train, validation = _held_out(record, losses), losses[:, TRAIN], losses[:, VALIDATION]
    end, train_end, own = (
        float(curve[restored - 1]) if restored else _around(curve, epochs, epochs)
        for curve in (held_out, train, validation)
    )
    soon, later = _after(held_out, epochs)
    upto = [place for place in places(epochs) if place <= judged]
    low_at = min(upto, key=lambda place: _around(held_out, place, epochs))
    low, own_low = _around(held_out, low_at, epochs), _around(validation, low_at, epochs)
    lowest_train = min(_around(train, place, epochs) for place in places(judged))
    truth = Truth(
        epochs,
        constant,
        stopped_early=record.ending.reason == "early stopping",
        low=min(low, end),
        end=end,
        soon=min(soon, end),
        later=min(soon, later, end),
        train=train_end,
        train_rise=max(train_end - lowest_train, 0.0),
        peak=float(losses[:judged, TRAIN].max()),
        memorized=0.5 if record.experiment.data.skew else 1.0,
        there=_constant_there(record.experiment),
    )
    return truth, one_draw(own_low, own, train_end, constant)


def _after(held_out: np.ndarray, epochs: int) -> tuple[float, float]:
    """The lowest loss within as many epochs again, and that after the last epoch of the continuation."""
    last = len(held_out)
    soon = min(_around(held_out, min(epoch, last), last) for epoch in soon_after(epochs))
    return soon, _around(held_out, last, last)


def _held_out(record: Record, losses: np.ndarray) -> np.ndarray:
    """Loss on all rows that are not trained on."""
    _, validation, test = split_sizes(record.experiment)
    return np.asarray(np.average(losses[:, 1:], 1, [validation, test]))


def _constant_there(experiment: Experiment) -> float:
    """What a constant prediction loses on all rows held out."""
    splits = make_splits(experiment)
    return constant_on(experiment, np.concatenate([splits.validation.y, splits.test.y]))


def _around(curve: np.ndarray, epoch: int, last: int) -> float:
    return float(np.median(curve[[place - 1 for place in around(epoch, last)]]))
