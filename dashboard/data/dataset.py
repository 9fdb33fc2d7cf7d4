"""The description of a data set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from language.say import Message

Task = Literal["binary", "multiclass", "regression"]
CLASSIFIERS: tuple[Task, ...] = ("binary", "multiclass")
Samples = tuple[np.ndarray, np.ndarray]


class DataError(ValueError):
    """The data can't be used as requested; the message says why and what would help."""


@dataclass(frozen=True)
class Dataset:
    """One data set: its description, and how to generate or load it.

    `title`, `text` and `source` say its heading, what it is about and its origin in the language that is spoken.
    `make(samples, noise, classes, seed)` returns inputs of shape (n, features) and targets of shape (n,), which are
    integers from 0 in classification. A real data set ignores these arguments and returns all its `size` rows, of which
    `samples` are drawn later. `classes` is the number of classes, or its default if `choosable_classes`.

    Rows with a `picture` are pictures of so many rows and columns of pixels, which are their first inputs.

    `encode(x, train)` makes inputs of shape (n, features) of rows that are not yet, by what the rows `train` hold. A
    split keeps `groups()` together, which have at most `largest_group` rows, and takes `ordered` rows as they come. No
    training set has rows where `untrained()` is true. Rows that are a part of a table of their owner's, or in another
    order, have its numbers in `records()`, from 0.
    """

    name: str
    heading: Message | str
    about: Message | str
    origin: Message | str
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
    picture: tuple[int, int] | None = None
    encode: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
    groups: Callable[[], np.ndarray] | None = None
    largest_group: int = 0
    untrained: Callable[[], np.ndarray] | None = None
    ordered: bool = False
    records: Callable[[], np.ndarray] | None = None

    @property
    def title(self) -> str:
        return str(self.heading)

    @property
    def text(self) -> str:
        return str(self.about)

    @property
    def source(self) -> str:
        return str(self.origin)

    @property
    def classifies(self) -> bool:
        """Whether its targets are classes."""
        return self.task in CLASSIFIERS

    @property
    def real(self) -> bool:
        return self.size is not None
