"""A program is compiled once, gives the same bits every time, and is random only where the experiment says so."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training import train as module
from dashboard.training.base_program import MAX_BYTES
from dashboard.training.program import Program
from dashboard.training.programs import PROGRAMS
from dashboard.training.tensors import Strengths
from tests.training.keras_fit import equal, evaluate, trained, unflatten

# Odd sizes, at which random numbers are paired otherwise. So wide, it shares the default's padded program.
BASE = change(
    Experiment(), hidden_layers=(33, 7), batch_size=33, epochs=12, dropout=0.1, gaussian_noise=0.1, learning_rate=0.01
)


def program(experiment: Experiment) -> Program:
    found = PROGRAMS.get(experiment)
    assert isinstance(found, Program)
    return found


@pytest.mark.parametrize(
    "settings",
    [
        {"l1": 0.1},
        {"l2": 0.1},
        {"dropout": 0.5},
        {"gaussian_noise": 0.5},
        {"learning_rate": 0.1},
        {"label_noise": 0.3},
        {"label_smoothing": 0.2},
        {"data_seed": 1},
        {"seed": 1},
        {"noise": 0.1},
        {"dataset": "circles"},
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_a_change_of_strength_rate_data_or_seed_compiles_nothing_and_matters(settings: dict[str, Any]) -> None:
    before, compiled = trained(BASE), program(BASE)
    after = trained(change(BASE, **settings))
    assert program(change(BASE, **settings)) is compiled
    assert len(compiled._run._calls) == 1
    assert not np.array_equal(before.history.objective, after.history.objective)


def test_the_same_experiment_gives_the_same_bits_also_after_another_one() -> None:
    first = trained(BASE)
    trained(change(BASE, seed=7, data_seed=7, dropout=0.6, l2=0.1, learning_rate=0.1, label_smoothing=0.1))
    assert equal(trained(BASE), first)


def test_a_program_loaded_anew_gives_the_same_bits() -> None:
    first = trained(BASE)
    fresh = Program(BASE)
    fresh.start(BASE, make_splits(BASE))
    block = fresh.run(12)
    assert np.array_equal(block.losses, first.history.losses)
    assert np.array_equal(block.weights, first.weights[1:])


def test_how_epochs_are_cut_into_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CALL_SECONDS", 0.0)
    singly = trained(BASE)
    monkeypatch.setattr(module, "CALL_SECONDS", 1e9)
    together = trained(BASE)
    assert singly.blocks == (4, *[1] * 8)
    assert together.blocks == (4, 8)
    assert equal(singly, together)


def test_a_training_longer_than_one_call_can_hold_takes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CALL_SECONDS", 1e9)
    ours = trained(change(BASE, epochs=150))
    assert ours.blocks == (4, 64, 64, 18)
    assert len(ours.history) == len(ours.weights) - 1 == 150


def test_the_curves_are_evaluated_without_dropout_and_noise() -> None:
    experiment = change(BASE, l2=0.01, label_smoothing=0.1, dropout=0.5, gaussian_noise=0.8)
    ours = trained(experiment)
    theirs = evaluate(experiment, unflatten(experiment, ours.result.weights))
    assert ours.history.losses[-1] == pytest.approx(theirs[:, 0], rel=1e-4)
    assert ours.history.metrics[-1] == pytest.approx(theirs[:, 1], rel=1e-4)


@pytest.mark.parametrize("settings", [{"dropout": 0.8}, {"gaussian_noise": 1.0}])
def test_dropout_and_noise_raise_the_objective_above_what_is_evaluated(settings: dict[str, Any]) -> None:
    calm = change(BASE, dropout=1e-9, gaussian_noise=1e-9, epochs=150)
    still, shaken = trained(calm).history, trained(change(calm, **settings)).history
    assert np.mean(still.objective[-20:] / still.losses[-20:, 0]) == pytest.approx(1.0, abs=0.05)
    assert np.mean(shaken.objective[-20:] / shaken.losses[-20:, 0]) > 1.1


def test_dropout_silences_its_share_of_units_and_scales_up_the_rest() -> None:
    import tensorflow as tf

    compiled = program(BASE)
    compiled.start(BASE, make_splits(BASE))
    compiled.model.set_weights([np.zeros(weight.shape) for weight in compiled.model.get_weights()])
    first, second, last = (layer for layer in compiled.model.layers if layer.name.startswith("dense"))
    first.bias.assign(np.ones(33))  # every unit is 1, so that the second layer sums up what dropout has kept
    second.kernel.assign(np.ones((33, 7)))
    last.kernel.assign(np.ones((7, 1)))
    forward = tf.function(compiled.loop._forward, jit_compile=True, autograph=False)  # Threefry runs under XLA alone
    for rate in (0.2, 0.5, 0.8):
        strengths = Strengths.of(change(Experiment(), dropout=rate))
        sums = forward(tf.zeros((4000, 2)), None, strengths, tf.constant(0)).numpy() / (33 * 7)
        assert sums.mean() == pytest.approx(1.0, abs=0.05)
        assert len(np.unique(sums.round(3))) > 5


def test_dropout_on_the_inputs_has_a_rate_of_its_own() -> None:
    import tensorflow as tf

    asked = change(BASE, hidden_layers=(4,), activation="linear", gaussian_noise=0.0, dropout=1e-9, input_dropout=0.5)
    compiled = program(asked)
    compiled.start(asked, make_splits(asked))
    compiled.model.set_weights([np.ones(weight.shape) for weight in compiled.model.get_weights()])
    forward = tf.function(compiled.loop._forward, jit_compile=True, autograph=False)
    outputs = forward(tf.ones((4000, 2)), None, Strengths.of(asked), tf.constant(0)).numpy()
    # None, one or both of two inputs are kept, and doubled; each of the four units adds its bias, and so does the last.
    assert np.mean(np.isin(outputs.round(3), [5.0, 13.0, 21.0])) > 0.999
    assert np.mean(outputs == 13.0) == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("layers", [(), (64, 64), (512, 512), (512,) * 6])
def test_what_one_call_returns_fits_in_memory(layers: tuple[int, ...]) -> None:
    experiment = change(Experiment(), hidden_layers=layers, samples=30)
    size = 4 * (experiment.parameters + 2 * 10)
    capacity = Program(experiment).epochs_per_call
    assert 1 <= capacity <= 64
    assert capacity == 1 or capacity * size <= MAX_BYTES
    assert capacity == 64 or (capacity + 1) * size > MAX_BYTES
