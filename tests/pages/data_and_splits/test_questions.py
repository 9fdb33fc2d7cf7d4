"""What is asked of the data is answered by the trainings."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.ui.questions.changes import FALLS, RISES
from pages.data_and_splits import questions as data
from pages.data_and_splits.trials import FRACTIONS, SKEW, data_arms, labels_name, samples_name
from tests.made import made_record
from tests.random_results import random_results


@pytest.mark.parametrize("seed", range(24))
def test_what_training_loss_does_with_more_rows_is_what_the_interval_bears_out(seed: int) -> None:
    results = random_results(data_arms(SKEW), seed)
    fewest, most = (samples_name(FRACTIONS[place]) for place in (0, -1))
    asked = data.training_loss(results)
    floor = 0.02 * np.nan_to_num(results.rows[0][0].ending.constant_loss)  # type: ignore[union-attr]
    pairs = [
        [max(outcome.train_loss(record), floor) for record in pair if record]
        for pair in zip(results.finished_row(most), results.finished_row(fewest), strict=True)
        if all(record and record.ending and record.ending.reason != "diverged" for record in pair)
    ]
    if len(pairs) < 3:
        assert asked.right is None
        return
    logs = np.diff(np.log(pairs))[:, 0] * -1
    reach = stats.t.interval(0.95, len(logs) - 1, logs.mean(), stats.sem(logs) or 1e-12)
    counts = abs(np.exp(logs.mean()) - 1) >= floor / np.exp(np.log(pairs)[:, 1].mean())
    if asked.right == RISES:
        assert reach[0] > 0
    elif asked.right == FALLS:
        assert reach[1] < 0
    else:
        assert reach[0] <= 0 <= reach[1] or not counts or max(map(abs, reach)) < 0.06


def of_labels(clean: list[float | None], half: list[float | None]) -> Results:
    """Test accuracies, seed by seed, with the right labels and with half of them."""
    arms = [arm for arm in data_arms(SKEW) if arm.name in (labels_name(0.0), labels_name(0.5))]
    rows = [
        tuple(
            None if score is None else made_record(1.0, experiment=arm.experiment, metrics=(1, score, score))
            for score in scores
        )
        for arm, scores in zip(arms, (clean, half), strict=True)
    ]
    return Results(tuple(arms), tuple(rows))


def test_half_of_the_labels_is_held_against_all_of_them_at_the_same_seeds() -> None:
    asked = data.half_the_labels(of_labels([0.9, 0.9, 0.9, None], [0.8, 0.8, 0.8, 0.3]))
    assert asked.right == data.BETWEEN
    assert "Here it is 80%, and 90% with the right labels." in asked.because
    assert data.half_the_labels(of_labels([0.9, 0.9, None], [None, 0.8, 0.3])).right is None
    assert data.half_the_labels(of_labels([0.9, 0.9], [0.8, 0.8])).right is None


@pytest.mark.parametrize(
    ("half", "clean", "right"), [(0.1, 0.9, data.CHANCE), (0.57, 0.94, data.BETWEEN), (0.88, 0.94, data.AS_WELL)]
)
def test_what_half_of_the_labels_leave_is_held_against_all_of_them(half: float, clean: float, right: str) -> None:
    asked = data.half_the_labels(of_labels([clean] * 3, [half] * 3))
    assert asked.right == right
    assert f"{half:.0%}" in asked.because
