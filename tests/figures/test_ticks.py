"""A logarithmic axis has numbers enough to be read."""

from __future__ import annotations

import pytest

from dashboard.figures.ticks import log_axis


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.02, 4000.0, ["0.1", "1", "10", "100", "1,000"]),
        (0.16, 10.0, ["0.2", "0.5", "1", "2", "5", "10"]),
        (0.24, 1.4, ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"]),
    ],
)
def test_it_has_powers_of_ten_and_where_they_are_few_others_between(low: float, high: float, said: list[str]) -> None:
    axis = log_axis(low, high)
    assert axis["ticktext"] == said
    assert [f"{value:,g}" for value in axis["tickvals"]] == said
    assert all(low <= value <= high for value in axis["tickvals"])
