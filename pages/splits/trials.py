"""A network with much to learn by heart."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

ROWS = (100, 300, 1000, 3000)
# The rest is halved between validation and test.
SHARES = (0.2, 0.34, 0.5, 0.7)
USUAL = (300, 0.34)


def much_to_learn_by_heart(rows: int, share: float) -> Experiment:
    """The two moons with much noise and ten inputs that mean nothing, with so many rows in all."""
    rest = round((1.0 - share) / 2.0, 2)
    return change(
        Experiment(), noise=0.5, irrelevant_features=10, samples=rows, train_fraction=share, validation_fraction=rest
    )


def rehearsal() -> tuple[Experiment, ...]:
    return (much_to_learn_by_heart(*USUAL),)
