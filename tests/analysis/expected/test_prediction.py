"""A loss falls, stays about the same, or rises."""

from __future__ import annotations

import pytest

from dashboard.analysis.expected.prediction import outcome_of


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (1.0, 0.5, "fall"),
        (1.0, 0.94, "fall"),
        (1.0, 0.96, "stay about the same"),
        (1.0, 1.04, "stay about the same"),
        (1.0, 1.06, "rise"),
        (1.0, float("nan"), "rise"),
        (1.0, float("inf"), "rise"),
    ],
)
def test_a_loss_falls_or_rises_when_it_moves_by_more_than_a_twentieth(
    before: float, after: float, outcome: str
) -> None:
    assert outcome_of(before, after) == outcome
