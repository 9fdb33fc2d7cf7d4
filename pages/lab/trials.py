"""What the lab trains when it is opened."""

from __future__ import annotations

from typing import Any

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

# Changes that a person may begin with and that another padded program trains, the likeliest first.
FIRST_CHANGES: tuple[dict[str, Any], ...] = (
    {"hidden_layers": (64,)},
    {"hidden_layers": (32, 32)},
    {"hidden_layers": (32,)},
    {"batch_normalization": True},
    {"dataset": "blobs"},
    {"dataset": "diabetes"},
    {"hidden_layers": (65, 64)},
    {"dataset": "digits"},
    {"hidden_layers": (64, 64, 64)},
    {"hidden_layers": (128, 64)},
    {"batch_normalization": True, "dataset": "blobs"},
    {"batch_normalization": True, "batch_size": 50},
    {"batch_normalization": True, "dataset": "digits"},
    {"hidden_layers": (65, 64), "dataset": "blobs"},
    {"hidden_layers": (65, 64), "batch_normalization": True},
    {"hidden_layers": (128, 64), "dataset": "blobs"},
    {"batch_normalization": True, "batch_size": 50, "dataset": "blobs"},
    {"batch_normalization": True, "batch_size": 100},
)


def rehearsal() -> tuple[Experiment, ...]:
    return (Experiment(), *(change(Experiment(), **settings) for settings in FIRST_CHANGES))
