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

    Where there is a `picture`, each row is one: `picture` are its height and width in pixels, which are the first
    inputs.

    `encode(x, train)` turns raw columns into inputs of shape (n, features), by what the rows `train` hold. `groups()`
    are kept together in a split, and have at most `largest_group` rows; `ordered` rows are split as they come. Rows
    where `untrained()` is true are in no training set. `records()` are the places, from 0, that the rows have in their
    owner's table, where some of it are left out or they stand in another order.
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

    def everything(self) -> Samples:
        """All rows of a real data set, which ignores what `make` is given."""
        return self.make(0, 0.0, 0, 0)
