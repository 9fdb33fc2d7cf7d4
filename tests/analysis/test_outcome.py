"""The numbers of the weights that a training leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis import outcome
from dashboard.data.parts import TEST, TRAIN, VALIDATION
from tests.made import made_record


def test_the_last_epoch_counts_unless_another_was_restored() -> None:
    assert outcome.validation_loss(made_record([3.0, 1.0, 2.0])) == 2.0
    assert outcome.validation_loss(made_record([3.0, 1.0, 2.0], restored=2)) == 1.0


def test_the_latest_epoch_counts_while_a_training_is_under_way() -> None:
    record = replace(made_record([3.0, 1.0, 2.0]), ending=None)
    assert (outcome.final_epoch(record), outcome.validation_loss(record)) == (3, 2.0)


@pytest.mark.parametrize(("split", "loss"), [(TRAIN, 1.0), (VALIDATION, 2.0), (TEST, 2.2)])
def test_each_split_has_its_own_numbers(split: int, loss: float) -> None:
    record = made_record([3.0, 1.0, 2.0])
    assert outcome.loss_on(split)(record) == outcome.loss(record, split) == pytest.approx(loss)
    assert outcome.metric_on(split)(record) == outcome.metric(record, split) == pytest.approx(1.0 - loss / 10)
    assert outcome.error_on(split)(record) == pytest.approx(loss / 10)


def test_stopped_at_the_lowest_validation_loss_the_test_loss_is_that_of_this_epoch() -> None:
    assert outcome.stopped_test_loss(made_record([3.0, 1.0, 2.0])) == pytest.approx(1.1)


@pytest.mark.parametrize(("weight", "share"), [(0.5, 0.0), (0.001, 1.0)])
def test_nearly_zero_is_a_share_of_all_weights(weight: float, share: float) -> None:
    assert outcome.nearly_zero(made_record(1.0, weight=weight)) == share


def test_kernels_come_without_biases() -> None:
    assert [kernel.shape for kernel in outcome.final_kernels(made_record(1.0))] == [(2, 3), (3, 1)]
