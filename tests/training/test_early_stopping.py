"""Early stopping ends where Keras's callback ends `fit`, with the same weights."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.sweeps.alike import training_key
from dashboard.training import train as module
from tests.cases import at_every_check
from tests.training.keras_fit import equal, fit, trained, unflatten

BASE = change(
    Experiment(),
    samples=100,
    hidden_layers=(8,),
    batch_size=8,
    learning_rate=0.02,
    epochs=30,
    seed=2,
    early_stopping=True,
    patience=3,
)

CASES: dict[str, dict[str, Any]] = {
    "patience": {},
    "no patience": {"patience": 0},
    "min delta": {"patience": 5, "min_delta": 0.02},
    "late start": {"start_from_epoch": 12, "patience": 4},
    "accuracy": {"monitor": "validation_metric", "patience": 4},
    "last weights kept": {"restore_best_weights": False},
    "penalized": {"l2": 0.2, "patience": 2},
    "proximal": {"l1": 0.1, "l2": 0.01, "proximal": True, "max_norm": 0.5},
    "never": {"patience": 500},
}
LOGS = {"validation_loss": ("val_loss", "min"), "validation_metric": ("val_accuracy", "max")}


def keras_callback(experiment: Experiment) -> keras.callbacks.EarlyStopping:
    stopping = experiment.training.early_stopping
    monitor, mode = LOGS[stopping.monitor]
    return keras.callbacks.EarlyStopping(
        monitor=monitor,
        mode=mode,
        patience=stopping.patience,
        min_delta=stopping.min_delta,
        start_from_epoch=stopping.start_from_epoch,
        restore_best_weights=stopping.restore_best_weights,
    )


@pytest.mark.parametrize("case", at_every_check({"late start", "proximal"}, CASES))
def test_it_stops_at_the_epoch_and_leaves_the_weights_that_keras_does(case: str) -> None:
    experiment = change(BASE, **CASES[case])
    ours, callback = trained(experiment), keras_callback(experiment)
    logs, model = fit(experiment, callback)
    assert ours.result.ending.epochs == len(ours.history) == len(logs["loss"])
    assert ours.result.ending.reason == ("early stopping" if callback.stopped_epoch else "finished")
    for mine, theirs in zip(unflatten(experiment, ours.result.weights), model.get_weights(), strict=True):
        assert mine == pytest.approx(theirs, rel=1e-3, abs=1e-4)


def test_the_cases_stop_at_different_epochs_and_one_never_does() -> None:
    ends = {case: trained(change(BASE, **settings)).result.ending for case, settings in CASES.items()}
    assert ends["never"].reason == "finished"
    assert len({ending.epochs for ending in ends.values()}) >= 5


@pytest.mark.parametrize("case", ["patience", "accuracy", "last weights kept", "never"])
def test_the_ending_names_the_epoch_whose_weights_are_left(case: str) -> None:
    ours = trained(change(BASE, **CASES[case]))
    epoch = ours.result.ending.restored or ours.result.ending.epochs
    assert np.array_equal(ours.result.weights, ours.weights[epoch])
    assert (ours.result.ending.restored is None) == (case == "last weights kept")


def test_the_restored_epoch_is_the_best_one_of_the_monitored_curve() -> None:
    ours = trained(BASE)
    assert ours.result.ending.restored == int(np.argmin(ours.history.val_loss)) + 1


@pytest.mark.parametrize("case", ["patience", "late start", "accuracy"])
def test_it_stops_alike_in_the_middle_of_a_block_and_at_its_end(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = change(BASE, **CASES[case])
    monkeypatch.setattr(module, "CALL_SECONDS", 0.0)
    monkeypatch.setattr(module, "FIRST_EPOCHS", 1)
    singly = trained(experiment)
    monkeypatch.setattr(module, "FIRST_EPOCHS", 30)
    at_once = trained(experiment)
    assert singly.blocks == (1,) * len(singly.history)
    assert at_once.blocks == (len(singly.history),)
    assert len(singly.history) < 30
    assert equal(singly, at_once)


def test_a_training_stopped_by_hand_still_restores_the_best_weights() -> None:
    calls: list[int] = []

    def cancelled() -> bool:
        calls.append(1)
        return True

    ours = trained(change(BASE, patience=500), cancelled=cancelled)
    assert calls == [1]
    assert ours.result.ending.reason == "stopped"
    epoch = int(np.argmin(ours.history.val_loss)) + 1
    assert np.array_equal(ours.result.weights, ours.weights[epoch])


@pytest.mark.parametrize("batch_size", [34, 2048])
@pytest.mark.parametrize("patience", [(0, 1), (30, 500)])
def test_what_a_sweep_takes_for_one_value_trains_the_very_same(patience: tuple[int, int], batch_size: int) -> None:
    one, other = (
        change(BASE, batch_size=size, patience=count) for size, count in zip((34, batch_size), patience, strict=True)
    )
    assert training_key(one) == training_key(other)
    first, second = (trained(each, padded=True).history.losses for each in (one, other))
    np.testing.assert_array_equal(first, second)
