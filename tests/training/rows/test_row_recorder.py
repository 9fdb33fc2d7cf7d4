"""The losses of single rows are those whose mean the curves show, at the epochs that they are kept for."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.folds import fold_of_rows
from dashboard.experiment.experiment import Experiment
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


def test_what_came_after_the_weights_that_are_left_is_not_their_lowest() -> None:
    recorder = RowRecorder(10, classified=False)
    falls = np.repeat(np.array([3.0, 2.0, 1.0, 0.5])[:, None, None], 10, 1).repeat(2, 2)
    recorder.see(falls[:2])
    recorder.keep(falls[1])
    recorder.see(falls[2:])
    rows = recorder.rows()
    assert rows
    assert rows.lowest.tolist() == rows.kept.tolist() == [2.0] * 10


def test_a_training_that_is_stopped_by_its_metric_is_not_held_against_later_losses() -> None:
    stopping = {"early_stopping": True, "patience": 2, "monitor": "validation_metric", "learning_rate": 0.001}
    record = trained(change(Experiment(), **stopping, epochs=60))
    assert record.rows
    assert record.ending
    losses = record.history.losses[:, 1]
    assert record.ending.restored
    assert losses.min() < losses[: record.ending.restored].min()
    assert record.rows.lowest.mean() >= losses[: record.ending.restored].min() * (1 - 1e-4)


def test_fewer_rows_than_folds_are_each_measured_where_the_others_are_lowest() -> None:
    losses = np.array([[1.0, 2.0, 3.0], [4.0, 1.0, 2.0], [3.0, 3.0, 1.0]])
    recorder = RowRecorder(3, classified=False)
    recorder.see(np.stack([losses, losses], -1))
    recorder.keep(losses[-1][:, None].repeat(2, 1))
    rows = recorder.rows()
    assert rows
    assert rows.lowest.tolist() == [losses[np.delete(losses, row, 1).sum(1).argmin(), row] for row in range(3)]
    assert rows.kept.tolist() == losses[-1].tolist()


def test_with_a_single_row_no_epoch_can_be_chosen_on_others() -> None:
    recorder = RowRecorder(1, classified=False)
    recorder.see(np.ones((3, 1, 2)))
    recorder.keep(np.ones((1, 2)))
    assert recorder.rows() is None


def test_a_training_without_an_epoch_has_no_rows() -> None:
    assert RowRecorder(10, classified=False).rows() is None
