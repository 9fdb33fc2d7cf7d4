"""The optimizers of Keras as one formula whose numbers are inputs: see `functions.optimizers.Step`."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.layers import call
from dashboard.functions.schedules import SCHEDULES, Schedule
from dashboard.training.model import build
from dashboard.training.padded.inputs import Choices, Rule
from dashboard.training.proximal import soft_threshold


class Optimizer:
    """Takes steps with the variables of a network, of which `kernels` may be held back after each step.

    `free` is the kernel of the output layer, which max-norm leaves alone.
    """

    def __init__(self, variables: Sequence[keras.Variable], kernels: Sequence[keras.Variable]) -> None:
        self.variables, self.kernels, self.free = variables, {id(kernel) for kernel in kernels}, kernels[-1]
        self.means = [tf.Variable(tf.zeros(variable.shape)) for variable in variables]
        self.squares = [tf.Variable(tf.zeros(variable.shape)) for variable in variables]
        self.steps = tf.Variable(0)

    def reset(self) -> None:
        for variable in (*self.means, *self.squares, self.steps):
            variable.assign(np.zeros(variable.shape, variable.dtype.as_numpy_dtype))

    def apply(self, gradients: Sequence[tf.Tensor], choices: Choices) -> None:
        rule = choices.rule
        learning_rate = self._learning_rate(rule)
        self.steps.assign_add(1)
        decay = learning_rate * rule.decay
        in_mean = rule.rate_in_mean > 0.0
        taken = rule.gradient_taken * tf.where(in_mean, learning_rate, 1.0)
        rate = tf.where(in_mean, 1.0, learning_rate) * self._correction(rule)
        moments = zip(self.variables, self.means, self.squares, gradients, strict=True)
        for variable, mean, squares, gradient in moments:
            mean.assign(rule.mean_kept * mean + taken * gradient)
            squares.assign(rule.squares_kept * squares + tf.square(rule.root_taken * gradient))
            moved = rate * mean / (tf.sqrt(squares + rule.under_root) + rule.beside_root)
            variable.assign(self._held(variable, variable.value * (1.0 - decay) - moved, choices))

    def _learning_rate(self, rule: Rule) -> tf.Tensor:
        """That of the step to come, by each of Keras's schedules, of which one is taken."""
        rates = [_rate(schedule, rule, self.steps) for schedule in SCHEDULES.values()]
        # An index would be a constant of the program: another schedule would be compiled anew.
        return tf.gather(tf.stack(rates), rule.schedule)

    def _correction(self, rule: Rule) -> tf.Tensor:
        """Corrects Adam's two means for the few steps that they have seen so far; 1 for the others."""
        steps = tf.cast(self.steps, tf.float32)
        mean, squares = rule.corrected * rule.mean_kept, rule.corrected * rule.squares_kept
        return tf.sqrt(1.0 - tf.pow(squares, steps)) / (1.0 - tf.pow(mean, steps))

    def _held(self, variable: keras.Variable, weights: tf.Tensor, choices: Choices) -> tf.Tensor:
        """A kernel after its constraints: max-norm, then the proximal step of L1."""
        if id(variable) not in self.kernels:
            return weights
        if variable is not self.free:
            cut = tf.cond(choices.max_norm > 0.0, lambda: _cut(weights, choices.max_norm), lambda: weights)
            return soft_threshold(cut, choices.shrinkage)
        return soft_threshold(weights, choices.shrinkage)


def _rate(schedule: Schedule, rule: Rule, step: tf.Tensor) -> tf.Tensor:
    if not schedule.keras:
        return rule.learning_rate
    # Keras checks its numbers when it is called with them, which those of a running program can't be.
    found = build(call(f"optimizers.schedules.{schedule.keras}", **schedule.options(1.0, 1, 1.0)))
    for name, value in schedule.options(rule.learning_rate, rule.steps, rule.rate_at_end).items():
        setattr(found, name, value)
    return found(step)


def _cut(weights: tf.Tensor, longest: tf.Tensor) -> tf.Tensor:
    """As `keras.constraints.MaxNorm(longest, axis=0)` does, whose length is a constant."""
    lengths = tf.sqrt(tf.reduce_sum(tf.square(weights), 0, keepdims=True))
    return weights * (tf.clip_by_value(lengths, 0.0, longest) / (keras.backend.epsilon() + lengths))
