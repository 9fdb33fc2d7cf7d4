"""The rows of a CSV as inputs and targets. A script that stands alone holds this function as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

import numpy as np

from dashboard.data.dataset import Samples


def _whatever_the_seed(read: Callable[..., Samples]) -> Callable[..., Samples]:
    """As a data set's `make`; the last files read are kept, since a batch asks for the same ones at every seed."""
    kept = lru_cache(maxsize=4)(read)

    @wraps(read)
    def make(samples: int, noise: float, classes: int, seed: int, **how: object) -> Samples:
        return kept(**how)

    return make


@_whatever_the_seed
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
    """Rows in which no cell that is used is missing. A category becomes a 0 or 1 for each of its values.

    With `labels` the target is the place of its text among them, without it is a number.
    """
    import csv

    with open(file, encoding=encoding, newline="") as lines:
        header, *rows = ([cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter) if row)
    place = {name: header.index(name) for name in (*numbers, *dict(categories), target)}
    rows = [row for row in rows if len(row) == len(header)]
    rows = [row for row in rows if not any(row[at].lower() in missing for at in place.values())]
    columns = [[float(row[place[name]].replace(decimal, ".")) for row in rows] for name in numbers]
    columns += [[float(row[place[name]] == value) for row in rows] for name, values in categories for value in values]
    texts = [row[place[target]] for row in rows]
    y = [labels.index(text) if labels else float(text.replace(decimal, ".")) for text in texts]
    return np.array(columns).T, np.array(y)
