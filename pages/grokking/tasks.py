"""What a worker does for this lesson: so many steps of one training.

In NumPy: with all rows at every step, nearly all of the time is spent in its matrix products, and there is nothing to
compile before the first one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from pages.grokking.trials import BETA_1, BETA_2, BLOCK, EPSILON, EVERY, LEARNING_RATE, UNITS, Setting

Arrays = tuple[np.ndarray, ...]
# Columns of what is recorded, after the step.
TRAIN_ACCURACY, TEST_ACCURACY, TRAIN_LOSS, TEST_LOSS = range(4)


@dataclass(frozen=True)
class Progress:
    """A training on its way: what the next steps need, and what has been recorded.

    `steps` (records,) and `records` (records, 4): accuracies and losses on train and test. The loss is the mean of the
    negative logarithm of the right answer's probability.
    """

    setting: Setting
    seed: int
    step: int
    weights: Arrays
    moments: tuple[Arrays, Arrays]
    steps: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    records: np.ndarray = field(default_factory=lambda: np.zeros((0, 4)))

    @property
    def share(self) -> float:
        return self.step / self.setting.steps


@dataclass(frozen=True)
class Sums:
    """All sums modulo a prime: `a` and `b` are rows of the first layer's weights, `y` the answers."""

    a: np.ndarray
    b: np.ndarray
    y: np.ndarray

    def of(self, rows: np.ndarray) -> Sums:
        return Sums(self.a[rows], self.b[rows], self.y[rows])

    def hidden(self, weights: Arrays) -> np.ndarray:
        """Pre-activations (rows, UNITS): an input of two ones picks two rows of the weights."""
        return weights[0][self.a] + weights[0][self.b]


def begin(setting: Setting, seed: int) -> Progress:
    """The first steps of a training."""
    rng = _after_split(setting, seed)[1]
    shapes = ((2 * setting.modulus, UNITS), (UNITS, setting.modulus))
    weights = tuple((rng.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32) for shape in shapes)
    nothing = tuple(np.zeros_like(part) for part in weights)
    return go_on(Progress(setting, seed, 0, weights, (nothing, nothing)))


def go_on(progress: Progress) -> Progress:
    """BLOCK steps more."""
    setting = progress.setting
    order, _ = _after_split(setting, progress.seed)
    train, test = (_sums(setting).of(rows) for rows in np.split(order, [setting.rows]))
    weights = tuple(part.copy() for part in progress.weights)
    moments = tuple(tuple(part.copy() for part in each) for each in progress.moments)
    steps, records = [], []
    last = min(progress.step + BLOCK, setting.steps)
    for step in range(progress.step + 1, last + 1):
        _descend(weights, (moments[0], moments[1]), train, step, setting.decay)
        if step % EVERY == 0 or step == setting.steps:
            steps.append(step)
            (right, loss), (right_test, loss_test) = (_judge(weights, part) for part in (train, test))
            records.append((right, right_test, loss, loss_test))
    return replace(
        progress,
        step=last,
        weights=weights,
        moments=(moments[0], moments[1]),
        steps=np.concatenate([progress.steps, np.array(steps, int)]),
        records=np.concatenate([progress.records, np.array(records).reshape(-1, 4)]),
    )


def _sums(setting: Setting) -> Sums:
    a, b = np.divmod(np.arange(setting.modulus**2), setting.modulus)
    return Sums(a, setting.modulus + b, (a + b) % setting.modulus)


def _after_split(setting: Setting, seed: int) -> tuple[np.ndarray, np.random.Generator]:
    """The order of all pairs, the training set first, and the generator for what is drawn next."""
    rng = np.random.default_rng(seed)
    return rng.permutation(setting.modulus**2), rng


def _descend(weights: Arrays, moments: tuple[Arrays, Arrays], rows: Sums, step: int, decay: float) -> None:
    """One step of AdamW (Loshchilov and Hutter 2019), in place."""
    z = rows.hidden(weights)
    squares = z * z
    wrong = _probabilities(squares @ weights[1])
    wrong[np.arange(len(wrong)), rows.y] -= 1.0
    wrong /= len(wrong)
    back = wrong @ weights[1].T
    back *= 2.0 * z
    gradients = (_gathered(back, rows, len(weights[0])), squares.T @ wrong)
    for place, gradient in enumerate(gradients):
        weight, first, second = weights[place], moments[0][place], moments[1][place]
        first += (1.0 - BETA_1) * (gradient - first)
        second += (1.0 - BETA_2) * (gradient * gradient - second)
        weight *= 1.0 - LEARNING_RATE * decay
        weight -= LEARNING_RATE / (1.0 - BETA_1**step) * first / (np.sqrt(second / (1.0 - BETA_2**step)) + EPSILON)


def _gathered(back: np.ndarray, rows: Sums, size: int) -> np.ndarray:
    """The gradient of the first layer's weights: each row's goes to the two that it picked."""
    from scipy.sparse import csr_array

    count = len(back)
    picked = np.concatenate([rows.a, rows.b])
    ones = csr_array((np.ones(2 * count, np.float32), (picked, np.tile(np.arange(count), 2))), shape=(size, count))
    return np.asarray(ones @ back)


def _probabilities(outputs: np.ndarray) -> np.ndarray:
    outputs = outputs - outputs.max(1, keepdims=True)
    np.exp(outputs, out=outputs)
    outputs /= outputs.sum(1, keepdims=True)
    return outputs


def _judge(weights: Arrays, rows: Sums) -> tuple[float, float]:
    """Accuracy and loss."""
    outputs = np.square(rows.hidden(weights)) @ weights[1]
    outputs -= outputs.max(1, keepdims=True)
    of_truth = outputs[np.arange(len(outputs)), rows.y]
    loss = np.log(np.exp(outputs).sum(1)) - of_truth
    return float(np.mean(outputs.argmax(1) == rows.y)), float(np.mean(loss))
