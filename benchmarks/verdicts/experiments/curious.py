"""Experiments as a curious newcomer sets them up: the default, with a few settings at round values, often extreme."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import fitting

# What is tried of each setting. Trainings are continued to four times their epochs, so none is very long.
TRIED: dict[str, tuple[Any, ...]] = {
    "epochs": (5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 400, 500),
    "hidden_layers": ((), (1,), (2,), (4,), (8,), (16,), (32,), (128,), (8, 8), (32, 32), (128, 128), (64, 64, 64)),
    "activation": tuple(ACTIVATIONS),
    "samples": (40, 60, 100, 150, 200, 500, 1000, 2000),
    "noise": (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0),
    "label_noise": (0.05, 0.1, 0.2, 0.3, 0.5, 1.0),
    "target_noise": (0.1, 0.3, 0.5, 1.0),
    "irrelevant_features": (1, 5, 10, 50, 100),
    "train_fraction": (0.1, 0.2, 0.3, 0.5, 0.6, 0.7),
    "validation_fraction": (0.1, 0.15, 0.2, 0.25),
    "learning_rate": (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0),
    "optimizer": ("sgd", "sgd", "rmsprop", "adamw"),
    "batch_size": (1, 4, 8, 16, 64, 128, 256),
    "l1": (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1),
    "l2": (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0),
    "dropout": (0.1, 0.2, 0.3, 0.5, 0.7, 0.8),
    "gaussian_noise": (0.1, 0.3, 0.5, 1.0),
    "batch_normalization": (True,),
    "max_norm": (0.5, 1.0, 2.0),
    "early_stopping": (True,),
    "kernel_initializer": ("he_normal", "random_normal", "orthogonal"),
    "initial_scale": (0.0, 0.1, 3.0),
}
# The settings that most people turn to first are picked this many times as often.
FIRST = {"epochs": 3, "hidden_layers": 3, "learning_rate": 3, "samples": 2, "noise": 2, "l2": 2, "dropout": 2}
MOST_EPOCHS_OF_REAL = 200
ONE_BY_ONE = 60
# Seeds of a training and of its data are below this.
SEEDS = 10_000


def curious(seed: int) -> Experiment:
    """The data sets take turns, moons twice; from one to five settings are changed."""
    rng = np.random.default_rng([seed, 53])
    names = ["moons", *DATASETS]
    dataset = DATASETS[names[seed % len(names)]]
    unfit = "target_noise" if dataset.classifies else "label_noise"
    tried = {name: values for name, values in TRIED.items() if name != unfit}
    odds = np.array([FIRST.get(name, 1) for name in tried], float)
    picked = rng.choice(list(tried), size=int(rng.integers(1, 6)), replace=False, p=odds / odds.sum())
    settings: dict[str, Any] = {name: tried[name][rng.integers(len(tried[name]))] for name in picked}
    if rng.random() < 0.1:
        settings["loss"] = str(rng.choice(fitting(dataset.task)))
    if settings.get("batch_size") == 1:
        settings["epochs"] = min(settings.get("epochs", ONE_BY_ONE), ONE_BY_ONE)
    if dataset.real:
        settings["epochs"] = min(settings.get("epochs", MOST_EPOCHS_OF_REAL), MOST_EPOCHS_OF_REAL)
    own = seed % SEEDS
    return change(Experiment(), dataset=dataset.name, seed=own, data_seed=own, **settings)
