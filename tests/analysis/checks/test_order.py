"""Whether rows follow each other in time does not depend on how their classes are called."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from dashboard.analysis.checks.order import time_order
from dashboard.data.tables.inspected import Inspected, Inspection


def by_day(y: np.ndarray, labels: tuple[str, ...]) -> Inspection:
    rng = np.random.default_rng(1)
    columns = (
        Inspected("day", "date", np.arange(len(y), dtype=float), is_input=False),
        Inspected("other", "number", rng.normal(size=len(y)), is_input=True),
    )
    return Inspection(columns, "y", y, labels)


def test_classes_that_last_follow_each_other_as_much_under_any_names() -> None:
    rng = np.random.default_rng(0)
    walk = np.cumsum(rng.choice([0, 0, 0, 1, 2], 300)) % 3
    said = {
        str(one.evidence)
        for names in permutations(range(3))
        for one in time_order(by_day(np.array(names)[walk], tuple("abc")))
    }
    assert len(said) == 1


def test_classes_of_similar_numbers_do_not_follow_each_other() -> None:
    """Two classes take turns, and later two others: no row has the class of the one before."""
    y = np.r_[np.arange(150) % 2, 2 + np.arange(150) % 2]
    assert time_order(by_day(y, tuple("abcd"))) == []
