"""A number of the trained networks along a path of settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.bands import Band
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import geometric_interval, interval


@dataclass(frozen=True)
class Path:
    """Means with their intervals at each value `x` of what was varied, for one of the things compared."""

    name: str
    x: tuple[float, ...]
    band: Band


def path(
    results: Results, name: str, steps: Sequence[tuple[float, str]], value: Value, *, geometric: bool = False
) -> Path:
    """The path through the arms that `steps` name, each with its place on the axis, as far as there are results."""
    samples = [(x, results.values(arm, value)) for x, arm in steps if results[arm]]
    return over(name, samples, geometric=geometric)


def over(name: str, values: Sequence[tuple[float, np.ndarray]], *, geometric: bool = False) -> Path:
    """The path through samples (n,), each with its place on the axis; means are `geometric` for losses."""
    intervals = [geometric_interval(sample) if geometric else interval(sample) for _, sample in values]
    mean, low, high, counts = (
        np.array([getattr(item, field) for item in intervals]) for field in ("mean", "low", "high", "count")
    )
    return Path(name, tuple(x for x, _ in values), Band(mean, low, high, counts))
