"""What trainings cost a server: processor seconds each, compiled before, and how many a core does in an hour.

Only the time of this process counts, which other work on the machine does not add to.
"""

from __future__ import annotations

import itertools
import time
from statistics import median

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.recording import record_training

HOUR = 3600.0
# Each experiment is trained for this many processor seconds, and at least this often.
SECONDS, TIMES = 10.0, 5
EXPERIMENTS = {
    "the default": Experiment(),
    "spirals, 64-64, dropout": change(Experiment(), dataset="spirals", hidden_layers=(64, 64), dropout=0.2),
    "digits, 1,000 samples, 64-64, 100 epochs": change(
        Experiment(), dataset="digits", samples=1000, hidden_layers=(64, 64), epochs=100
    ),
    "moons, 20,000 samples, 32-32, 50 epochs": change(Experiment(), samples=20_000, hidden_layers=(32, 32), epochs=50),
}


def table() -> dict[str, dict[str, float]]:
    """A row for each experiment: its parameters and epochs, and what it costs by the program that a visitor gets."""
    return {name: _row(experiment) for name, experiment in EXPERIMENTS.items()}


def _row(experiment: Experiment) -> dict[str, float]:
    record_training(experiment, padded=True)
    seconds: list[float] = []
    for seed in itertools.count(1):
        if seed > TIMES and sum(seconds) > SECONDS:
            break
        began = time.process_time()
        record_training(change(experiment, seed=seed), padded=True)
        seconds.append(time.process_time() - began)
    return {
        "parameters": experiment.parameters,
        "epochs": experiment.training.epochs,
        "processor seconds each": round(median(seconds), 4),
        "a core and hour": round(HOUR / median(seconds)),
    }
