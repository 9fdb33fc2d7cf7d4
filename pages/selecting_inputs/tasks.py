"""What a worker does for this lesson: one seed of noise, with inputs selected before and after it is split."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pages.selecting_inputs.trials import FOLDS, INPUTS, NEW_ROWS, Setting


@dataclass(frozen=True)
class Errors:
    """Shares of wrong answers (sizes,), for each number of inputs to choose from.

    By cross-validation, with inputs selected `before` the rows are split and `inside` each fold; and on `new` rows, of
    what was selected before.
    """

    seed: int
    before: np.ndarray
    inside: np.ndarray
    new: np.ndarray


def select_all(setting: Setting, seed: int) -> Errors:
    """Nearest neighbours among rows of noise: more and more of the same inputs to choose from."""
    rng = np.random.default_rng(seed)
    # Each fold has as many rows of either class, as far as whole rows allow.
    y, fold = np.arange(setting.rows) // FOLDS % 2, np.arange(setting.rows) % FOLDS
    x = rng.standard_normal((setting.rows, INPUTS[-1]))
    fresh = rng.standard_normal((NEW_ROWS, setting.kept))
    truth = np.arange(NEW_ROWS) % 2
    found = []
    for inputs in INPUTS:
        known = x[:, :inputs]
        best = selected(known, y, setting.kept)
        before, inside = np.zeros(setting.rows, bool), np.zeros(setting.rows, bool)
        for number in range(FOLDS):
            held, rest = fold == number, fold != number
            honest = selected(known[rest], y[rest], setting.kept)
            before[held] = nearest(known[rest][:, best], y[rest], known[held][:, best]) != y[held]
            inside[held] = nearest(known[rest][:, honest], y[rest], known[held][:, honest]) != y[held]
        wrong = nearest(known[:, best], y, fresh) != truth
        found.append((before.mean(), inside.mean(), wrong.mean()))
    return Errors(seed, *np.array(found).T)


def selected(x: np.ndarray, y: np.ndarray, count: int) -> np.ndarray:
    """The `count` inputs whose correlation with the classes is largest, either way."""
    centred, classes = x - x.mean(0), y - y.mean()
    correlation = np.abs(centred.T @ classes) / np.linalg.norm(centred, axis=0)
    return np.argsort(-correlation, kind="stable")[:count]


def nearest(x: np.ndarray, y: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The class of the nearest row of `x` (1-NN)."""
    distances = (x**2).sum(1) - 2.0 * asked @ x.T
    return y[distances.argmin(1)]
