"""What of a gap is left where the targets of a skewed validation set are as frequent as in training."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge, judge_record
from dashboard.analysis.verdict.known import Known
from dashboard.analysis.verdict.label_shift import label_shift_weights
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from dashboard.experiment.splits import targets_of_parts
from tests.trained import trained

EPOCHS = np.arange(1, 101)
SKEWED = change(Experiment(), skew=0.4)


@pytest.mark.parametrize("settings", [{}, {"samples": 80}, {"dataset": "blobs"}, {"label_noise": 0.5}], ids=str)
def test_classes_are_weighted_to_be_as_frequent_as_in_training(settings: dict[str, object]) -> None:
    experiment = change(SKEWED, **settings)
    train, validation, _ = targets_of_parts(experiment)
    weights = label_shift_weights(experiment)
    assert weights is not None
    assert weights.mean() == pytest.approx(1.0)
    both = set(train) & set(validation)
    shares = {one: np.mean(train == one) for one in both}
    for one in both:
        assert weights[validation == one].sum() / weights.sum() == pytest.approx(shares[one] / sum(shares.values()))


def test_numbers_are_weighted_by_their_quantile_in_training() -> None:
    experiment = change(SKEWED, dataset="sine", samples=2000)
    train, validation, _ = targets_of_parts(experiment)
    weights = label_shift_weights(experiment)
    assert weights is not None
    assert np.average(validation, weights=weights) == pytest.approx(train.mean(), abs=0.1 * train.std())
    assert abs(validation.mean() - train.mean()) > 0.3 * train.std()


def test_sets_with_hardly_a_target_in_common_have_no_weights() -> None:
    few = change(SKEWED, dataset="sine", skew=0.8, samples=60, validation_fraction=0.1)
    assert label_shift_weights(few) is None


def test_nothing_is_weighted_where_the_sets_are_drawn_alike() -> None:
    assert Known.of(Experiment()).importance_weights is None
    assert Known.of(Experiment()).drawn_alike


def verdict(of_frequent: float, of_rare: float, train: float = 0.05) -> Verdict:
    """Of 100 validation rows, half of them of a class that is a twentieth of the training set, with these losses."""
    rare = np.arange(100) % 2 == 0
    kept = np.where(rare, of_rare, of_frequent) * np.exp(np.random.default_rng(0).normal(0.0, 0.1, 100))
    rows = RowLosses(kept * 0.5, kept, np.zeros(0), np.zeros(0))
    falls = train * np.interp(EPOCHS, [1, 30, 100], [1.2, 1.1, 1.0])
    validation = np.interp(EPOCHS, [1, 30, 100], [0.8, kept.mean() * 0.5, kept.mean()])
    losses = np.column_stack([falls, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), falls, validation)
    known = Known(10.0, drawn_alike=False, importance_weights=np.where(rare, 0.1, 1.9))
    return judge(history, Ending("finished", 100), 0.7, rows, known)


def test_a_rise_that_is_gone_with_the_targets_of_training_is_a_shift() -> None:
    found = verdict(0.06, 2.5)
    assert found.kind == "shift"
    assert "with targets as frequent as in the training set, validation loss would be 0.18" in found.sentence
    assert "most of it because targets are not equally frequent in the two sets" in found.standing


def test_a_rise_that_is_gone_with_the_targets_of_training_is_a_shift_however_small_the_gap() -> None:
    assert verdict(0.06, 1.2, train=0.62).kind == "shift"


def test_training_loss_that_is_hardly_below_a_constant_s_is_not_said_to_be_no_lower() -> None:
    train, validation = np.interp(EPOCHS, [1, 100], [0.66, 0.49]), np.linspace(0.7, 1.2, 100)
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    kept = 1.2 * np.exp(np.random.default_rng(0).normal(0.0, 0.1, 400))
    rows = RowLosses(kept * 0.5, kept, np.zeros(0), np.zeros(0))
    found = judge(history, Ending("finished", 100), 0.5, rows, Known(10.0, drawn_alike=False))
    assert found.kind == "shift"
    assert "because training loss is not clearly below a constant prediction's" in found.sentence


def test_a_rise_that_stays_with_the_targets_of_training_is_overfitting() -> None:
    assert verdict(1.3, 1.2).kind == "overfitting"


@pytest.mark.parametrize("seed", range(3))
def test_a_network_that_never_sees_one_corner_of_xor_is_judged_a_shift(seed: int) -> None:
    experiment = change(Experiment(), dataset="xor", noise=0.2, skew=0.6, samples=1000, epochs=100, seed=seed)
    assert judge_record(trained(change(experiment, data_seed=seed))).kind == "shift"
