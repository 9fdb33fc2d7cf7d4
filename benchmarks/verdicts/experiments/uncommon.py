"""Experiments drawn over settings that few use: all activations, schedules, initial weights, few rows and many."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.verdicts.experiments.drawn import LAYERS, log_uniform
from dashboard.data.dataset import Dataset
from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.initializers import INITIALIZERS
from dashboard.functions.losses import fitting
from dashboard.functions.schedules import SCHEDULES

MOST_EPOCHS, MOST_EPOCHS_OF_REAL = 300, 120
# How many of the rare settings an experiment has.
RARE = (1, 4)


def uncommon(seed: int) -> Experiment:
    """The data sets take turns; all else is drawn, and of the rare settings one to three."""
    rng = np.random.default_rng([seed, 29])
    name = list(DATASETS)[seed % len(DATASETS)]
    dataset = DATASETS[name]
    few, most = ((40, 150), (150, 2000), (3000, 8000))[rng.choice(3, p=(0.3, 0.5, 0.2))]
    settings: dict[str, Any] = {
        "dataset": name,
        "seed": seed,
        "data_seed": seed,
        "samples": int(log_uniform(rng, few, most)),
        "noise": float(rng.choice([0.0, 0.05, 0.15, 0.3, 0.45, 0.7])),
        "train_fraction": float(rng.choice([0.15, 0.34, 0.5, 0.7])),
        "validation_fraction": float(rng.choice([0.1, 0.15, 0.25])),
        "hidden_layers": LAYERS[rng.integers(len(LAYERS))],
        "activation": str(rng.choice(list(ACTIVATIONS))),
        "batch_size": int(rng.choice([4, 16, 32, 64, 128, 512])) if most < 3000 else 64,
        "epochs": int(log_uniform(rng, 5, MOST_EPOCHS_OF_REAL if dataset.real else MOST_EPOCHS)),
        "optimizer": str(rng.choice(["adam", "adamw", "sgd", "sgd", "rmsprop"])),
    }
    settings["learning_rate"] = _rate(rng, settings["optimizer"])
    choices = [*_data(rng, dataset), *_training(rng, dataset), *_held_back(rng)]
    picked = rng.permutation(len(choices))[: int(rng.integers(*RARE))]
    return change(
        Experiment(), **settings, **{name: value for place in picked for name, value in choices[place].items()}
    )


def _rate(rng: np.random.Generator, optimizer: str) -> float:
    """The usual ones, ten times less, or ten times more."""
    low, high = (1e-2, 0.2) if optimizer == "sgd" else (1e-3, 1e-2)
    return float(f"{log_uniform(rng, low, high) * rng.choice([0.1, 1.0, 1.0, 10.0]):.2g}")


def _data(rng: np.random.Generator, dataset: Dataset) -> list[dict[str, Any]]:
    choices: list[dict[str, Any]] = [
        {"label_noise": float(rng.choice([0.1, 0.3, 0.6, 1.0]))},
        {"irrelevant_features": int(rng.choice([3, 30, 80]))},
        {"skew": float(rng.choice([0.15, 0.35, 0.7]))},
    ]
    if dataset.choosable_classes:
        choices.append({"classes": int(rng.choice([2, 4, 5]))})
    if dataset.classifies:
        return [*choices, {"stratify": False}, {"class_weights": True}]
    return [*choices, {"target_noise": float(rng.choice([0.3, 0.8, 1.5]))}]


def _training(rng: np.random.Generator, dataset: Dataset) -> list[dict[str, Any]]:
    choices: list[dict[str, Any]] = [
        {"momentum": float(rng.choice([0.0, 0.5, 0.97]))},
        {"kernel_initializer": str(rng.choice(list(INITIALIZERS)))},
        {"initial_scale": float(rng.choice([0.0, 0.2, 2.5, 5.0]))},
        {"loss": str(rng.choice(fitting(dataset.task)))},
        {"early_stopping": True, "patience": int(rng.choice([3, 10, 40]))},
    ]
    # A longer training has another schedule: on shipped data each of the repeated splits would be trained five times.
    return choices if dataset.real else [*choices, {"schedule": str(rng.choice(list(SCHEDULES)))}]


def _held_back(rng: np.random.Generator) -> list[dict[str, Any]]:
    return [
        {"l2": float(f"{log_uniform(rng, 1e-4, 0.5):.2g}")},
        {"l1": float(f"{log_uniform(rng, 1e-4, 0.1):.2g}")},
        {"dropout": float(rng.choice([0.1, 0.4, 0.7]))},
        {"input_dropout": float(rng.choice([0.1, 0.3]))},
        {"gaussian_noise": float(rng.choice([0.1, 0.5]))},
        {"batch_normalization": True},
        {"max_norm": float(rng.choice([0.5, 1.0, 3.0]))},
    ]
