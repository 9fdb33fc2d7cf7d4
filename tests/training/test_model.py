"""The Keras model of an experiment."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES, Remedy
from dashboard.experiment.settings import change
from dashboard.functions.initializers import INITIALIZERS
from dashboard.training.model import build_model, initial_weights

MODELS: dict[str, dict[str, Any]] = {
    "default": {},
    "no hidden layer": {"hidden_layers": ()},
    "six layers": {"hidden_layers": (7, 6, 5, 4, 3, 2)},
    "batch normalization": {"hidden_layers": (8, 4), "batch_normalization": True},
    "everything": {
        "hidden_layers": (8, 4),
        "batch_normalization": True,
        "dropout": 0.2,
        "gaussian_noise": 0.1,
        "l1": 0.1,
        "l2": 0.1,
        "max_norm": 1.0,
    },
    "ten classes": {"dataset": "digits", "irrelevant_features": 5},
    "five blobs": {"dataset": "blobs", "classes": 5},
    "regression": {"dataset": "friedman1", "loss": "huber"},
    "sigmoid": {"loss": "sigmoid_mse"},
}

every_model = pytest.mark.parametrize("name", MODELS)


def experiment(name: str) -> Experiment:
    return change(Experiment(), **MODELS[name])


def equal(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@every_model
def test_it_has_the_parameters_that_the_experiment_says(name: str) -> None:
    model = build_model(experiment(name))
    assert sum(int(np.prod(weight.shape)) for weight in model.trainable_weights) == experiment(name).parameters


@every_model
def test_it_takes_the_inputs_and_gives_the_outputs_that_the_experiment_says(name: str) -> None:
    model = build_model(experiment(name))
    assert model.input_shape == (None, experiment(name).inputs)
    assert model.output_shape == (None, experiment(name).outputs)


@every_model
def test_the_same_seed_draws_the_same_weights_and_another_one_others(name: str) -> None:
    first = build_model(experiment(name)).get_weights()
    assert equal(build_model(experiment(name)).get_weights(), first)
    assert not equal(build_model(change(experiment(name), seed=1)).get_weights(), first)


@every_model
def test_the_initial_weights_can_be_drawn_without_a_model(name: str) -> None:
    assert equal(initial_weights(experiment(name)), build_model(experiment(name)).get_weights())


@pytest.mark.parametrize("remedy", REMEDIES.values(), ids=REMEDIES)
def test_a_remedy_starts_from_the_same_weights_wherever_the_shapes_are_the_same(remedy: Remedy) -> None:
    plain, fixed = (_kernels(one) for one in (Experiment(), remedy(Experiment())))
    assert equal(plain, fixed) is (remedy.name != "smaller")


def _kernels(experiment: Experiment) -> list[np.ndarray]:
    dense = (layer for layer in build_model(experiment).layers if isinstance(layer, keras.layers.Dense))
    return [layer.kernel.numpy() for layer in dense]


def test_layers_of_one_shape_start_with_different_weights() -> None:
    kernels = [
        weight
        for weight in build_model(change(Experiment(), hidden_layers=(8,) * 4)).get_weights()
        if weight.shape == (8, 8)
    ]
    assert len({kernel.tobytes() for kernel in kernels}) == len(kernels) == 3


@pytest.mark.parametrize("name", INITIALIZERS)
def test_weights_are_drawn_by_the_chosen_initializer(name: str) -> None:
    kernel = build_model(
        change(Experiment(), hidden_layers=(400,), irrelevant_features=98, kernel_initializer=name)
    ).get_weights()[0]
    scales = {"glorot": 2 / 500, "he": 2 / 100, "lecun": 1 / 100, "random": 0.05**2, "orthogonal": 1 / 400}
    assert kernel.var() == pytest.approx(scales[name.split("_", maxsplit=1)[0]], rel=0.05)
    bounded = np.abs(kernel).max() < 1.75 * kernel.std()
    assert bounded == name.endswith("uniform")


@pytest.mark.parametrize("name", INITIALIZERS)
def test_at_another_scale_the_same_weights_are_drawn_and_multiplied(name: str) -> None:
    one, half, none, next_to_none = (
        build_model(change(Experiment(), kernel_initializer=name, initial_scale=scale)).get_weights()
        for scale in (1.0, 0.5, 0.0, 1e-200)
    )
    for weight, scaled, *zeros in zip(one, half, none, next_to_none, strict=True):
        assert scaled == pytest.approx(0.5 * weight, rel=1e-5)
        assert not np.any(zeros)


def test_strengths_are_in_keras_own_layers() -> None:
    model = build_model(experiment("everything"))
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    assert all(float(layer.kernel_regularizer.l1) == float(layer.kernel_regularizer.l2) == 0.1 for layer in dense)
    assert [layer.kernel_constraint is not None for layer in dense] == [True, True, False]
    kinds = [type(layer).__name__ for layer in model.layers]
    hidden = ["Dense", "BatchNormalization", "Activation", "Dropout"]
    assert kinds == ["GaussianNoise", *hidden, *hidden, "Dense"]


def test_a_sigmoid_ends_the_network_where_the_loss_wants_one() -> None:
    assert build_model(experiment("sigmoid")).layers[-1].activation is keras.activations.sigmoid
    assert isinstance(build_model(experiment("default")).layers[-1], keras.layers.Dense)


def test_arms_of_a_comparison_begin_with_the_same_kernels_and_nobody_can_change_them() -> None:
    one, other = (initial_weights(change(Experiment(), seed=7, l2=l2))[0] for l2 in (0.0, 0.1))
    assert one is other
    assert not one.flags.writeable
