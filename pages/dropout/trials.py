"""The experiment of the page on dropout: the lab's own, over the rates, and members of an explicit ensemble."""

from __future__ import annotations

from dashboard.experiment.arms import USUAL_SEEDS, Arm, grid, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import t

RATES = (0.0, 0.2, 0.4, 0.5, 0.8)
# Networks trained apart, without dropout: to the end, or stopped early.
MEMBERS = 5
PLAIN, STOPPED = "plain", "stopped"
# Far from the seeds of the arms, so that no member is one of their networks.
FIRST_MEMBER = 5000


def arm_name(rate: float) -> str:
    return f"rate {rate:g}"


def rate_arms(experiment: Experiment) -> tuple[Arm, ...]:
    return tuple(
        Arm(
            arm_name(rate), t("Rate {rate:g}", rate=rate) if rate else t("No dropout"), change(experiment, dropout=rate)
        )
        for rate in RATES
    )


def members_at(experiment: Experiment) -> dict[str, tuple[Experiment, ...]]:
    """On the data of one seed the same network without dropout, from other initial weights; by kind."""
    alone = change(experiment, dropout=0.0)
    return {
        kind: tuple(change(alone, seed=FIRST_MEMBER + i, early_stopping=kind == STOPPED) for i in range(MEMBERS))
        for kind in (PLAIN, STOPPED)
    }


def members(experiment: Experiment, seeds: int) -> tuple[Experiment, ...]:
    """The members at every seed."""
    at_each = (members_at(one).values() for one in over_seeds(experiment, seeds))
    return tuple(one for kinds in at_each for kind in kinds for one in kind)


def rehearsal() -> tuple[Experiment, ...]:
    """The rates, and the ensembles at the rate that the page begins with."""
    return (*grid(rate_arms(Experiment()), USUAL_SEEDS), *members(Experiment(), USUAL_SEEDS))
