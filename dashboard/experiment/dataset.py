"""What a data set is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.experiment.losses import Task

Samples = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Dataset:
    """One data set: what it is, and how to make or load it.

    `make(samples, noise, classes, seed)` returns inputs of shape (n, features) and targets of shape (n,): whole numbers
    from 0 in classification. A real set ignores noise and seed and has `size` rows; `samples` of them are drawn later.
    """

    name: str
    title: str
    text: str
    source: str
    task: Task
    features: int
    make: Callable[[int, float, int, int], Samples]
    classes: int = 2
    size: int | None = None
    noisy: bool = True
    feature_names: tuple[str, ...] = ()
    class_names: tuple[str, ...] = ()
    target_name: str = "y"

    @property
    def real(self) -> bool:
        return self.size is not None
