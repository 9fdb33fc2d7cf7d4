"""How many rows would be the same as another one by chance, where columns hold few values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.data.splitting import spread_of

# Rows are the same by chance as those of columns that are shuffled one by one, so many times.
SHUFFLES = 3
# What other columns leave of the variance of one that follows from them, and the most columns of numbers, and rows for
# each, with which that is looked for: chance makes sums of few rows.
_FOLLOWS, _MOST, _ROWS_A_COLUMN = 1e-3, 20, 4


def hashed(rows: np.ndarray) -> np.ndarray:
    """A whole number (n,) for each row, the same for equal ones: what compares half a million rows at once."""
    import pandas as pd

    # -0.0 is equal to 0.0.
    return pd.util.hash_pandas_object(pd.DataFrame(rows + 0.0), index=False).to_numpy()


def repeated(rows: np.ndarray) -> int:
    """How many rows are the same as an earlier one."""
    return len(rows) - len(np.unique(hashed(rows)))


def by_chance(rows: np.ndarray, count: Callable[[np.ndarray], int]) -> float:
    """How many rows are the same where each column is shuffled: the mean of several times, unless there are none."""
    rng, counts = np.random.default_rng(0), list[int]()
    while len(counts) < SHUFFLES and (not counts or counts[0]):
        counts.append(count(np.column_stack([rng.permutation(column) for column in rows.T])))
    return float(np.mean(counts))


def a_step_apart(rows: np.ndarray) -> int:
    """How many rows would be the same as another one if one column held its next value, in the second of such columns.

    As many are the same by chance, also where columns depend on each other, as shuffled ones do not. In one column a
    counter may go on while the others stay as they are.
    """
    rng = np.random.default_rng(0)
    places = [np.unique(column, return_inverse=True)[1].ravel() for column in rows.T]
    marks = [rng.integers(0, 2**62, 2 + place.max(), dtype=np.uint64) for place in places]
    # Sums of random numbers for the values of a row: rows are the same if their sums are.
    sums = np.sum([mark[place] for place, mark in zip(places, marks, strict=True)], axis=0, dtype=np.uint64)
    apart = (
        np.isin(sums - mark[place] + mark[place + 1], sums).sum() for place, mark in zip(places, marks, strict=True)
    )
    # No value comes after the last one: of two values, half of the rows have none.
    steps = (max(int(place.max()), 1) for place in places)
    counts = sorted(int(count * (step + 1) / step) for count, step in zip(apart, steps, strict=True))
    return counts[-2] if len(counts) > 1 else 0


def without_followers(rows: np.ndarray, numbers: Sequence[int]) -> np.ndarray:
    """The rows with nothing but 0 in columns that are sums or products of other numbers, and tell no rows apart.

    Such a one, as a BMI, changes with the others: hardly any rows are a step apart in one of them alone.
    """
    kept, count = list(range(rows.shape[1])), repeated(rows)
    while found := _followers(rows, [at for at in kept if at in numbers]):
        fewer = [[at for at in kept if at != one] for one in found]
        fewer = [columns for columns in fewer if repeated(rows[:, columns]) == count]
        if not fewer:
            break
        kept = max(fewer, key=lambda columns: a_step_apart(rows[:, columns]))
    return np.where(np.isin(np.arange(rows.shape[1]), kept), rows, 0.0)


def _followers(rows: np.ndarray, numbers: Sequence[int]) -> list[int]:
    """Which of the columns of numbers follow from the others."""
    if not 2 < len(numbers) <= min(_MOST, len(rows) // _ROWS_A_COLUMN):
        return []
    values = rows[:, numbers]
    forms = [values, np.log(values)] if values.min() > 0 else [values]
    return [
        one
        for place, one in enumerate(numbers)
        if any(_unexplained(form[:, place], np.delete(form, place, axis=1)) < _FOLLOWS for form in forms)
    ]


def _unexplained(y: np.ndarray, x: np.ndarray) -> float:
    """The share of the variance of `y` (n,) that a weighted sum of columns (n, k) leaves."""
    centred, spread = (x - x.mean(0)) / spread_of(x), float(np.var(y))
    weights, *_ = np.linalg.lstsq(centred, y - y.mean(), rcond=None)
    return float(np.var(y - centred @ weights)) / spread if spread > 0 else 1.0
