"""What a data set is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

Task = Literal["binary", "multiclass", "regression"]
CLASSIFIERS: tuple[Task, ...] = ("binary", "multiclass")
Samples = tuple[np.ndarray, np.ndarray]


class DataError(ValueError):
    """The data can't be used as asked; the message says why and what would help."""


@dataclass(frozen=True)
class Dataset:
    """One data set: what it is, and how to make or load it.

    `make(samples, noise, classes, seed)` returns inputs of shape (n, features) and targets of shape (n,): whole numbers
    from 0 in classification. A real set ignores noise and seed and has `size` rows; `samples` of them are drawn later.
    With `choosable_classes` the experiment says how many there are; otherwise it is `classes`.
    """

    name: str
    title: str
    text: str
    source: str
    task: Task
    features: int
    make: Callable[[int, float, int, int], Samples]
    classes: int = 2
    choosable_classes: bool = False
    size: int | None = None
    noisy: bool = True
    feature_names: tuple[str, ...] = ()
    class_names: tuple[str, ...] = ()
    target_name: str = "y"

    @property
    def real(self) -> bool:
        return self.size is not None
