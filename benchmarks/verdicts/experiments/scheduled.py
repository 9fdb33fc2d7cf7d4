"""Experiments whose learning rate comes down by a schedule, which few draws have: usual and uncommon ones in turn."""

from __future__ import annotations

from benchmarks.verdicts.experiments.curious import SEEDS
from benchmarks.verdicts.experiments.drawn import drawn
from benchmarks.verdicts.experiments.uncommon import uncommon
from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.schedules import CONSTANT, SCHEDULES

# With fewer epochs there is hardly a curve.
FEWEST = 10


def scheduled(seed: int) -> Experiment:
    """The schedules take turns. Raises DataError for shipped data: each repeated split would be trained five times."""
    experiment = (uncommon if seed % 2 else drawn)(seed % SEEDS)
    if experiment.dataset.real:
        raise DataError("shipped data")
    names = [name for name in SCHEDULES if name != CONSTANT]
    epochs = max(experiment.training.epochs, FEWEST)
    return change(experiment, schedule=names[seed % len(names)], epochs=epochs, early_stopping=False)
