"""Random numbers of a shape that a program is given are those that TensorFlow draws for a shape that is compiled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
import tensorflow as tf

from dashboard.training.padded.draws import MatrixPlaces, normal, uniform

THEIRS = {uniform: tf.random.stateless_uniform, normal: tf.random.stateless_normal}
SEED = (3001, 17)


@cache
def compiled(draw: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    def whole(key: tf.Tensor, height: tf.Tensor, width: tf.Tensor) -> tf.Tensor:
        return draw(key, MatrixPlaces(tf.range(40)[:, None], tf.range(40)[None], height, width))

    return tf.function(whole, jit_compile=True, autograph=False)


# Two numbers share a counter along the first even axis, or the longer one of two odd axes.
@pytest.mark.parametrize("shape", [(32, 16), (34, 7), (5, 8), (5, 10), (9, 5), (5, 9), (7, 7), (1, 1)], ids=str)
@pytest.mark.parametrize("draw", THEIRS)
def test_they_are_equal_to_the_last_bit(draw: Callable[..., tf.Tensor], shape: tuple[int, int]) -> None:
    height, width = shape
    ours = compiled(draw)(tf.constant(SEED), tf.constant(height), tf.constant(width)).numpy()[:height, :width]
    theirs = tf.function(lambda key: THEIRS[draw](shape, key, alg="threefry"), jit_compile=True)(tf.constant(SEED))
    assert np.array_equal(ours, theirs.numpy())
