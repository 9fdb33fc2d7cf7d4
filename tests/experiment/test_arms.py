"""Arms share data, split and initial weights seed by seed."""

from __future__ import annotations

import pytest

from dashboard.experiment.arms import BASELINE, Arm, grid, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.experiment.settings import change
from pages.which_fix.trials import remedy_arms


def test_a_seed_changes_data_and_weights_and_nothing_else() -> None:
    base = change(Experiment(), data_seed=5, seed=7, l2=0.1)
    assert over_seeds(base, 3) == tuple(change(base, data_seed=5 + i, seed=7 + i) for i in range(3))


def test_beyond_the_last_seed_it_goes_on_at_0() -> None:
    assert [e.training.seed for e in over_seeds(change(Experiment(), seed=9998), 3)] == [9998, 9999, 0]


def test_arms_change_fastest_and_share_their_seeds() -> None:
    arms = (Arm("a", "A", Experiment()), Arm("b", "B", change(Experiment(), l2=0.1)))
    experiments = grid(arms, 2)
    assert [e.model.l2 for e in experiments] == [0.0, 0.1, 0.0, 0.1]
    assert [(e.data.seed, e.training.seed) for e in experiments] == [(0, 0), (0, 0), (1, 1), (1, 1)]


@pytest.mark.parametrize("experiment", [Experiment(), change(Experiment(), hidden_layers=(), early_stopping=True)])
def test_the_trial_has_the_baseline_and_every_applicable_remedy(experiment: Experiment) -> None:
    arms = remedy_arms(experiment)
    assert arms[0] == Arm(BASELINE, "Baseline", experiment)
    assert [arm.name for arm in arms[1:]] == [remedy.name for remedy in applicable(experiment)]
    assert len({arm.name for arm in arms}) == len(arms)
