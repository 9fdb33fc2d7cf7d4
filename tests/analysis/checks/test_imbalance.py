"""Classes of which one has more than three times the rows of another are told with what guessing is worth."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.imbalance import imbalance
from dashboard.data.tables.inspected import Inspection


def found_in(*counts: int) -> list[Finding]:
    labels = np.repeat(np.arange(len(counts)), counts).astype(float)
    return imbalance(Inspection((), "y", labels, ("few", "many", "some")[: len(counts)]))


def test_three_times_as_many_rows_are_no_imbalance_and_one_more_is() -> None:
    assert found_in(20, 60) == []
    (found,) = found_in(20, 61, 40)
    assert str(found.evidence) == "“many” has 61 rows and “few” has 20."
    assert str(found.meaning).startswith("Always answering “many” is right for 50%")
    assert found.step == "weigh classes"


def test_numbers_have_no_classes_to_be_rare() -> None:
    assert imbalance(Inspection((), "y", np.repeat([0.0, 1.0], [1, 99]))) == []
