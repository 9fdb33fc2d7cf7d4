"""Tables that are clean, and the same with one trap in them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.data.tables.schema import FILE_ORDER

ROWS = 400
Frame = pd.DataFrame


def clean(seed: int, rows: int = ROWS) -> Frame:
    """Numbers, whole numbers, a category and a date; the target is a number for even seeds, two classes for odd ones.

    It depends on several columns, and a good deal of it is noise.
    """
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "size": rng.normal(80, 20, rows).round(1),
            "age": rng.integers(18, 90, rows),
            "rooms": rng.integers(1, 7, rows),
            "income": np.exp(rng.normal(10, 0.6, rows)).round(2),
            "district": rng.choice(["north", "south", "east", "west"], rows),
            "day": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 700, rows), unit="D"),
            "street": rng.choice([f"street {i}" for i in range(40)], rows),
        }
    )
    signal = 0.03 * frame["size"] + 0.02 * frame["age"] + (frame["district"] == "north") + np.log(frame["income"])
    y = signal + rng.normal(0, 1.0, rows)
    frame["y"] = y.round(3) if seed % 2 == 0 else np.where(y > np.median(y), "yes", "no")
    return frame


def _number(frame: Frame) -> np.ndarray:
    return frame["y"].to_numpy(float) if frame["y"].dtype.kind == "f" else (frame["y"] == "yes").to_numpy(float)


def leak(frame: Frame, rng: np.random.Generator) -> Frame:
    y = _number(frame)
    return frame.assign(followup=(y + rng.normal(0, 0.08 * y.std(), len(y))).round(4))


def identifier(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.assign(id=np.arange(len(frame)))


def ordering_identifier(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.sort_values("y").assign(id=np.arange(len(frame)))


def copies(frame: Frame, rng: np.random.Generator) -> Frame:
    return pd.concat([frame, frame.sample(len(frame) // 8, random_state=0)])


def rounded_copies(frame: Frame, rng: np.random.Generator) -> Frame:
    """Some rows are there again, as somebody else has rounded them."""
    again = frame.sample(len(frame) // 8, random_state=0)
    again = again.assign(size=again["size"].round(), income=again["income"].round(-1))
    return pd.concat([frame, again.assign(y=again["y"].round(2) if again["y"].dtype.kind == "f" else again["y"])])


def copies_but_for_a_cell(frame: Frame, rng: np.random.Generator) -> Frame:
    again = frame.sample(len(frame) // 8, random_state=0)
    return pd.concat([frame, again.assign(street=rng.permutation(again["street"]))])


def groups(frame: Frame, rng: np.random.Generator) -> Frame:
    """Each person has eight rows, and a size and an effect of their own."""
    person = np.arange(len(frame)) // 8
    effect = rng.normal(0, 2, person.max() + 1)[person]
    y = _number(frame) + effect
    named = y.round(3) if frame["y"].dtype.kind == "f" else np.where(effect > 0, "yes", "no")
    return frame.assign(person=1000 + 7 * person % 997, y=named).sample(frac=1, random_state=0)


def time(frame: Frame, rng: np.random.Generator) -> Frame:
    days = np.sort(frame["day"].to_numpy())
    walk = np.cumsum(rng.normal(0, 1, len(frame)))
    y = walk.round(3) if frame["y"].dtype.kind == "f" else np.where(walk > np.median(walk), "yes", "no")
    return frame.assign(day=days, y=y)


def contradictions(frame: Frame, rng: np.random.Generator) -> Frame:
    again = frame.sample(len(frame) // 8, random_state=0)
    return pd.concat([frame, again.assign(y=np.where(again["y"] == "yes", "no", "yes"))])


def code(frame: Frame, rng: np.random.Generator) -> Frame:
    size = frame["size"].to_numpy().copy()
    size[:3] = 999999
    return frame.assign(size=size)


def outlier(frame: Frame, rng: np.random.Generator) -> Frame:
    """A decimal point was forgotten."""
    size = frame["size"].to_numpy().copy()
    size[7] *= 1000
    return frame.assign(size=size)


def imbalance(frame: Frame, rng: np.random.Generator) -> Frame:
    rare = np.zeros(len(frame), bool)
    rare[rng.choice(len(frame), 25, replace=False)] = True
    return frame.assign(y=np.where(rare, "yes", "no"))


def total(frame: Frame, rng: np.random.Generator) -> Frame:
    casual, registered = rng.integers(0, 500, len(frame)), rng.integers(0, 900, len(frame))
    return frame.assign(casual=casual, registered=registered, y=casual + registered)


def product(frame: Frame, rng: np.random.Generator) -> Frame:
    pieces, price = rng.integers(1, 20, len(frame)), rng.gamma(3, 5, len(frame)).round(2) + 1
    return frame.assign(pieces=pieces, price=price, y=(pieces * price).round(2))


def rounded_total(frame: Frame, rng: np.random.Generator) -> Frame:
    casual, registered = rng.gamma(2, 50, (2, len(frame)))
    return frame.assign(casual=casual.round(1), registered=registered.round(1), y=(casual + registered).round(1))


def identifier_with_gaps(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.assign(id=700_000 + rng.choice(5 * len(frame), len(frame), replace=False))


def called_identifier(frame: Frame, rng: np.random.Generator) -> Frame:
    """Numbers that are too far apart to be a count, under a name that says what they are."""
    return frame.assign(**{"Respondent ID": 11_400_000_000 + rng.choice(10**7, len(frame), replace=False)})


def few_numbered(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.head(40).assign(place=np.arange(1, 41))


def time_without_a_column(frame: Frame, rng: np.random.Generator) -> Frame:
    """A sensor's file that says nowhere when its rows were written."""
    return time(frame, rng).drop(columns="day")


