"""The losses of single rows are those whose mean the curves show, at the epochs that they are kept for."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.folds import fold_of_rows
from dashboard.experiment.settings import change
from dashboard.training.row_recorder import RowRecorder
from tests.cases import at_every_check
from tests.trained import trained
from tests.training.rows.test_folds import EXPERIMENTS, SHORT


@pytest.mark.parametrize("stops", [True, False])
@pytest.mark.parametrize("name", at_every_check({"binary", "regression"}, EXPERIMENTS))
def test_the_rows_make_up_the_curve_at_the_epoch_whose_weights_are_left(name: str, *, stops: bool) -> None:
    record = trained(change(SHORT, **EXPERIMENTS[name], early_stopping=stops))
    assert record.rows
    assert record.ending
    kept = (record.ending.restored or record.epoch) - 1
    assert record.rows.kept.mean() == pytest.approx(record.history.losses[kept, 1], rel=1e-4)
    assert record.rows.classified == (name != "regression")
    if record.rows.classified:
        assert record.rows.kept_score.mean() == pytest.approx(record.history.metrics[kept, 1], rel=1e-4)
    # Chosen on other rows, an epoch is at best as good as the best one for all.
    assert record.rows.lowest.mean() >= record.history.losses[:, 1].min() * (1 - 1e-4)


def test_each_fold_is_measured_where_the_other_folds_are_lowest() -> None:
    rng = np.random.default_rng(0)
    losses, fold = rng.random((7, 23)).astype(np.float32), fold_of_rows(23)
    recorder = RowRecorder(23, classified=True)
    for block in np.split(np.stack([losses, losses > 0.5], -1), [2, 3]):
        recorder.see(block)
        recorder.keep(block[-1])
    rows = recorder.rows()
    assert rows
    for mine in (fold == number for number in range(5)):
        epoch = losses[:, ~mine].mean(1).argmin()
        assert rows.lowest[mine].tolist() == losses[epoch, mine].tolist()
    assert rows.kept.tolist() == losses[-1].tolist()
    assert rows.kept_score.tolist() == (losses[-1] > 0.5).tolist()


@pytest.mark.parametrize("rows", [1, 4])
def test_too_few_rows_for_folds_are_not_kept(rows: int) -> None:
    recorder = RowRecorder(rows, classified=False)
    recorder.see(np.ones((3, rows, 2)))
    recorder.keep(np.ones((rows, 2)))
    assert recorder.rows() is None


def test_of_a_training_without_an_epoch_there_are_no_rows() -> None:
    assert RowRecorder(10, classified=False).rows() is None
