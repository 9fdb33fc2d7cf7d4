"""What is compiled before anybody needs it."""

from __future__ import annotations

import pytest

from dashboard.experiment.architecture import architecture
from dashboard.experiment.capacity import depth_arms, width_arms
from dashboard.experiment.choosing import candidate_arms
from dashboard.experiment.data_trials import SKEW, data_arms
from dashboard.experiment.grid import Arm, fix_arms
from dashboard.experiment.own_trial import example_arms
from dashboard.experiment.penalties import IRRELEVANT, penalty_arms, penalty_experiment
from dashboard.experiment.rates import rate_arms
from dashboard.experiment.rehearsal import rehearsal
from dashboard.experiment.spec import Experiment

PAGES = {
    "your data": example_arms(),
    "which fix": fix_arms(Experiment()),
    "L1 and L2": penalty_arms(penalty_experiment(IRRELEVANT)),
    "dropout": rate_arms(Experiment()),
    "data and splits": data_arms(SKEW),
    "width": width_arms(),
    "depth": depth_arms(),
    "the test set, once": candidate_arms(),
}


@pytest.mark.parametrize("arms", PAGES.values(), ids=PAGES)
def test_every_program_of_a_page_is_rehearsed(arms: tuple[Arm, ...]) -> None:
    programs = {architecture(experiment) for experiment in rehearsal()}
    assert {architecture(arm.experiment) for arm in arms} <= programs


def test_each_program_is_rehearsed_once_and_briefly() -> None:
    programs = [architecture(experiment) for experiment in rehearsal()]
    assert len(set(programs)) == len(programs)
    assert {experiment.training.epochs for experiment in rehearsal()} == {1}
