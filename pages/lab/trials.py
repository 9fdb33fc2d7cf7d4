"""What the lab trains when it is opened."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment


def rehearsal() -> tuple[Experiment, ...]:
    return (Experiment(),)
