"""The experiment of the page on dropout: the lab's own, over the rates, and members of an explicit ensemble."""

from __future__ import annotations

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

RATES = (0.0, 0.2, 0.4, 0.5, 0.8)
MEMBERS = 10
# Far from the seeds of the arms, so that no member is one of their networks.
FIRST_MEMBER = 5000


def arm_name(rate: float) -> str:
    return f"rate {rate:g}"


def rate_arms(experiment: Experiment) -> tuple[Arm, ...]:
    return tuple(
        Arm(arm_name(rate), f"Rate {rate:g}" if rate else "No dropout", change(experiment, dropout=rate))
        for rate in RATES
    )


def members(experiment: Experiment) -> tuple[Experiment, ...]:
    """The same data and network without dropout, from other initial weights."""
    return tuple(change(experiment, dropout=0.0, seed=FIRST_MEMBER + i) for i in range(MEMBERS))


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(arm.experiment for arm in rate_arms(Experiment()))
