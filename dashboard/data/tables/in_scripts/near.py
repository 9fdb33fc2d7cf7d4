"""Rows that are nearly the same: but for rounding, or for one cell. Exported scripts contain these functions."""

from __future__ import annotations

import numpy as np

# Numbers that differ by less than this share of their column's spread differ by rounding.
ROUNDING = 0.005
# How many rows each row is compared with: those beside it in an order in which near copies stand together.
BESIDE = 30
# The fewest equal cells beside the target that two rows must have: with fewer, differing in one says nothing.
FEWEST_EQUAL = 3


def without_near_copies(
    rows: np.ndarray, cells: tuple[int, ...], numbers: tuple[int, ...], rounding: float = ROUNDING
) -> np.ndarray:
    """The places of the rows that stay if a row is left out that is nearly the same as an earlier one that stays.

    Of `rows` (n, columns) the target is the last column. `cells` say to which cell of the table each column belongs,
    `numbers` which columns may differ by rounding: by less than that share of their spread.
    """
    codes = _random_codes(rows)
    pairs = np.concatenate([_but_for_one_cell(codes, cells), _but_for_rounding(rows, codes, numbers, rounding)])
    stays = np.ones(len(rows), bool)
    for first, second in pairs[np.argsort(pairs[:, 1], kind="stable")]:
        if stays[first]:
            stays[second] = False
    return np.flatnonzero(stays)


def _random_codes(rows: np.ndarray) -> np.ndarray:
    """A random whole number for each value of each column (n, columns): equal sums of them mean equal rows."""
    random = np.random.default_rng(0)
    found = [np.unique(np.nan_to_num(column, nan=-1e300), return_inverse=True) for column in rows.T]
    return np.column_stack([random.integers(0, 2**63, len(v), dtype=np.uint64)[place] for v, place in found])


def _but_for_one_cell(codes: np.ndarray, cells: tuple[int, ...]) -> np.ndarray:
    """Pairs (k, 2) of rows that differ in one cell, which is not the target; the earlier row first."""
    pairs = [np.zeros((0, 2), int)]
    whole, of = codes.sum(1), np.array(cells)
    for cell in range(of[-1]) if of[-1] > FEWEST_EQUAL else ():
        rest = whole - codes[:, of == cell].sum(1)
        order = np.argsort(rest, kind="stable")
        again = np.concatenate([[False], rest[order][1:] == rest[order][:-1]])
        first = np.maximum.accumulate(np.where(again, 0, np.arange(len(order))))
        pairs.append(np.column_stack([order[first[again]], order[again]]))
    return np.concatenate(pairs)


def robust_spread(known: np.ndarray) -> float:
    """The standard deviation, or that of the middle half of the numbers where few of them are far larger."""
    if not len(known):
        return 0.0
    low, high = np.quantile(known, [0.25, 0.75])
    return float(min(np.std(known), (high - low) / 1.35 if high > low else np.inf))


def _but_for_rounding(rows: np.ndarray, codes: np.ndarray, numbers: tuple[int, ...], rounding: float) -> np.ndarray:
    """Pairs (k, 2) of rows whose numbers differ by rounding at most, and nothing else; the earlier row first."""
    pairs, places = [np.zeros((0, 2), int)], list(numbers)
    if not places:
        return pairs[0]
    spreads = np.array([robust_spread(column[np.isfinite(column)]) for column in rows[:, places].T])
    scaled = np.nan_to_num(rows[:, places] / np.where(spreads > 0, spreads, 1.0) / rounding, nan=-1e9)
    others = np.delete(codes, places, axis=1).sum(1)
    # Near copies have nearly the same weighted mean.
    mean = scaled @ np.random.default_rng(0).dirichlet(np.ones(len(places)))
    order = np.lexsort((mean, others))
    for step in range(1, BESIDE + 1):
        one, other = order[:-step], order[step:]
        may = (others[one] == others[other]) & (mean[other] - mean[one] <= 1.0)
        one, other = one[may], other[may]
        near = np.all(np.abs(scaled[one] - scaled[other]) <= 1.0, axis=1)
        pairs.append(np.sort(np.column_stack([one[near], other[near]]), axis=1))
    return np.concatenate(pairs)
