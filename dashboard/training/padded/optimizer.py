"""The optimizers of Keras as one formula whose numbers are inputs: see `functions.optimizers.UpdateFormula`."""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.layers import call
from dashboard.functions.schedules import SCHEDULES, Schedule
from dashboard.training.model import build
from dashboard.training.padded.choices import ProgramChoices, UpdateRule
from dashboard.training.padded.weights import Weights
from dashboard.training.proximal import soft_threshold


class PaddedOptimizer:
    """Takes steps with the weights of a network; constraints may hold back its kernels after each step."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.mean, self.squares = (tf.Variable(tf.zeros(weights.length)) for _ in range(2))
        self.steps = tf.Variable(0)

    def reset(self) -> None:
        for variable in (self.mean, self.squares, self.steps):
            variable.assign(np.zeros(variable.shape, variable.dtype.as_numpy_dtype), read_value=False)

    def apply(self, gradient: tf.Tensor, choices: ProgramChoices) -> None:
        """One step, with the gradient of all weights as one vector."""
        rule, vector = choices.rule, self.weights.vector
        learning_rate = self._learning_rate(choices)
        self.steps.assign_add(1)
        in_mean = rule.rate_in_momentum > 0.0
        taken = rule.gradient_weight * tf.where(in_mean, learning_rate, 1.0)
        rate = tf.where(in_mean, 1.0, learning_rate) * self._correction(rule)
        self.mean.assign(rule.beta_1 * self.mean + taken * gradient)
        self.squares.assign(rule.beta_2 * self.squares + tf.square(rule.root_of_square_weight * gradient))
        moved = rate * self.mean / (tf.sqrt(self.squares + rule.epsilon_in_root) + rule.epsilon)
        vector.assign(self._constrained(vector * (1.0 - learning_rate * rule.decay) - moved, choices))

    def _learning_rate(self, choices: ProgramChoices) -> tf.Tensor:
        """The rate of the next step: that of each of Keras's schedules is computed, and one of them is taken."""
        rates = [_rate(schedule, choices.rule, self.steps) for schedule in SCHEDULES.values()]
        # An index would be a constant of the program: another schedule would be compiled again.
        return tf.gather(tf.stack(rates), choices.schedule)

    def _correction(self, rule: UpdateRule) -> tf.Tensor:
        """Adam's correction for the bias of its two means in the first steps; 1 for other optimizers."""
        steps = tf.cast(self.steps, tf.float32)
        mean, squares = rule.bias_correction * rule.beta_1, rule.bias_correction * rule.beta_2
        return tf.sqrt(1.0 - tf.pow(squares, steps)) / (1.0 - tf.pow(mean, steps))

    def _constrained(self, vector: tf.Tensor, choices: ProgramChoices) -> tf.Tensor:
        """The weights after the constraints of kernels: max-norm for hidden layers, then the proximal step of L1."""

        def max_norm() -> tf.Tensor:
            parts = self.weights.split(vector)
            for place in self.weights.hidden:
                parts[place] = _apply_max_norm(parts[place], choices.max_norm)
            return self.weights.joined(parts)

        within = tf.cond(choices.max_norm > 0.0, max_norm, lambda: vector)
        return soft_threshold(within, choices.shrinkage * self.weights.kernels)


def _rate(schedule: Schedule, rule: UpdateRule, step: tf.Tensor) -> tf.Tensor:
    if not schedule.keras:
        return rule.learning_rate
    # Keras checks the numbers that it is called with, which tensors of a running program can't pass.
    found = build(call(f"optimizers.schedules.{schedule.keras}", **schedule.options(1.0, 1, 1.0)))
    for name, value in schedule.options(rule.learning_rate, rule.steps, rule.rate_at_end).items():
        setattr(found, name, value)
    return found(step)


def _apply_max_norm(weights: tf.Tensor, longest: tf.Tensor) -> tf.Tensor:
    """As `keras.constraints.MaxNorm(longest, axis=0)` does, whose length is a constant."""
    lengths = tf.sqrt(tf.reduce_sum(tf.square(weights), 0, keepdims=True))
    return weights * (tf.clip_by_value(lengths, 0.0, longest) / (keras.backend.epsilon() + lengths))
