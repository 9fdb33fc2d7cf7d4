"""Training beyond the end, to see whether more epochs would help: curves alone are wrong about that far more often."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import MOST_EPOCHS
from dashboard.experiment.history import Ending
from dashboard.experiment.programs.costs import epoch_seconds
from dashboard.experiment.settings import change
from dashboard.functions.schedules import CONSTANT
from dashboard.training.base_program import BaseProgram
from dashboard.training.tensors import LOSS

# Where losses are measured, in multiples of the epochs so far. A schedule is stretched over all epochs, so that each
# place would be a training of its own: there it is the last one alone.
TIMES = (1.25, 1.5, 2.0)
# A place is the mean over its epoch and those before it, as this share of the epochs so far: no single epoch decides.
WIDTH = 0.05
# What is expected to take longer, by the same estimate on every machine, is left to the curve: somebody is waiting for
# the verdict.
MOST_SECONDS = 1.0
# The endings that more epochs could follow.
ENDINGS = ("finished", "early stopping")
# Where the training took longer, its whole curve is shown first; where less, drawing a page twice would cost more.
SHOWN_SECONDS = 0.2
# Validation loss that ends above this multiple of its lowest has risen, whatever follows: of 597 trainings the verdict
# changed for three such, and was no truer.
RISEN = 1.25


class LookAhead:
    """The losses of the validation rows at places ahead, in multiples (`times`) of the `epochs` of a training."""

    def __init__(self, epochs: int, times: Sequence[float] = TIMES) -> None:
        ends, width = [round(time * epochs) for time in times], max(round(WIDTH * epochs), 1)
        self.places = [range(end - width + 1, end + 1) for end in ends]
        self.last = ends[-1]
        self._sums: list[np.ndarray | float] = [0.0 for _ in ends]
        self._counts = [0 for _ in ends]

    def see(self, first: int, losses: np.ndarray) -> None:
        """Takes in the losses (epochs, rows) of further epochs, the first of which is number `first`."""
        for index, place in enumerate(self.places):
            part = losses[max(place.start - first, 0) : max(place.stop - first, 0)]
            self._sums[index] = self._sums[index] + part.sum(0, dtype=float)
            self._counts[index] += len(part)

    def losses(self) -> np.ndarray:
        """The mean losses (places, rows), without places that were not reached or at which a loss overflowed.

        If it overflowed at all of them, there is one place, of infinite losses.
        """
        counted = zip(self.places, self._sums, self._counts, strict=True)
        means = [np.asarray(total) / count for place, total, count in counted if count == len(place)]
        finite = [mean for mean in means if np.isfinite(mean).all()]
        return np.array(finite or [np.full_like(mean, np.inf) for mean in means[:1]])


def is_open(experiment: Experiment, ending: Ending, validation: np.ndarray) -> bool:
    """Whether more epochs could follow, are soon tried, and validation loss (epochs,) leaves open what they bring."""
    leaves_open = ending.restored is not None or not _has_risen(validation)
    return ending.reason in ENDINGS and leaves_open and _is_soon_tried(experiment, ending.epochs)


def _is_soon_tried(experiment: Experiment, epochs: int) -> bool:
    """Whether to go beyond so many epochs takes little, and a schedule would have no more of them than there can be."""
    last, anew = LookAhead(epochs).last, experiment.training.schedule != CONSTANT
    more = last if anew else last - epochs
    return more * epoch_seconds(experiment) <= MOST_SECONDS and not (anew and last > MOST_EPOCHS)


def _has_risen(validation: np.ndarray) -> bool:
    """Whether it ends far above its lowest, both as means over a few epochs."""
    width = max(round(WIDTH * len(validation)), 1)
    means = np.convolve(validation, np.full(width, 1.0 / width), "valid")
    return bool(means[-1] > RISEN * means.min() > 0.0)


def look_ahead(
    program: BaseProgram,
    experiment: Experiment,
    splits: Splits,
    epochs: int,
    beyond: np.ndarray,
    goes_on: Callable[[], bool],
) -> np.ndarray:
    """The losses (places, rows) of the validation rows at a few later epochs, without early stopping.

    The training has had `epochs`; `beyond` are the losses and scores (epochs, rows, 2) of those that the program has
    trained beyond them. `goes_on` is asked before each compiled call; where it no longer does, there are no places.
    """
    anew = experiment.training.schedule != CONSTANT
    ahead, done = (LookAhead(epochs, TIMES[-1:]), 0) if anew else (LookAhead(epochs), epochs)
    if anew:
        beyond = beyond[:0]
        program.start(change(experiment, epochs=ahead.last, early_stopping=False), splits)
    while True:
        ahead.see(done + 1, beyond[..., LOSS])
        done += len(beyond)
        if done >= ahead.last:
            return ahead.losses()
        if not goes_on():
            return np.zeros((0, 0))
        beyond = program.run(min(ahead.last - done, program.epochs_per_call)).rows
