"""A small CSV to try before one's own: made up, with all that a real one brings along."""

from __future__ import annotations

import csv
from io import StringIO
from typing import NamedTuple

import numpy as np

FILE = "rents.csv"
TARGET = "rent"
ROWS = 240


class District(NamedTuple):
    """A cell of the table, which is what it is in every language, and the rent of a square metre there."""

    name: str
    rent: float


_ALL = (
    District(name="harbour", rent=11.0),
    District(name="hill", rent=7.0),
    District(name="old town", rent=14.0),
    District(name="station", rent=5.0),
)
DISTRICTS = {district.name: district.rent for district in _ALL}
STREETS = ("Lime Street", "Mill Lane", "Long Row", "Quay")


def example_csv() -> bytes:
    """Rents of flats that don't exist: numbers, categories, an address to leave out, and a few empty cells.

    A square metre costs differently in each district, and what is old or new costs more than what lies between, so a
    straight line does not do; the rest is noise, and a large network finds enough to learn by heart.
    """
    rng = np.random.default_rng(0)
    lines = [_flat(rng, number) for number in range(1, ROWS + 1)]
    text = StringIO()
    writer = csv.DictWriter(text, lines[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode()


def _flat(rng: np.random.Generator, number: int) -> dict[str, object]:
    size, year = rng.uniform(25.0, 130.0), int(rng.integers(1890, 2021))
    distance, district = rng.exponential(3.0), str(rng.choice(list(DISTRICTS)))
    balcony, noise = bool(rng.random() < 0.4), rng.normal(0.0, 140.0)
    rent = 150.0 + DISTRICTS[district] * size + 0.1 * (year - 1955) ** 2 - 25.0 * distance + 60.0 * balcony + noise
    return {
        "address": f"{rng.choice(STREETS)} {number}",
        "size": round(size, 1),
        "rooms": max(1, round(size / 28.0 + rng.normal(0.0, 0.5))),
        "floor": int(rng.integers(0, 7)),
        "year": year if rng.random() > 0.05 else "",
        "district": district,
        "balcony": "yes" if balcony else "no",
        "distance": round(distance, 2),
        TARGET: round(max(rent, 150.0)),
    }
