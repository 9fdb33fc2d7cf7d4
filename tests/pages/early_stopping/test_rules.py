"""Stopping rules on curves: Keras's patience is Keras's, and Prechelt's are his formulas."""

from __future__ import annotations

import numpy as np
import pytest

from pages.early_stopping.finding.rules import (
    RULES,
    STRIP,
    Rule,
    generalization_loss,
    keras_patience,
    replay,
    training_progress,
)


def curves(seed: int, epochs: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """A training loss that falls and a validation loss that rises again, both noisy."""
    rng = np.random.default_rng(seed)
    time = np.arange(epochs) / epochs
    train = np.exp(-3 * time) * (1 + 0.05 * rng.normal(size=epochs))
    validation = 0.4 + (time - 0.3) ** 2 + 0.03 * rng.normal(size=epochs)
    return train, validation


def keras_stops_after(validation: np.ndarray, patience: int) -> int | None:
    import keras

    from dashboard.training.early_stopping import RecordedModel

    model = RecordedModel()
    callback = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience)
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, loss in enumerate(validation):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            return epoch + 1
    return None


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("patience", [0, 1, 2, 5, 20, 500])
def test_patience_stops_where_keras_does(seed: int, patience: int) -> None:
    train, validation = curves(seed)
    assert keras_patience(train, validation, patience) == keras_stops_after(validation, patience)


def test_patience_treats_equal_losses_as_keras_does() -> None:
    validation = np.array([1.0, 1.0, 0.5, 0.5, 0.5, 0.5])
    for patience in (0, 1, 2, 3):
        assert keras_patience(validation, validation, patience) == keras_stops_after(validation, patience)


def test_generalization_loss_is_the_percentage_above_the_lowest_so_far() -> None:
    assert generalization_loss(np.array([2.0, 1.0, 1.5])).tolist() == [0.0, 0.0, 50.0]


def test_training_progress_is_per_mille_over_a_strip() -> None:
    train = np.array([2.0, 1.0, 1.0, 1.0, 1.0])
    assert training_progress(train) == pytest.approx([1000 * (1.2 - 1)])


def test_gl_stops_at_the_first_epoch_beyond_its_threshold() -> None:
    validation = np.array([1.0, 1.04, 1.02, 1.06, 2.0])
    assert RULES["gl"].stop(validation, validation, 5) == 4


def test_up_counts_strips_in_a_row() -> None:
    ends = [1.0, 1.1, 1.05, 1.2, 1.3]
    validation = np.repeat(ends, STRIP)
    assert RULES["up"].stop(validation, validation, 1) == 2 * STRIP
    assert RULES["up"].stop(validation, validation, 2) == 5 * STRIP
    assert RULES["up"].stop(validation, validation, 3) is None


def test_pq_waits_while_training_moves_fast() -> None:
    validation = np.concatenate([np.ones(STRIP), np.full(3 * STRIP, 1.1)])
    fast, slow = np.geomspace(1, 1e-6, 4 * STRIP), np.geomspace(1, 0.99, 4 * STRIP)
    assert RULES["pq"].stop(slow, validation, 1) == 2 * STRIP
    assert RULES["pq"].stop(fast, validation, 1) is None


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("seed", range(3))
def test_a_more_patient_rule_never_stops_earlier(rule: Rule, seed: int) -> None:
    losses = np.stack([*curves(seed), curves(seed)[1]], 1)
    stops = [replay(rule, parameter, losses).epoch for parameter in rule.parameters]
    assert stops == sorted(stops)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_rule_looks_at_test_loss(rule: Rule) -> None:
    train, validation = curves(0)
    seen = [
        replay(rule, p, np.stack([train, validation, test], 1))
        for p in rule.parameters
        for test in (validation, np.zeros_like(train))
    ]
    assert seen[::2] == seen[1::2]


def test_a_rule_that_never_stops_runs_to_the_end_and_restores_the_lowest() -> None:
    losses = np.tile([3.0, 1.0, 2.0], (3, 1)).T
    stop = replay(RULES["patience"], 500, losses)
    assert (stop.epoch, stop.best, stop.saved) == (3, 2, 0.0)
