"""What the lab trains when it is opened."""

from __future__ import annotations

from typing import Any

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

# Changes that a person may begin with and that another padded program trains.
FIRST_CHANGES: tuple[dict[str, Any], ...] = (
    {"hidden_layers": (64,)},
    {"activation": "tanh"},
    {"dataset": "blobs"},
    {"dataset": "blobs", "activation": "tanh"},
    {"dataset": "wine"},
    {"dataset": "diabetes"},
    {"batch_normalization": True},
    {"batch_normalization": True, "activation": "tanh"},
    {"hidden_layers": (65, 64)},
    {"hidden_layers": (64, 64, 64)},
    {"hidden_layers": (128, 64)},
    {"dataset": "digits"},
)


def rehearsal() -> tuple[Experiment, ...]:
    return (Experiment(), *(change(Experiment(), **settings) for settings in FIRST_CHANGES))
