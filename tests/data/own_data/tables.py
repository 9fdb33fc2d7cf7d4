"""Tables as bytes, and one that is stored."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from pages.your_data.trials.example import FILE, TARGET, example_csv


def saved(content: bytes | None = None, target: str = TARGET, **choices: Any) -> str:
    return make_table(keep(content or example_csv(), FILE), TableChoices(target, **choices))


def table_of(rows: int, cells: str = "{i},{two}") -> bytes:
    lines = [cells.format(i=i, two="ab"[i % 2], three=f"{i % 3}.5") for i in range(rows)]
    return "\n".join(["x,y", *lines]).encode()


def jobs() -> bytes:
    """Titles that hardly repeat, in each of which a word tells the pay."""
    rng = np.random.default_rng(0)
    ranks = [["Senior", "senior", "Sr. (senior)", "SENIOR-"], ["junior", "Junior", "jr/junior", "JUNIOR"]]
    places = ["nurse", "engineer", "driver", "teacher", "clerk", "cook"]
    titles = [f"{ranks[i % 2][rng.integers(4)]} {rng.choice(places)} {rng.integers(9999)}" for i in range(400)]
    lines = [f"{t},{rng.normal():.2f},{(i + 1) % 2 + rng.normal(0, 0.2):.2f}" for i, t in enumerate(titles)]
    lines[7] = ",0.1,0.5"
    return "\n".join(["title,x,pay", *lines]).encode()


def classes_of(*counts: int) -> bytes:
    labels = "".join(letter * count for letter, count in zip("abcdef", counts, strict=False))
    return "\n".join(["x,y", *(f"{i},{label}" for i, label in enumerate(labels))]).encode()


def grouped() -> bytes:
    return ("id,x,y\n" + "\n".join(f"{i // 7},{i}.5,{i * i % 101}.25" for i in range(200))).encode()
