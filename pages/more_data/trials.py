"""What the lesson on more data fits: a linear model, at many numbers of rows, with and without L2."""

from __future__ import annotations

from dataclasses import dataclass

# Rows for each weight.
RATIOS = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96, 1.0, 1.04, 1.1, 1.25, 1.5, 2.0, 3.0, 5.0)
WEIGHTS = (20, 50, 100)
NOISES = (0.1, 0.25, 0.5, 1.0)
SHARES = (0.001, 0.01, 0.1, 1.0, 10.0)
SEEDS = (5, 40, 20)


@dataclass(frozen=True)
class Setting:
    """A linear model of so many `weights`, which are a random direction of norm 1 in truth.

    Inputs are independent and standard normal; `noise` is the standard deviation of what is added to the target.
    `share` is the strength of L2, 1 being the best there is.
    """

    weights: int = 50
    noise: float = 0.5
    share: float = 1.0

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(round(ratio * self.weights) for ratio in RATIOS)

    @property
    def strength(self) -> float:
        """The factor of the squared weights, beside the sum of the squared errors.

        Where each weight has a variance of 1 / `weights`, the best one is noise² * weights, for any number of rows.
        """
        return self.share * self.noise**2 * self.weights


def by_hand(setting: Setting, seeds: int) -> str:
    """What the page computes, in NumPy alone."""
    return f"""\
import numpy as np

d, noise, strength = {setting.weights}, {setting.noise}, {setting.strength:g}
sizes = {list(setting.rows)}
errors = np.zeros((2, {seeds}, len(sizes)))
for seed in range({seeds}):
    draw = np.random.default_rng(seed).standard_normal
    truth = draw(d)
    truth /= np.linalg.norm(truth)
    x = draw((max(sizes), d))
    y = x @ truth + noise * draw(max(sizes))
    for i, n in enumerate(sizes):
        minimum_norm = np.linalg.lstsq(x[:n], y[:n])[0]
        shrunk = np.linalg.solve(x[:n].T @ x[:n] + strength * np.eye(d), x[:n].T @ y[:n])
        errors[:, seed, i] = [np.sum((w - truth) ** 2) for w in (minimum_norm, shrunk)]
for n, without, with_l2 in zip(sizes, *np.exp(np.log(errors).mean(1))):
    print(f"n = {{n}}: {{without:.3f}} without L2, {{with_l2:.3f}} with L2")
"""
