"""The penalty is that of Keras's regularizer, in its value and its gradient."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.training.penalty import elastic_net, matrix_sum


@pytest.mark.parametrize(("l1", "l2"), [(0.0, 0.0), (0.01, 0.0), (0.0, 0.01), (0.003, 0.02)])
def test_value_and_gradient_are_those_of_keras_also_for_weights_of_0(l1: float, l2: float) -> None:
    rng = np.random.default_rng(0)
    kernels = [
        tf.constant(rng.normal(size=shape) * (rng.random(shape) < 0.8), tf.float32) for shape in ((3, 5), (5, 1))
    ]
    regularizer = keras.regularizers.L1L2(l1, l2)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(kernels)
        ours = 3.0 * elastic_net(tf.constant(l1), tf.constant(l2), kernels)
        keras_own = 3.0 * tf.add_n([regularizer(kernel) for kernel in kernels])
    np.testing.assert_allclose(ours, keras_own, rtol=1e-5)
    for one, other in zip(tape.gradient(ours, kernels), tape.gradient(keras_own, kernels), strict=True):
        np.testing.assert_allclose(one, np.zeros(one.shape) if other is None else other, rtol=1e-5, atol=1e-9)


def test_a_matrix_s_sum_is_that_of_numpy() -> None:
    matrix = np.random.default_rng(0).normal(size=(7, 4))
    np.testing.assert_allclose(matrix_sum(tf.constant(matrix, tf.float32)), matrix.sum(), rtol=1e-5)
