"""Where an epoch is chosen on the validation set, its validation loss is taken on rows that the choice did not see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.cross_fit import LOSS, METRIC, chose_its_epoch, cross_fitted
from dashboard.data.folds import FOLDS, fold_sizes
from dashboard.data.parts import VALIDATION
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import MONITORS
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_sizes
from tests.made import made_record
from tests.throwaway import OBJECTIVE

STOPPING = change(Experiment(), early_stopping=True)
ROWS = split_sizes(STOPPING)[1]


def stopped(folds: np.ndarray, penalty: float | np.ndarray = 0.0, **settings: Any) -> Record:
    """A training whose losses on the folds (epochs, FOLDS) are given; the metric is their negative."""
    losses = np.average(folds, 1, fold_sizes(ROWS))
    record = made_record(losses.tolist(), experiment=change(STOPPING, **settings), restored=int(losses.argmin()) + 1)
    history = replace(record.history, folds=np.stack([folds, -folds], -1), val_loss=losses + penalty)
    return replace(record, history=history)


def flat(*losses: float) -> np.ndarray:
    return np.tile(np.array(losses)[:, None], FOLDS)


def test_where_all_folds_agree_it_is_the_loss_of_the_epoch_that_is_kept() -> None:
    record = stopped(flat(3.0, 1.0, 2.0))
    assert cross_fitted(record, LOSS) == pytest.approx(1.0)
    assert outcome.validation_loss(record) == pytest.approx(1.0)


def test_a_fold_has_no_say_in_the_epoch_it_is_measured_at() -> None:
    folds = flat(2.0, 2.1)
    # By its luck on the second epoch the first fold alone makes that the best one of all rows.
    folds[1, 0] = 0.5
    record = stopped(folds)
    assert outcome.final_epoch(record) == 2
    assert outcome.loss(record, VALIDATION) < 2.0
    sizes = fold_sizes(ROWS)
    expected = np.average([2.0, *folds[1, 1:]], weights=sizes)
    assert outcome.validation_loss(record) == pytest.approx(expected)
    assert outcome.validation_metric(record) == pytest.approx(-expected)


def test_for_pure_noise_it_is_the_mean_and_not_the_minimum() -> None:
    rng = np.random.default_rng(0)
    records = [stopped(1.0 + 0.3 * rng.normal(size=(60, FOLDS))) for _ in range(200)]
    error = 0.3 / np.sqrt(200 * FOLDS)
    assert np.mean([outcome.validation_loss(record) for record in records]) == pytest.approx(1.0, abs=4 * error)
    assert np.mean([outcome.loss(record, VALIDATION) for record in records]) < 0.75


def test_the_choice_is_made_by_what_keras_monitors() -> None:
    falling_penalty = np.array([1.0, 0.0])
    assert cross_fitted(stopped(flat(1.0, 1.5), falling_penalty), LOSS) == pytest.approx(1.5)
    record = stopped(flat(1.0, 2.0, 3.0), monitor="validation_metric")
    assert cross_fitted(record, METRIC) == pytest.approx(-1.0)


def test_another_monitor_is_one_entry_of_its_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MONITORS, OBJECTIVE.name, OBJECTIVE)
    record = stopped(flat(1.0, 2.0, 3.0), monitor="objective")
    record = replace(record, history=replace(record.history, objective=np.array([3.0, 1.0, 2.0])))
    assert cross_fitted(record, LOSS) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, 0.96), ({"min_delta": 0.05}, 1.0), ({"start_from_epoch": 3}, 2.0), ({"start_from_epoch": 100}, 3.0)],
)
def test_the_choice_is_early_stopping_s_own(settings: dict[str, Any], expected: float) -> None:
    record = stopped(flat(1.0, 0.98, 0.96, 2.0, 3.0), **settings)
    assert cross_fitted(record, LOSS) == pytest.approx(expected)


def test_the_first_of_equally_good_epochs_is_chosen() -> None:
    record = stopped(flat(1.0, 2.0, 3.0), monitor="validation_metric")
    folds = np.stack([flat(1.0, 2.0, 3.0), flat(0.5, 0.9, 0.9)], -1)
    assert cross_fitted(replace(record, history=replace(record.history, folds=folds)), LOSS) == pytest.approx(2.0)


def test_a_training_that_chose_nothing_has_its_own_loss() -> None:
    without = made_record([3.0, 1.0, 2.0])
    left = stopped(flat(3.0, 1.0, 2.0), restore_best_weights=False)
    assert not chose_its_epoch(without)
    assert not chose_its_epoch(left)
    assert outcome.validation_loss(without) == 2.0
