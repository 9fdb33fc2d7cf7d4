"""Random numbers of a shape that is known only while a program runs: those that TensorFlow draws for that shape.

TensorFlow compiles the shape in. This is Threefry (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3")
with the counters as XLA gives them out: two numbers share one, neighbours along an even axis.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf

ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
PARITY = 0x1BD11BDA


class MatrixPlaces(NamedTuple):
    """Integer tensors that are broadcast against each other: places (row, column) of a matrix (height, width)."""

    row: tf.Tensor
    column: tf.Tensor
    height: tf.Tensor
    width: tf.Tensor

    @property
    def by_rows(self) -> tf.Tensor:
        """Whether neighbours are a row apart: along the first even side, or the longer one of two odd ones."""
        return (self.height % 2 == 0) | ((self.width % 2 == 1) & (self.height >= self.width))


def uniform(key: tf.Tensor, at: MatrixPlaces) -> tf.Tensor:
    """What `tf.random.stateless_uniform((height, width), key, alg="threefry")` has at these places.

    `key` has pairs in its last axis, and is broadcast too.
    """
    half = (at.width + 1) // 2
    counter = tf.where(at.by_rows, at.row // 2 * at.width + at.column, at.row * half + at.column // 2)
    return _numbers(key, counter, tf.where(at.by_rows, at.row, at.column) % 2)


def normal(key: tf.Tensor, at: MatrixPlaces) -> tf.Tensor:
    """What `tf.random.stateless_normal` has there: by Box and Muller, from two uniform numbers for two neighbours."""
    half = (tf.where(at.by_rows, at.height, at.width) + 1) // 2
    pair = tf.where(at.by_rows, at.row, at.column) // 2
    # The uniform numbers of a matrix whose pairs are an axis of their own; the first even axis has the neighbours.
    neighbours = half % 2 == 1

    def member(which: int) -> tf.Tensor:
        group = tf.where(neighbours, pair, pair // 2 * 2 + which)
        counter = tf.where(at.by_rows, group * at.width + at.column, at.row * half + group)
        return _numbers(key, counter, tf.where(neighbours, which, pair % 2))

    length = tf.sqrt(-2.0 * tf.math.log(tf.maximum(member(0), 1e-7)))
    angle = 2.0 * np.pi * member(1)
    first = tf.where(at.by_rows, at.row, at.column) % 2 == 0
    return length * tf.where(first, tf.sin(angle), tf.cos(angle))


def _numbers(key: tf.Tensor, counter: tf.Tensor, which: tf.Tensor) -> tf.Tensor:
    """Numbers from 0 to 1: for each counter the first or the second of its two."""
    first, second = _threefry(tf.cast(key[..., 0], tf.uint32), tf.cast(key[..., 1], tf.uint32), counter)
    bits = tf.bitwise.right_shift(tf.where(which == 0, first, second), _uint(9))
    return tf.bitcast(tf.bitwise.bitwise_or(bits, _uint(0x3F800000)), tf.float32) - 1.0


def _threefry(key: tf.Tensor, other_key: tf.Tensor, counters: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Twenty rounds over the pairs (counter, 0)."""
    xor = tf.bitwise.bitwise_xor
    keys = (key, other_key, xor(xor(key, other_key), _uint(PARITY)))
    a = tf.cast(counters, tf.uint32) + keys[0]
    b = tf.zeros_like(a) + keys[1]
    for turn in range(5):
        for distance in ROTATIONS[turn % 2]:
            a = a + b
            b = xor(_rotated(b, distance), a)
        a = a + keys[(turn + 1) % 3]
        b = b + keys[(turn + 2) % 3] + _uint(turn + 1)
    return a, b


def _rotated(x: tf.Tensor, distance: int) -> tf.Tensor:
    left, right = tf.bitwise.left_shift(x, _uint(distance)), tf.bitwise.right_shift(x, _uint(32 - distance))
    return tf.bitwise.bitwise_or(left, right)


def _uint(value: int) -> tf.Tensor:
    return tf.constant(value, tf.uint32)
