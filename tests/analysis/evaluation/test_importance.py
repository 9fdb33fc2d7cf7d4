"""A column matters by as much as the deciding metric falls where it is shuffled."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.evaluation import importance
from dashboard.analysis.evaluation.importance import importances
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

ROWS = 400


def part() -> Part:
    """Two inputs of a column that decide together, and one that says nothing."""
    x = np.random.default_rng(0).normal(size=(ROWS, 3)).astype(np.float32)
    return Part(x, (x[:, 0] > x[:, 2]).astype(np.int32), np.arange(ROWS))


def knowing(x: np.ndarray) -> np.ndarray:
    """Of each class, by the rule that made the classes."""
    return np.eye(2)[(x[:, 0] > x[:, 2]).astype(int)]


def test_what_decides_costs_all_that_is_better_than_guessing_and_the_rest_nothing() -> None:
    found = importances(Experiment(), knowing, part(), ("both", "none", "both"))
    assert found == {"both": pytest.approx(0.5, abs=0.05), "none": 0.0}


def test_inputs_of_one_column_are_shuffled_together() -> None:
    twins = part()
    twins.x[:, 2] = twins.x[:, 0]
    truth = np.arange(ROWS) % 2

    def right_where_equal(x: np.ndarray) -> np.ndarray:
        return np.eye(2)[np.where(x[:, 0] == x[:, 2], truth, 1 - truth)]

    asked = [
        importances(Experiment(), right_where_equal, Part(twins.x, truth, twins.rows), inputs)
        for inputs in (("both", "none", "both"), ("first", "none", "second"))
    ]
    assert asked[0]["both"] == 0.0
    assert asked[1]["first"] > 0.9


def test_with_class_weights_all_classes_count_alike() -> None:
    rare = Part(np.zeros((ROWS, 1), np.float32), (np.arange(ROWS) < 20).astype(np.int32), np.arange(ROWS))
    rare.x[:, 0] = rare.y
    found = [
        importances(change(Experiment(), class_weights=weights), lambda x: np.eye(2)[x[:, 0].astype(int)], rare, ("a",))
        for weights in (False, True)
    ]
    assert found[0]["a"] == pytest.approx(0.095, abs=0.02)
    assert found[1]["a"] == pytest.approx(0.5, abs=0.05)


def test_of_very_many_columns_the_first_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importance, "MOST_COLUMNS", 2)
    assert [*importances(Experiment(), knowing, part(), ("c", "a", "b"))] == ["c", "a"]
