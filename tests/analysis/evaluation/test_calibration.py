"""Confidence that is too high is found, and one temperature repairs it as far as it does."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.evaluation.calibration import calibration, fitted_temperature, of_logits, reliability
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import sigmoid, softmax
from dashboard.functions.losses import LOSSES
from tests.trained import trained

RNG = np.random.default_rng(0)
LOGITS = RNG.normal(0.0, 2.0, (4000, 1))
CLASSES = (RNG.random(4000) < sigmoid(LOGITS[:, 0])).astype(int)


@pytest.mark.parametrize("times", [0.3, 1.0, 5.6, 40.0])
def test_logits_that_are_too_large_by_a_factor_have_that_temperature(times: float) -> None:
    loss = LOSSES["binary_crossentropy"]
    assert fitted_temperature(loss, LOGITS * times, loss.encode(CLASSES, 1)) == pytest.approx(times, rel=0.1)


def test_probabilities_that_come_true_have_next_to_no_calibration_error() -> None:
    found = of_logits(Experiment(), LOGITS, CLASSES)
    assert found.before.error < 0.03
    assert found.loss_at_temperature == pytest.approx(found.loss, rel=0.01)


def test_confidence_that_is_too_high_costs_loss_that_a_temperature_gives_back() -> None:
    well, sure = (of_logits(Experiment(), LOGITS * times, CLASSES) for times in (1.0, 6.0))
    assert sure.before.error > 0.1
    assert sure.after.error < 0.03
    assert sure.loss > 2 * well.loss
    assert sure.loss_at_temperature == pytest.approx(well.loss, rel=0.02)
    assert sure.confidently_wrong > well.confidently_wrong
    assert sure.their_share > 0.5


@pytest.mark.parametrize("times", [0.3, 6.0])
def test_confidence_that_is_off_by_far_is_off_beyond_chance(times: float) -> None:
    assert of_logits(Experiment(), LOGITS[:100] * times, CLASSES[:100]).beyond_chance


def test_confidence_is_off_also_where_those_too_unsure_make_up_for_those_too_sure() -> None:
    """It is then right as often as it says, on the whole; what costs loss is the surest."""
    rng = np.random.default_rng(3)
    logits = rng.normal(0.0, 1.2, 400)
    y = (rng.random(400) < sigmoid(logits)).astype(int)
    found = of_logits(Experiment(), np.where(np.abs(logits) < 1.2, 0.7, 3.0)[:, None] * logits[:, None], y)
    said = np.nansum(found.before.confidence * found.before.counts)
    assert said == pytest.approx(400 - found.wrong, abs=10)
    assert found.temperature > 1.5
    assert found.beyond_chance


@pytest.mark.parametrize("settings", [{}, {"dataset": "blobs"}, {"loss": "sigmoid_mse"}])
def test_confidence_that_comes_true_is_hardly_ever_off_beyond_chance(settings: dict[str, str]) -> None:
    experiment, rng = change(Experiment(), **settings), np.random.default_rng(1)
    off = []
    for _ in range(60):
        z = rng.normal(0.0, 2.0, (60, experiment.outputs))
        shares = softmax(z) if experiment.outputs > 1 else np.column_stack([1.0 - sigmoid(z), sigmoid(z)])
        y = np.array([rng.choice(len(row), p=row) for row in shares])
        off.append(of_logits(experiment, z, y).beyond_chance)
    assert sum(off) <= 5


def test_the_calibration_error_is_the_mean_distance_of_confidence_and_accuracy() -> None:
    found = reliability(np.array([0.95, 0.95, 0.55, 0.55]), np.array([True, False, True, True]))
    assert found.counts.tolist() == [0, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    assert found.error == pytest.approx((2 * 0.45 + 2 * 0.45) / 4)


@pytest.mark.parametrize("settings", [{}, {"dataset": "blobs"}, {"loss": "sigmoid_mse"}])
def test_the_loss_is_the_one_that_the_curve_shows(settings: dict[str, str]) -> None:
    record = trained(change(Experiment(), epochs=30, **settings), keep_weights=True)
    found = calibration(record)
    assert found
    assert found.loss == pytest.approx(record.history.losses[-1, 1], rel=1e-3)
    assert found.rows == found.before.counts.sum() == found.after.counts.sum()


@pytest.mark.parametrize("settings", [{"dataset": "sine"}, {"loss": "hinge"}])
def test_where_outputs_are_no_probabilities_there_is_no_calibration(settings: dict[str, str]) -> None:
    assert calibration(trained(change(Experiment(), epochs=30, **settings), keep_weights=True)) is None


def test_the_default_experiment_is_overconfident() -> None:
    found = calibration(trained(Experiment(), keep_weights=True))
    assert found
    assert found.temperature > 2
    assert found.loss_at_temperature < 0.7 * found.loss
