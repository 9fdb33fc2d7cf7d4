"""Experiments and tables as a visitor might choose them, drawn at random, and small enough for a second."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.analysis.results import Results
from dashboard.data.datasets import DATASETS
from dashboard.data.own_data import own_data
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import fitting
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.training.recording import record_training

BINARY = tuple(name for name, dataset in DATASETS.items() if dataset.task == "binary")
REGRESSION = tuple(name for name, dataset in DATASETS.items() if dataset.task == "regression")
# How often a learning rate is one at which many a network diverges.
WILD = 0.15


def experiment(rng: np.random.Generator, datasets: Sequence[str] = tuple(DATASETS)) -> Experiment:
    """Another data set, loss, optimizer and network than the lab's, from other seeds."""
    dataset = str(rng.choice(list(datasets)))
    optimizer = str(rng.choice(list(OPTIMIZERS)))
    rate = 10.0 if rng.random() < WILD else 10.0 ** rng.uniform(-3.5, -1.0)
    return change(
        from_other_seeds(Experiment(), rng),
        dataset=dataset,
        loss=str(rng.choice(fitting(DATASETS[dataset].task))),
        samples=int(rng.choice([100, 200, 400])),
        noise=float(rng.choice([0.0, 0.1, 0.3, 0.5])),
        label_noise=float(rng.choice([0.0, 0.0, 0.3])),
        hidden_layers=((8,), (32,), (16, 16))[rng.integers(3)],
        activation=str(rng.choice(list(ACTIVATIONS))),
        optimizer=optimizer,
        learning_rate=rate,
        batch_size=int(rng.choice([16, 32, 64])),
        epochs=int(rng.choice([10, 30, 60])),
    )


def wild(one: Experiment) -> Experiment:
    """The same by steps far too large for most networks, and over as few epochs as show it."""
    return change(one, optimizer="sgd", momentum=0.0, learning_rate=2.0, epochs=5, activation="relu")


def from_other_seeds(one: Experiment, rng: np.random.Generator) -> Experiment:
    return change(one, data_seed=int(rng.integers(1000)), seed=int(rng.integers(1000)))


def table(rng: np.random.Generator, folder: Path) -> str:
    """The name of a data set made of a table: classes or numbers that follow some of its columns, or none of them."""
    rows, columns = int(rng.integers(80, 250)), int(rng.integers(2, 6))
    x = rng.normal(size=(rows, columns))
    truth = rng.choice([0.0, 1.0, 3.0]) * x[:, 0] * x[:, 1] + rng.normal(size=rows)
    classes = bool(rng.random() < 0.5)
    frame = pd.DataFrame(x, columns=[f"column {i}" for i in range(columns)])
    frame["target"] = np.where(truth > 0, "yes", "no") if classes else truth
    frame.to_csv(folder / "table.csv", index=False)
    return own_data(folder / "table.csv", "target")


def results(arms: Sequence[Arm], seeds: int, extra: Sequence[Experiment] = ()) -> Results:
    """What the page's trainings show."""
    return Results.of(arms, [ended(one) for one in (*grid(arms, seeds), *extra)], len(extra))


def ended(one: Experiment) -> Record:
    """A training that had all the time it takes, however slow the machine."""
    return record_training(one, Limits(seconds=1e6), padded=True)
