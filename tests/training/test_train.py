"""How a training ends, and with which weights."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import change
from dashboard.training.train import Result, train
from tests.training.keras_fit import Trained, evaluate, trained, unflatten

BASE = change(Experiment(), samples=100, hidden_layers=(8,), batch_size=8, epochs=30)
# A linear network, whose steps grow from one to the next. So wide, it shares the default's padded program.
DIVERGES = change(
    BASE, dataset="plane", optimizer="sgd", momentum=0.99, hidden_layers=(33, 8), activation="linear", epochs=2000
)


def finite(run: Trained) -> bool:
    return all(np.isfinite(array).all() for array in (*vars(run.history).values(), run.weights, run.result.weights))


def test_a_training_runs_to_its_last_epoch() -> None:
    run = trained(BASE)
    assert run.result.ending.reason == "finished"
    assert run.result.ending.epochs == len(run.history) == 30
    assert np.array_equal(run.result.weights, run.weights[-1])


def test_the_first_update_holds_the_initial_weights_and_no_curve() -> None:
    first = next(train(BASE))
    assert not isinstance(first, Result)
    assert (first.first, len(first.history), first.weights.shape) == (0, 0, (1, BASE.parameters))


@pytest.mark.parametrize("loss", ["mse", "mae"])
def test_a_diverging_learning_rate_ends_the_training_before_the_first_number_that_is_not_finite(loss: str) -> None:
    run = trained(change(DIVERGES, loss=loss, learning_rate=10.0), padded=True)
    assert run.result.ending.reason == "diverged"
    assert run.result.ending.epochs == len(run.history) < 2000
    assert finite(run)


def test_a_training_that_diverges_later_keeps_its_curve_until_then() -> None:
    run = trained(change(DIVERGES, loss="mse", learning_rate=0.1))
    assert run.result.ending.reason == "diverged"
    assert 0 < len(run.history) == len(run.weights) - 1
    assert np.array_equal(run.result.weights, run.weights[-1])
    assert finite(run)


def test_a_training_ends_when_its_time_is_up_and_keeps_what_it_learned() -> None:
    run = trained(change(BASE, epochs=2000), limits=Limits(seconds=1e-9))
    assert run.result.ending.reason == "out of time"
    assert 0 < run.result.ending.epochs == len(run.history) < 2000


def test_a_cancelled_training_ends_after_the_call_and_keeps_what_it_learned() -> None:
    questions = itertools.count(1)
    run = trained(change(BASE, epochs=2000), cancelled=lambda: next(questions) > 2)
    assert run.result.ending.reason == "stopped"
    assert len(run.blocks) == 3
    assert 0 < run.result.ending.epochs == len(run.history) < 2000
    assert np.array_equal(run.result.weights, run.weights[-1])


def test_the_curves_until_then_are_those_of_the_whole_training() -> None:
    stopped, whole = trained(change(BASE, epochs=2000), cancelled=lambda: True), trained(BASE)
    epochs = len(stopped.history)
    assert np.array_equal(stopped.history.losses, whole.history.losses[:epochs])


@pytest.mark.parametrize(
    ("settings", "error"), [({"skew": 1.0}, DataError), ({"hidden_layers": (512, 512)}, LimitError)]
)
def test_what_cannot_be_trained_is_refused_before_the_first_epoch(
    settings: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        next(train(change(BASE, **settings)))


def test_the_metric_of_a_test_set_of_one_row_is_what_keras_says() -> None:
    experiment = change(BASE, dataset="sine", samples=20, train_fraction=0.5, validation_fraction=0.45, epochs=5)
    run = trained(experiment, padded=True)
    assert run.result.ending.reason == "finished"
    theirs = evaluate(experiment, unflatten(experiment, run.result.weights))
    assert run.history.metrics[-1] == pytest.approx(theirs[:, 1], rel=1e-4)


def test_where_a_training_diverges_the_rows_are_those_of_the_weights_that_are_left_or_none() -> None:
    settings = {"dataset": "plane", "loss": "mse", "optimizer": "sgd", "momentum": 0.99, "learning_rate": 0.1}
    diverging = change(BASE, **settings, hidden_layers=(33, 8), activation="linear", epochs=2000)
    stopping = {"early_stopping": True, "patience": 500}
    restoring = trained(change(diverging, **stopping, restore_best_weights=True))
    keeping = trained(change(diverging, **stopping, restore_best_weights=False))
    assert restoring.result.ending.reason == keeping.result.ending.reason == "diverged"
    np.testing.assert_array_equal(restoring.result.weights, restoring.weights[-1])
    assert restoring.result.rows is None
    assert keeping.result.rows is not None
    assert keeping.result.rows.kept.mean() == pytest.approx(keeping.history.losses[-1, 1], rel=1e-3)
