"""What is measured: three trainings from very small to middling, with three evaluations after every epoch."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

_THIRDS = {"train_fraction": 1 / 3, "validation_fraction": 1 / 3}

WORKLOADS: dict[str, Experiment] = {
    # Moons 200/200/200, 2-8-8-1.
    "W1": change(Experiment(), samples=600, **_THIRDS, hidden_layers=(8, 8), l2=1e-4, learning_rate=0.001),
    # Digits 1000/400/397, 64-256-256-10.
    "W2": change(
        Experiment(),
        dataset="digits",
        samples=1797,
        train_fraction=1000 / 1797,
        validation_fraction=400 / 1797,
        hidden_layers=(256, 256),
        dropout=0.2,
        l2=1e-4,
        learning_rate=0.001,
    ),
    # 10,000 x 20, half of it the training set: friedman1 has ten inputs, ten more are noise.
    "W3": change(
        Experiment(),
        dataset="friedman1",
        irrelevant_features=10,
        samples=20_000,
        train_fraction=0.5,
        validation_fraction=0.25,
        hidden_layers=(64, 64),
        batch_size=128,
        learning_rate=0.001,
    ),
}

# Epochs of one timed training.
EPOCHS = {"W1": 300, "W2": 20, "W3": 10}
