"""Experiments drawn over all data sets and a wide range of settings."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.losses import fitting

LAYERS = ((), (4,), (8,), (16,), (64,), (64, 64), (64, 64), (128, 128), (32, 32, 32))
ACTIVATIONS = ("relu", "relu", "tanh", "gelu", "sigmoid")
# Trainings are continued to four times their epochs, and a training has at most 2,000.
MOST_EPOCHS, MOST_EPOCHS_OF_REAL = 500, 200


def drawn(seed: int) -> Experiment:
    """The data sets take turns; all else is drawn, the usual more often than the rare."""
    rng = np.random.default_rng([seed, 11])
    name = list(DATASETS)[seed % len(DATASETS)]
    dataset = DATASETS[name]
    settings: dict[str, Any] = {
        "dataset": name,
        "seed": seed,
        "data_seed": seed,
        "samples": int(log_uniform(rng, 60, 3000)),
        "noise": float(rng.choice([0.0, 0.1, 0.2, 0.35, 0.5, 0.8])),
        "train_fraction": float(rng.choice([0.2, 0.34, 0.5, 0.6])),
        "validation_fraction": float(rng.choice([0.15, 0.2, 0.33])),
        "hidden_layers": LAYERS[rng.integers(len(LAYERS))],
        "activation": str(rng.choice(ACTIVATIONS)),
        "batch_size": int(rng.choice([8, 16, 32, 32, 64, 256])),
        "epochs": int(log_uniform(rng, 4, MOST_EPOCHS_OF_REAL if dataset.real else MOST_EPOCHS)),
    }
    settings |= _optimizer(rng) | _held_back(rng)
    if rng.random() < 0.15:
        settings["label_noise"] = float(rng.choice([0.2, 0.5]))
    if rng.random() < 0.15:
        settings["irrelevant_features"] = int(rng.choice([5, 20, 50]))
    if rng.random() < 0.12:
        settings["skew"] = float(rng.choice([0.2, 0.4, 0.6]))
    if rng.random() < 0.2:
        settings["loss"] = str(rng.choice(fitting(dataset.task)))
    return change(Experiment(), **settings)


def _optimizer(rng: np.random.Generator) -> dict[str, Any]:
    name = str(rng.choice(["adam", "adam", "adam", "sgd", "rmsprop"]))
    usual = {"adam": (1e-3, 2e-2), "rmsprop": (1e-3, 1e-2), "sgd": (1e-2, 0.3)}[name]
    low, high = (1e-5, 3.0) if rng.random() < 0.2 else usual
    return {"optimizer": name, "learning_rate": float(f"{log_uniform(rng, low, high):.2g}")}


def _held_back(rng: np.random.Generator) -> dict[str, Any]:
    """At most one or two of what holds a network back."""
    choices: list[dict[str, Any]] = [
        {"l2": float(f"{log_uniform(rng, 1e-4, 0.3):.2g}")},
        {"l1": float(f"{log_uniform(rng, 1e-4, 0.1):.2g}")},
        {"dropout": float(rng.choice([0.2, 0.5]))},
        {"batch_normalization": True},
        {"early_stopping": True, "patience": int(rng.choice([5, 20]))},
    ]
    picked = rng.permutation(len(choices))[: int(rng.choice([0, 0, 1, 2]))]
    return {name: value for place in picked for name, value in choices[place].items()}


def log_uniform(rng: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))
