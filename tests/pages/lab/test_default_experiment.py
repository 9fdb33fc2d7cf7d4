"""What a visitor sees without a click: a network that overfits."""

from __future__ import annotations

from dashboard.analysis.verdict import Verdict, judge
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.training.keras_fit import trained


def verdict(experiment: Experiment) -> Verdict:
    run = trained(experiment)
    return judge(run.history, run.result.ending, experiment.constant_loss(make_splits(experiment).train.y))


def test_the_default_experiment_overfits_for_at_least_19_of_20_seeds() -> None:
    verdicts = [verdict(change(Experiment(), seed=seed, data_seed=seed)) for seed in range(20)]
    assert sum(said.kind == "overfitting" for said in verdicts) >= 19


def test_the_default_experiment_itself_overfits_visibly() -> None:
    said = verdict(Experiment())
    assert said.kind == "overfitting"
    assert said.rise > 1.5


def test_early_stopping_turns_it_into_a_better_fit() -> None:
    said = verdict(change(Experiment(), early_stopping=True))
    assert said.kind != "overfitting"
    assert said.rise < 1.1
