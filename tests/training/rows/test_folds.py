"""What is recorded on the folds of the validation rows adds up, and leads to the epoch that Keras would choose."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.analysis import cross_fit
from dashboard.data.folds import FOLDS, fold_of_rows, fold_sizes
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_sizes
from tests.cases import at_every_check
from tests.trained import trained

SHORT = change(Experiment(), epochs=30, early_stopping=True, patience=5, l2=0.01)
EXPERIMENTS: dict[str, dict[str, Any]] = {
    "binary": {},
    "multiclass": {"dataset": "blobs"},
    "regression": {"dataset": "sine"},
    "hinge": {"loss": "hinge"},
    "by metric": {"monitor": "validation_metric"},
    "smoothed labels": {"label_smoothing": 0.1},
}


@pytest.mark.parametrize("rows", [1, 4, 5, 99, 100])
def test_every_row_is_in_one_fold_and_the_folds_are_as_equal_as_can_be(rows: int) -> None:
    assert np.bincount(fold_of_rows(rows), minlength=FOLDS).tolist() == fold_sizes(rows).tolist()
    assert fold_sizes(rows).max() - fold_sizes(rows).min() <= 1


@pytest.mark.parametrize("name", at_every_check({"binary", "by metric"}, EXPERIMENTS))
def test_the_folds_make_up_the_validation_set(name: str) -> None:
    record = trained(change(SHORT, **EXPERIMENTS[name]))
    history, sizes = record.history, fold_sizes(split_sizes(record.experiment)[1])
    assert history.folds.shape == (len(history), FOLDS, 2)
    for number, curve in ((0, history.losses[:, 1]), (1, history.metrics[:, 1])):
        assert np.average(history.folds[:, :, number], 1, sizes) == pytest.approx(curve, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("name", at_every_check({"binary", "by metric"}, EXPERIMENTS))
def test_seeing_all_folds_the_choice_is_keras_s(name: str) -> None:
    record = trained(change(SHORT, **EXPERIMENTS[name]))
    sizes = fold_sizes(split_sizes(record.experiment)[1]).astype(float)
    assert record.ending
    # Which of two epochs of the same accuracy comes first may turn on a rounding.
    seen = record.history.metrics[:, 1] if name == "by metric" else -record.history.val_loss
    chosen = cross_fit._chosen(record, sizes)
    assert seen[chosen] == pytest.approx(seen[(record.ending.restored or record.epoch) - 1], rel=1e-5)


def test_a_training_that_chooses_nothing_keeps_no_folds() -> None:
    assert trained(change(SHORT, early_stopping=False)).history.folds.size == 0


def test_the_ending_says_what_a_constant_prediction_loses() -> None:
    record = trained(SHORT)
    assert record.ending
    assert record.ending.constant_loss == pytest.approx(np.log(2), rel=0.01)
