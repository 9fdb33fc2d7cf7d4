"""Formulas of layers as LaTeX, and the numbers that stand beside them."""

from __future__ import annotations

import numpy as np

from language.numbers import in_digits

# The inputs, and of each layer the sums, the values and the biases.
INPUTS = r"\mathbf{x}"
SUMS = r"\mathbf{z}"
VALUES = r"\mathbf{h}"
BIASES = r"\mathbf{b}"


def number(value: float, decimals: int = 2) -> str:
    """A number with so many decimals; never a minus sign before zero."""
    return in_digits(round(float(value), decimals) + 0.0, f".{decimals}f")


def matrix(values: np.ndarray, decimals: int = 2) -> str:
    """A matrix (rows, columns), or a vector (n,) as a column."""
    rows = values[:, None] if values.ndim == 1 else values
    lines = (" & ".join(number(value, decimals) for value in row) for row in rows)
    return r"\begin{pmatrix}" + r" \\ ".join(lines) + r"\end{pmatrix}"


def of_layer(symbol: str, layer: int) -> str:
    """A symbol with the number of its layer, from 1, as in W^(1)."""
    return rf"{symbol}^{{({layer})}}"


def layer_input(layer: int) -> str:
    """The symbol of what a layer receives: the inputs, or the values of the layer before."""
    return INPUTS if layer == 1 else of_layer(VALUES, layer - 1)


def aligned(left: str, *right: str) -> str:
    """An equation on several lines: `left` equals each of `right`."""
    return r"\begin{aligned}" + left + r" \\ ".join(f" &= {side}" for side in right) + r"\end{aligned}"
