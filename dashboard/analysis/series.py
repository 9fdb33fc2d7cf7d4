"""How a number of the trained networks depends on what was varied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.bands import Band
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import geometric_interval, interval
from dashboard.data.parts import SPLITS


@dataclass(frozen=True)
class Series:
    """A number at each value `x` of what was varied: its means and their intervals, for one of the things compared."""

    name: str
    x: tuple[float, ...]
    band: Band


def arm_series(
    results: Results, name: str, arms: Sequence[tuple[float, str]], value: Value, *, geometric: bool = False
) -> Series:
    """The number over the arms that have results; `arms` are pairs of a value of what was varied and an arm's name."""
    samples = [(x, results.values(arm, value)) for x, arm in arms if results[arm]]
    return sample_series(name, samples, geometric=geometric)


def split_series(
    results: Results, arms: Sequence[tuple[float, str]], value: Callable[[int], Value], *, geometric: bool = False
) -> list[Series]:
    """A number of each split, such as `loss_on`, over the arms that have results."""
    return [arm_series(results, name, arms, value(split), geometric=geometric) for split, name in enumerate(SPLITS)]


def sample_series(name: str, samples: Sequence[tuple[float, np.ndarray]], *, geometric: bool = False) -> Series:
    """The mean of each sample (n,), given with its value of what was varied; losses have `geometric` means.

    Where any sample holds a 0, none of them is geometric: a line is of one kind of mean.
    """
    geometric = geometric and all(np.all(sample > 0) for _, sample in samples)
    intervals = [geometric_interval(sample) if geometric else interval(sample) for _, sample in samples]
    mean, low, high, counts = (
        np.array([getattr(item, field) for item in intervals]) for field in ("mean", "low", "high", "count")
    )
    return Series(name, tuple(x for x, _ in samples), Band(mean, low, high, counts))
