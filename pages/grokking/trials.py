"""What the lesson on grokking trains: a small network on sums modulo a prime."""

from __future__ import annotations

from dataclasses import dataclass

MODULI = (23, 31, 43, 59)
DECAYS = (0.0, 0.1, 1.0)
SEEDS = (1, 4, 2)
UNITS = 128
SHARE = 0.5
LEARNING_RATE = 0.003
STEPS = 4000
# Steps from one record to the next, and those of one call of a worker: some tenths of a second.
EVERY, BLOCK = 25, 100
# AdamW's, as usual for this task.
BETA_1, BETA_2, EPSILON = 0.9, 0.98, 1e-8


@dataclass(frozen=True)
class Setting:
    """Sums a + b modulo `modulus`, a prime: half of all pairs are trained on, and the others are the test set.

    UNITS hidden units get a weight of a and one of b, square their sum, and vote for a class each. AdamW, all training
    rows at every step, with a weight `decay`.
    """

    modulus: int = 59
    decay: float = 0.1
    steps: int = STEPS

    @property
    def rows(self) -> int:
        """Of the training set."""
        return int(SHARE * self.modulus**2)


def by_hand(setting: Setting, seeds: int) -> str:
    """What the page trains, in NumPy alone."""
    return f"{_sums(setting)}{_begin(setting, seeds)}{_steps(setting)}"


def _sums(setting: Setting) -> str:
    """All pairs, one-hot, and their sums."""
    return f"""\
import numpy as np

p, units, rate, decay = {setting.modulus}, {UNITS}, {LEARNING_RATE}, {setting.decay}
a, b = np.divmod(np.arange(p * p), p)
x = np.hstack([np.eye(p, dtype="f4")[a], np.eye(p, dtype="f4")[b]])
y = (a + b) % p
"""


def _begin(setting: Setting, seeds: int) -> str:
    """The split and the initial weights of each seed."""
    return f"""\
for seed in range({seeds}):
    rng = np.random.default_rng(seed)
    order = rng.permutation(p * p)
    train, test = np.split(order, [{setting.rows}])
    weights = [
        (rng.standard_normal(shape) / np.sqrt(shape[0])).astype("f4")
        for shape in ((2 * p, units), (units, p))
    ]
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
"""


def _steps(setting: Setting) -> str:
    """AdamW on all training rows."""
    return f"""\
    for step in range(1, {setting.steps} + 1):
        z = x[train] @ weights[0]
        logits = z**2 @ weights[1]
        wrong = np.exp(logits - logits.max(1, keepdims=True))
        wrong /= wrong.sum(1, keepdims=True)
        wrong[range(len(train)), y[train]] -= 1
        wrong /= len(train)
        gradients = [x[train].T @ (2 * z * (wrong @ weights[1].T)), (z**2).T @ wrong]
        for w, g, m, v in zip(weights, gradients, first, second):
            m += {1 - BETA_1:g} * (g - m)
            v += {1 - BETA_2:g} * (g**2 - v)
            w *= 1 - rate * decay
            w -= rate * m / (1 - {BETA_1} ** step) / (np.sqrt(v / (1 - {BETA_2} ** step)) + {EPSILON})
        if step % {10 * EVERY} == 0:
            answers = (x @ weights[0]) ** 2 @ weights[1]
            right = answers.argmax(1) == y
            print(f"seed {{seed}}, step {{step}}: {{right[train].mean():.3f}}, {{right[test].mean():.3f}}")
"""
