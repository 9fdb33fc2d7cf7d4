"""Labels in doubt beside cleanlab's, which knows nothing of the lab, from the same cross-validated probabilities."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from cleanlab.filter import find_label_issues
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from dashboard.analysis.evaluation.row_predictions import FEWEST_TRAININGS, RowPredictions
from dashboard.analysis.evaluation.wrong_labels import SURE, doubts

ROWS, FLIPPED = 600, 40


class Planted(NamedTuple):
    """Clouds of points, some of which have another cloud's label: `probabilities` (n, classes) of models without it."""

    probabilities: np.ndarray
    label: np.ndarray
    flipped: np.ndarray

    @property
    def in_doubt(self) -> dict[int, int]:
        """The rows that the lab names, and the class that it has instead."""
        held_out = np.zeros(ROWS, bool)
        answers = [RowPredictions(np.arange(ROWS), held_out, self.probabilities, self.label)] * FEWEST_TRAININGS
        return {one.place: one.instead for one in doubts(answers)}

    @property
    def issues(self) -> np.ndarray:
        """The rows that cleanlab names."""
        named = find_label_issues(self.label, self.probabilities, filter_by="confident_learning", n_jobs=1)
        return np.flatnonzero(named)


def planted(classes: int, seed: int) -> Planted:
    rng = np.random.default_rng(seed)
    label = np.arange(ROWS) % classes
    x = 3.0 * rng.normal(size=(classes, 4))[label] + rng.normal(size=(ROWS, 4))
    flipped = np.zeros(ROWS, bool)
    flipped[rng.choice(ROWS, FLIPPED, replace=False)] = True
    label = np.where(flipped, (label + rng.integers(1, classes, ROWS)) % classes, label)
    model = LogisticRegression(max_iter=1000)
    return Planted(cross_val_predict(model, x, label, method="predict_proba"), label, flipped)


@pytest.fixture(params=[(classes, seed) for classes in (2, 3, 6) for seed in range(3)], ids=str)
def table(request: pytest.FixtureRequest) -> Planted:
    return planted(*request.param)


def test_in_doubt_are_those_that_cleanlab_names_and_models_are_sure_of(table: Planted) -> None:
    sure = table.issues[table.probabilities[table.issues].max(1) >= SURE]
    assert table.in_doubt == {int(row): int(table.probabilities[row].argmax()) for row in sure}
    assert len(sure)


def test_what_is_in_doubt_was_flipped_at_least_as_often_as_what_cleanlab_names(table: Planted) -> None:
    assert table.flipped[list(table.in_doubt)].mean() >= table.flipped[table.issues].mean()
