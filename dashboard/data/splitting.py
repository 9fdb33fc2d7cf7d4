"""The arithmetic of a split and of weights, on plain arrays.

Exported scripts contain these functions as they stand, but for `spread_of`, `redraw` and `rows_in_parts`: the first two
are shorter in place, and sizes are numbers there.
"""

from __future__ import annotations

import numpy as np


def skewed(position: np.ndarray, y: np.ndarray, skew: float) -> np.ndarray:
    """Positions that mix the given ones with the rank of the target, which counts the more, the larger the skew."""
    rank = np.argsort(np.argsort(y, kind="stable")) / len(y)
    return (1.0 - skew) * position + skew * rank


def stratified(position: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Positions that keep the order within each class and spread every class evenly over all rows."""
    even = np.empty(len(y))
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        even[rows] = (np.argsort(np.argsort(position[rows])) + 0.5) / len(rows)
    return even


def each_alone(groups: np.ndarray) -> np.ndarray:
    """Groups (n,) in which a row without one, NaN, is one of its own."""
    return np.where(np.isnan(groups), -1.0 - np.arange(len(groups)), groups)


def by_group(groups: np.ndarray, sizes: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Rows in an order that, cut into parts of these sizes, tears no group apart; groups are drawn at random.

    Each part takes whole groups until it is full. What is left of the last one is in no part, so that parts are of the
    same size whatever is drawn.
    """
    _, group = np.unique(groups, return_inverse=True)
    order = np.argsort(rng.permutation(group.max() + 1)[group], kind="stable")
    parts, start = [], 0
    for size in sizes:
        parts.append(order[start : start + size])
        start += size
        while 0 < start < len(order) and group[order[start]] == group[order[start - 1]]:
            start += 1
    return np.concatenate(parts)


def by_group_with_classes(
    groups: np.ndarray, y: np.ndarray, sizes: tuple[int, ...], rng: np.random.Generator
) -> np.ndarray:
    """The first order by group of which every part has rows of every class; any other where none of 100 has."""
    classes, order = np.unique(y), by_group(groups, sizes, rng)
    possible = min(len(np.unique(groups[y == label])) for label in classes) >= len(sizes)
    for _ in range(99 if possible else 0):
        if all(np.isin(classes, y[part]).all() for part in np.split(order, np.cumsum(sizes)[:-1])):
            break
        order = by_group(groups, sizes, rng)
    return order


def rows_in_parts(rows: int, largest_group: int) -> int:
    """How many rows are in some part, whatever is drawn: at each of two borders, all but one of a group may be left."""
    return rows - min(2 * max(largest_group - 1, 0), rows)


def replace_untrained(rows: np.ndarray, aside: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The rows of a training set, in which each that is set `aside` is replaced by one that is not, drawn at random.

    `aside` (all rows,) is true for those that are not trained on. All other rows stay where they are.
    """
    kept = rows[~aside[rows]]
    return np.where(aside[rows], rng.choice(kept, len(rows)), rows)


def balanced(y: np.ndarray) -> np.ndarray:
    """Weights (n,) with which every class that occurs counts the same, 1 on average; scikit-learn's "balanced"."""
    classes, place, counts = np.unique(y, return_inverse=True, return_counts=True)
    return (len(y) / (len(classes) * counts))[place]


def spread_of(values: np.ndarray) -> np.ndarray:
    """The standard deviation of each column, or 1 where a column is constant: rounding leaves it a spread of 4e-16."""
    spread = values.std(0) * (np.ptp(values, axis=0) > 0)
    return np.where(spread > 0, spread, 1.0)


def redraw(
    y: np.ndarray, labels: np.ndarray, fraction: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Targets of which a fraction is drawn again from `labels`, and a mask of those that are."""
    redrawn = np.zeros(len(y), bool)
    redrawn[rng.permutation(len(y))[: round(fraction * len(y))]] = True
    drawn = rng.choice(labels, len(y)).astype(y.dtype)
    return np.where(redrawn, drawn, y), redrawn
