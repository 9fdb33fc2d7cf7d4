"""One of several functions, chosen while a program runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import tensorflow as tf

Function = Callable[[tf.Tensor], tf.Tensor]


def switch(index: tf.Tensor, functions: Sequence[Function], x: tf.Tensor) -> tf.Tensor:
    """`functions[index](x)`, one value for each element of `x` or for each of its rows; differentiable in `x` alone.

    Slopes are computed along with the values: letting TensorFlow pass data between the branches is slow.
    """

    @tf.custom_gradient  # type: ignore[untyped-decorator] # TensorFlow is untyped
    def value(x: tf.Tensor) -> tuple[tf.Tensor, Function]:
        y, slopes = tf.switch_case(index, [partial(_with_slopes, function, x) for function in functions])

        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            return slopes * (upstream if len(upstream.shape) == len(x.shape) else upstream[:, None])

        return y, gradient

    return value(x)


def _with_slopes(function: Function, x: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """The gradient of the sum has the slope of each value, as no value depends on another element or row."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return y, tape.gradient(y, x)
