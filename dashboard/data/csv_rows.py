"""Reads the rows of a CSV as inputs and targets. An exported script contains this function as it is written here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

import numpy as np

from dashboard.data.dataset import Samples


def _as_make(read: Callable[..., Samples]) -> Callable[..., Samples]:
    """Gives a reader of files the signature of a data set's `make`: the arguments of generated data are ignored.

    The last few files are cached, because a batch asks for the same one at every seed.
    """
    cached = lru_cache(maxsize=4)(read)

    @wraps(read)
    def make(samples: int, noise: float, classes: int, seed: int, **options: object) -> Samples:
        return cached(**options)

    return make


@_as_make
def csv_rows(  # noqa: PLR0913, PLR0917 - all that a script shows of how the file is read
    file: Path,
    encoding: str,
    delimiter: str,
    decimal: str,
    missing: tuple[str, ...],
    numbers: tuple[str, ...],
    categories: tuple[tuple[str, tuple[str, ...]], ...],
    target: str,
    labels: tuple[str, ...],
) -> Samples:
    """The rows without a missing cell in any column that is used. A category becomes a 0/1 column for each value.

    With `labels` the target is the index of its text among them; without, it is a number.
    """
    import csv

    with open(file, encoding=encoding, newline="") as lines:
        header, *rows = ([cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter) if row)
    index = {name: header.index(name) for name in (*numbers, *dict(categories), target)}
    rows = [row for row in rows if len(row) == len(header)]
    rows = [row for row in rows if not any(row[at].lower() in missing for at in index.values())]
    columns = [[float(row[index[name]].replace(decimal, ".")) for row in rows] for name in numbers]
    columns += [[float(row[index[name]] == value) for row in rows] for name, values in categories for value in values]
    texts = [row[index[target]] for row in rows]
    y = [labels.index(text) if labels else float(text.replace(decimal, ".")) for text in texts]
    return np.array(columns).T, np.array(y)
