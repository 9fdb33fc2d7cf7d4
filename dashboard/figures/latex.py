"""Numbers as LaTeX, to stand beside the formulas they belong to."""

from __future__ import annotations

import numpy as np


def number(value: float, decimals: int = 2) -> str:
    """A number without a sign before zero."""
    return f"{round(float(value), decimals) + 0.0:.{decimals}f}"


def scientific(value: float) -> str:
    """A small number as a power of ten."""
    digits, power = f"{value:.1e}".split("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}"


def matrix(values: np.ndarray, decimals: int = 2) -> str:
    """A matrix (rows, columns), or a vector (n,) as a column."""
    rows = np.atleast_2d(values.T).T if values.ndim == 1 else values
    lines = (" & ".join(number(value, decimals) for value in row) for row in rows)
    return r"\begin{pmatrix}" + r" \\ ".join(lines) + r"\end{pmatrix}"


def aligned(left: str, *right: str) -> str:
    """An equation over several lines: `left` equals each of `right`."""
    return r"\begin{aligned}" + left + r" \\ ".join(f" &= {side}" for side in right) + r"\end{aligned}"
