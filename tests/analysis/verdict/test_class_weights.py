"""Training with class weights lowers another loss than the one shown, and is held against its own constant."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from benchmarks.verdicts.trained import constant_on
from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.settings import change

WEIGHTED = change(Experiment(), class_weights=True)
RARE = np.array([0] * 19 + [1])


@pytest.mark.parametrize(
    ("settings", "constant"),
    [({}, math.log(2)), ({"loss": "hinge"}, 1.0), ({"dataset": "digits"}, math.log(10)), ({"skew": 0.7}, math.log(2))],
)
def test_its_constant_prediction_gives_all_classes_the_same_probability(
    settings: dict[str, Any], constant: float
) -> None:
    experiment = change(WEIGHTED, **settings)
    known = Known.of(experiment)
    assert known.held_back
    assert known.weighted_constant == known.validation_constant == pytest.approx(constant)
    assert constant_on(experiment, RARE) == pytest.approx(constant)


def test_without_weights_it_is_the_best_one_on_the_rows_at_hand() -> None:
    assert math.isnan(Known.of(Experiment()).weighted_constant)
    assert constant_on(Experiment(), RARE) == pytest.approx(0.1985, abs=1e-4)


def said(known: Known) -> Verdict:
    curve = 0.3 + 0.5 * np.exp(-np.arange(200) / 15)
    losses = np.column_stack([curve, curve, curve])
    history = History(losses, np.full_like(losses, np.nan), curve, curve)
    return judge(history, Ending("finished", 200), 0.1985, None, known)


def test_a_loss_between_the_two_constants_is_a_healthy_one_with_weights() -> None:
    weighted = said(Known(weighted_constant=math.log(2), validation_constant=math.log(2)))
    assert weighted.kind == "good fit"
    assert (
        "With class weights, that is the prediction that gives all classes the same probability." in weighted.standing
    )
    assert said(NOTHING_KNOWN).kind == "underfitting"
