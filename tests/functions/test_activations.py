"""Every activation's derivative is the one that Keras trains with."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.functions.activations import ACTIVATIONS, Activation
from pages.activations.finding.saturation import FLAT, saturation

U = np.linspace(-6.0, 6.0, 241)

every_activation = pytest.mark.parametrize("function", ACTIVATIONS.values(), ids=ACTIVATIONS)


@every_activation
def test_values_and_derivative_are_keras_s(function: Activation) -> None:
    z = tf.constant(U)
    with tf.GradientTape() as tape:
        tape.watch(z)
        values = keras.activations.get(function.name)(z)
    np.testing.assert_allclose(function(U), values, atol=1e-5)
    np.testing.assert_allclose(function.derivative(U), tape.gradient(values, z), atol=1e-5)


@every_activation
def test_beyond_its_saturation_as_told_it_is_flat_and_a_tenth_within_it_is_not(function: Activation) -> None:
    flat, z = saturation(function), np.linspace(-6.0, 6.0, 2401)
    left = None if flat.left is None else float(f"{flat.left:.1f}")
    right = None if flat.right is None else float(f"{flat.right:.1f}")
    if left is not None:
        assert np.all(np.abs(function.derivative(z[left > z])) < FLAT)
    if right is not None:
        assert np.all(np.abs(function.derivative(z[right < z])) < FLAT)
    edges = np.array([-6.0 if left is None else left + 0.1, 6.0 if right is None else right - 0.1])
    assert np.all(np.abs(function.derivative(edges)) >= FLAT)


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("sigmoid", (True, True)),
        ("tanh", (True, True)),
        ("relu", (True, False)),
        ("leaky_relu", (False, False)),
        ("elu", (True, False)),
        ("linear", (False, False)),
    ],
)
def test_saturation_is_on_the_sides_it_is_known_for(name: str, sides: tuple[bool, bool]) -> None:
    flat = saturation(ACTIVATIONS[name])
    assert (flat.left is not None, flat.right is not None) == sides
