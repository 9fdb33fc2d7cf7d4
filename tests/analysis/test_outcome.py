"""The numbers of the weights that a training leaves."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from tests.made import made_record


def test_the_last_epoch_counts_unless_another_was_restored() -> None:
    assert outcome.validation_loss(made_record([3.0, 1.0, 2.0])) == 2.0
    assert outcome.validation_loss(made_record([3.0, 1.0, 2.0], restored=2)) == 1.0


@pytest.mark.parametrize(("weight", "share"), [(0.5, 0.0), (0.001, 1.0)])
def test_nearly_zero_is_a_share_of_all_weights(weight: float, share: float) -> None:
    assert outcome.nearly_zero(made_record(1.0, weight=weight)) == share


def test_kernels_come_without_biases() -> None:
    assert [kernel.shape for kernel in outcome.final_kernels(made_record(1.0))] == [(2, 3), (3, 1)]
