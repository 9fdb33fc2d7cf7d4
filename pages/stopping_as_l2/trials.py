"""What the lesson on stopping and L2 fits: a linear model by gradient flow, and the same one with L2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WEIGHTS = 50
ROWS = (25, 50, 100, 200)
NOISES = (0.25, 0.5, 1.0, 2.0)
SEEDS = (5, 40, 20)
# Times at which both are looked at; the strength of L2 is one over each.
FIRST, LAST, COUNT = 0.01, 1000.0, 51


@dataclass(frozen=True)
class Setting:
    """A linear model of WEIGHTS inputs, independent and normal, with true weights in a random direction of length 1.

    With `unlike` inputs their variances fall as 1, 1/2, 1/3 and so on. `noise` is the standard deviation of what is
    added to the target.
    """

    rows: int = 100
    noise: float = 1.0
    unlike: bool = False

    @property
    def scales(self) -> np.ndarray:
        """Standard deviations (WEIGHTS,) of the inputs."""
        return 1.0 / np.sqrt(np.arange(1, WEIGHTS + 1)) if self.unlike else np.ones(WEIGHTS)


def times() -> np.ndarray:
    return np.geomspace(FIRST, LAST, COUNT)


def by_hand(setting: Setting, seeds: int) -> str:
    """What the page computes, in NumPy alone."""
    scales = "1 / np.sqrt(np.arange(1, d + 1))" if setting.unlike else "np.ones(d)"
    return f"""\
import numpy as np

n, d, noise = {setting.rows}, {WEIGHTS}, {setting.noise}
scales = {scales}
t = np.geomspace({FIRST}, {LAST}, {COUNT})[:, None]
ratios = []
for seed in range({seeds}):
    draw = np.random.default_rng(seed).standard_normal
    truth = draw(d)
    truth /= np.linalg.norm(truth)
    x = draw((n, d)) * scales
    s, directions = np.linalg.eigh(x.T @ x / n)
    s = np.maximum(s, 1e-12)
    squared = (directions.T @ truth) ** 2
    # How much of each direction has been fitted: by gradient flow until t, and with L2 of strength 1 / t.
    risks = [
        np.sum((1 - part) ** 2 * squared + noise**2 / n * part**2 / s, axis=1)
        for part in (1 - np.exp(-t * s), s / (s + 1 / t))
    ]
    ratios.append(risks[0] / risks[1])
print(f"at most {{np.max(ratios):.3f}} times the error of L2, on average {{np.mean(ratios):.3f}} times")
"""
