"""Entries that no registry has, to see that one entry is all that it takes."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from dashboard.data.dataset import Dataset, Samples
from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import MONITORS, Monitor
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS, Activation, sigmoid
from dashboard.functions.initializers import INITIALIZERS, Initializer
from dashboard.functions.losses import LOSSES, Loss
from dashboard.functions.optimizers import OPTIMIZERS, Optimizer
from dashboard.functions.schedules import SCHEDULES, Schedule

_STRIPES = 3


@dataclass(frozen=True)
class Entry:
    """An entry of a registry, the setting that names it, what that needs beside it, and what it is called there."""

    registry: MutableMapping[str, Any]
    value: Any
    setting: str
    title: str
    beside: Mapping[str, Any]

    @property
    def experiment(self) -> Experiment:
        """A short training with it, mostly by one program. Raises ValueError while it is not in its registry."""
        short = {"samples": 100, "hidden_layers": (4,), "epochs": 8}
        return change(Experiment(), **short, **self.beside, **{self.setting: self.value.name})

    def add(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(self.registry, self.value.name, self.value)


def _stripes(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 2))
    return x + rng.normal(0.0, 0.1 * noise, x.shape), _stripe(x[:, 0]) % classes


def _stripe(across: np.ndarray) -> np.ndarray:
    """The number of the stripe that a place lies on."""
    return np.floor(_STRIPES * (across + 1.0)).astype(int)


def _log_cosh(error: np.ndarray) -> np.ndarray:
    return np.logaddexp(error, -error) - np.log(2.0)


def _best_constant(y: np.ndarray, _: int) -> float:
    constants = np.linspace(y.min(), y.max(), 201)
    return float(_log_cosh(y[None, :] - constants[:, None]).mean(1).min())


STRIPES = Dataset(
    name="stripes",
    heading="Stripes",
    about="Bands side by side.",
    origin="generated",
    task="multiclass",
    features=2,
    make=_stripes,
    classes=3,
)
LOG_COSH = Loss(
    name="log_cosh",
    title="Log-cosh",
    tasks=("regression",),
    keras="LogCosh",
    formula=r"\log \cosh(\hat{y} - y)",
    gradient_formula=r"\tanh(\hat{y} - y)",
    value=lambda z, y: _log_cosh(z - y).mean(-1),
    gradient=lambda z, y: np.tanh(z - y) / z.shape[-1],
    constant=_best_constant,
)
SOFTPLUS = Activation(
    name="softplus",
    formula=r"\log(1 + e^z)",
    derivative_formula=r"\sigma(z)",
    value=lambda z: np.logaddexp(0.0, z),
    derivative=sigmoid,
    text="A relu without a corner.",
)
NADAM = Optimizer("nadam", "Nadam", "Nadam")
INVERSE_TIME = Schedule(
    "inverse_time",
    "Inverse time",
    "InverseTimeDecay",
    lambda rate, steps, share: {"initial_learning_rate": rate, "decay_steps": steps, "decay_rate": 1.0 / share - 1.0},
    lambda done, last: 1.0 / (1.0 + (1.0 / last - 1.0) * done),
)
LECUN_UNIFORM = Initializer(
    "lecun_uniform",
    "LecunUniform",
    "VarianceScaling",
    lambda scale: {"scale": scale**2, "mode": "fan_in", "distribution": "uniform"},
)
OBJECTIVE = Monitor(
    "objective", "Objective", "loss", "min", lambda history: history.objective, lambda history, _: history.objective
)

ENTRIES = {
    "data set": Entry(DATASETS, STRIPES, "dataset", "Stripes", {}),
    "loss": Entry(LOSSES, LOG_COSH, "loss", "Log-cosh", {"dataset": "sine"}),
    "activation": Entry(ACTIVATIONS, SOFTPLUS, "activation", "softplus", {}),
    "optimizer": Entry(OPTIMIZERS, NADAM, "optimizer", "Nadam", {}),
    "schedule": Entry(SCHEDULES, INVERSE_TIME, "schedule", "Inverse time", {"rate_at_end": 0.1}),
    "initializer": Entry(INITIALIZERS, LECUN_UNIFORM, "kernel_initializer", "lecun_uniform", {}),
    "monitor": Entry(MONITORS, OBJECTIVE, "monitor", "Objective", {"early_stopping": True, "patience": 2}),
}