def years(frame: Frame, rng: np.random.Generator) -> Frame:
    year = np.sort(rng.integers(1980, 2020, len(frame)))
    walk = np.cumsum(rng.normal(0, 1, 40))[year - 1980] + rng.normal(0, 0.5, len(frame))
    y = walk.round(3) if frame["y"].dtype.kind == "f" else np.where(walk > np.median(walk), "yes", "no")
    return frame.drop(columns="day").assign(year=year, y=y)


def nothing_measured(frame: Frame, rng: np.random.Generator) -> Frame:
    pressure = rng.normal(120, 12, len(frame)).round()
    pressure[:6] = 0
    return frame.assign(pressure=pressure)


def in_another_unit(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.assign(feet=(frame["size"] * 10.7639).round())


def under_another_name(frame: Frame, rng: np.random.Generator) -> Frame:
    return frame.assign(zone=frame["district"].map({"north": 4, "south": 1, "east": 7, "west": 2}))


def other_numbers(frame: Frame, rng: np.random.Generator) -> Frame:
    again = frame.sample(len(frame) // 8, random_state=0)
    return pd.concat([frame, again.assign(y=rng.permutation(again["y"]))])


Trap = Callable[[Frame, np.random.Generator], Frame]
# The name of the check that has to find it, and the columns that it has to name.
TRAPS: dict[str, tuple[Trap, str, tuple[str, ...]]] = {
    "a column that knows the target": (leak, "leak", ("followup",)),
    "parts of the target": (total, "sum", ("casual", "registered")),
    "row numbers": (identifier, "identifier", ("id",)),
    "copies": (copies, "copies", ()),
    "copies that are rounded": (rounded_copies, "near copies", ()),
    "copies but for a cell": (copies_but_for_a_cell, "near copies", ()),
    "groups": (groups, "groups", ("person",)),
    "time": (time, "time", ("day",)),
    "a code": (code, "code", ("size",)),
    "an outlier": (outlier, "outlier", ("size",)),
    "rare classes": (imbalance, "imbalance", ()),
    "contradictions": (contradictions, "contradictions", ()),
    "contradictions in numbers": (other_numbers, "contradictions", ()),
    "factors of the target": (product, "sum", ("pieces", "price")),
    "rounded parts of the target": (rounded_total, "sum", ("casual", "registered")),
    "numbers that are called so": (called_identifier, "identifier", ("Respondent ID",)),
    "a few rows that are numbered": (few_numbered, "identifier", ("place",)),
    "row numbers with gaps": (identifier_with_gaps, "identifier", ("id",)),
    "years": (years, "time", ("year",)),
    "time without a column": (time_without_a_column, "time", (FILE_ORDER,)),
    "nothing measured": (nothing_measured, "code", ("pressure",)),
    "another unit": (in_another_unit, "redundant", ("feet",)),
    "another name": (under_another_name, "redundant", ("zone",)),
}
# Some are about classes alone, others about numbers.
NUMBERS, CLASSES = (0, 2, 4), (1, 3, 5)
SEEDS = {
    **dict.fromkeys(("rare classes", "contradictions"), CLASSES),
    "parts of the target": NUMBERS,
    **dict.fromkeys(("rounded parts of the target", "factors of the target", "contradictions in numbers"), (0,)),
    **dict.fromkeys(("row numbers with gaps", "numbers that are called so", "nothing measured"), (0,)),
    "a few rows that are numbered": (0,),
    **dict.fromkeys(("years", "time without a column"), (0, 1)),
}
