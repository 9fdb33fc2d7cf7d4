"""The rows of a data set that was made of somebody's table, in a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, eq=False)
class TableRows:
    """Columns of shape (n, columns), NaN where a cell is empty, targets (n,), and the group of each row, or of none.

    `records` (n,) are the rows of the file that they are, counted from 0. `texts` are those of each column that is read
    as words, in the order of their codes. How many rows were `lacking` something is known while they are made.
    """

    x: np.ndarray
    y: np.ndarray
    groups: np.ndarray
    records: np.ndarray
    texts: tuple[tuple[str, ...], ...] = ()
    lacking: tuple[int, int, int] = (0, 0, 0)


def write_rows(file: Path, rows: TableRows) -> None:
    # In an array of texts each would take the room of the longest one.
    texts = np.frombuffer(json.dumps(rows.texts).encode(), np.uint8)
    np.savez(file, x=rows.x, y=rows.y, groups=rows.groups, records=rows.records, texts=texts)


def read_rows(file: Path) -> TableRows:
    """Raises FileNotFoundError if there is no such file."""
    with np.load(file) as stored:
        texts = json.loads(stored["texts"].tobytes()) if "texts" in stored else ()
        return TableRows(stored["x"], stored["y"], stored["groups"], stored["records"], tuple(map(tuple, texts)))
