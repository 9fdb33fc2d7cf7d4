"""A logarithmic axis has numbers enough to be read."""

from __future__ import annotations

import pytest

from dashboard.figures.ticks import log_axis


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.02, 4000.0, ["0.1", "1", "10", "100", "1,000"]),
        (0.16, 10.0, ["0.2", "0.5", "1", "2", "5", "10"]),
        (
            5e-7,
            12.0,
            [
                "10\u207b\u2076",
                "10\u207b\u2075",
                "10\u207b\u2074",
                "10\u207b\u00b3",
                "10\u207b\u00b2",
                "10\u207b\u00b9",
                "1",
                "10",
            ],
        ),
        (
            1e-12,
            1.0,
            [
                "10\u207b\u00b9\u00b2",
                "10\u207b\u00b9\u2070",
                "10\u207b\u2078",
                "10\u207b\u2076",
                "10\u207b\u2074",
                "10\u207b\u00b2",
                "1",
            ],
        ),
        (0.35, 0.65, ["0.4", "0.5", "0.6"]),
        (0.24, 1.4, ["0.3", "0.5", "0.7", "1"]),
    ],
)
def test_it_has_powers_of_ten_and_where_they_are_few_others_between(low: float, high: float, said: list[str]) -> None:
    axis = log_axis(low, high)
    assert axis["ticktext"] == said
    assert all(low <= value <= high for value in axis["tickvals"])
