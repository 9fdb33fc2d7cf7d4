"""What the regularizers add to a loss, and its gradient."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tensorflow as tf


def elastic_net(l1: tf.Tensor, l2: tf.Tensor, kernels: Sequence[tf.Tensor]) -> tf.Tensor:
    """The sum of `l1 |w| + l2 w²` over all weights of the kernels.

    Its gradient is given, with 0 as the slope of |w| at 0, as in Keras: the one that TensorFlow derives takes longer.
    Without a penalty, as in most trainings, nothing is added up.
    """

    @tf.custom_gradient  # type: ignore[untyped-decorator] # TensorFlow is untyped
    def penalty(*kernels: tf.Tensor) -> tuple[tf.Tensor, Any]:
        def total() -> tf.Tensor:
            sizes = [tf.abs(kernel) for kernel in kernels]
            return tf.add_n([matrix_sum(size * (l1 + l2 * size)) for size in sizes])

        value = tf.cond(l1 + l2 > 0.0, total, lambda: tf.zeros(()))
        return value, lambda outer: [outer * (l1 * tf.sign(kernel) + 2.0 * l2 * kernel) for kernel in kernels]

    return penalty(*kernels)


def matrix_sum(matrix: tf.Tensor) -> tf.Tensor:
    """The sum of a matrix, each row's by a product with ones: XLA's own sum of a matrix takes four times as long.

    Two nested sums would not help: XLA merges them into one.
    """
    return tf.reduce_sum(tf.linalg.matvec(matrix, tf.ones(matrix.shape[1])))
