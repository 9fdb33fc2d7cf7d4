"""Experiments of kinds that other draws hardly have: sets that differ, weights that blow up, hinge losses, few rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.verdicts.experiments.curious import SEEDS
from benchmarks.verdicts.experiments.drawn import drawn, log_uniform
from benchmarks.verdicts.experiments.uncommon import uncommon
from dashboard.data.dataset import DataError
from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.losses import fitting

MOST_EPOCHS, MOST_SAMPLES = 150, 1500


def rare(seed: int) -> Experiment:
    """The four take turns on all data sets. Raises DataError for shipped data, which are split twelve times each."""
    turn = seed // len(DATASETS)
    experiment = (uncommon if turn // 4 % 2 else drawn)(seed % SEEDS)
    if experiment.dataset.real:
        raise DataError("shipped data")
    rng = np.random.default_rng([seed, 71])
    epochs = min(experiment.training.epochs, MOST_EPOCHS)
    samples = min(experiment.data.samples, MOST_SAMPLES)
    settings: dict[str, Any] = {"epochs": epochs, "samples": samples, "schedule": "constant"}
    return change(experiment, **settings | (_skewed, _blown_up, _hinge, _few_rows)[turn % 4](rng, experiment))


def _skewed(rng: np.random.Generator, _: Experiment) -> dict[str, Any]:
    return {"skew": float(rng.choice([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]))}


def _blown_up(rng: np.random.Generator, experiment: Experiment) -> dict[str, Any]:
    if rng.random() < 0.4:
        return {"initial_scale": float(rng.choice([3.0, 5.0]))}
    low, high = (0.3, 3.0) if experiment.training.optimizer == "sgd" else (0.05, 3.0)
    return {"learning_rate": float(f"{log_uniform(rng, low, high):.2g}")}


def _hinge(rng: np.random.Generator, experiment: Experiment) -> dict[str, Any]:
    hinges = [loss for loss in fitting(experiment.dataset.task) if "hinge" in loss]
    return {"loss": str(rng.choice(hinges))} if hinges else _few_rows(rng, experiment)


def _few_rows(rng: np.random.Generator, _: Experiment) -> dict[str, Any]:
    return {"samples": int(log_uniform(rng, 30, 150)), "train_fraction": 0.6, "validation_fraction": 0.1, "skew": 0.0}
