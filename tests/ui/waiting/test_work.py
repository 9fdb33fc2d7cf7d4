"""How long a page that shows results on their way leaves the processor to the workers."""

from __future__ import annotations

import pytest

from dashboard.ui.waiting.work import REST_SECONDS, rest_after


@pytest.mark.parametrize("seconds", [0.02, 0.3])
@pytest.mark.parametrize("visitors", [1, 10, 50])
def test_all_visitors_together_draw_results_on_their_way_for_a_quarter_of_a_processor_s_time(
    seconds: float, visitors: int
) -> None:
    assert visitors * seconds / rest_after(seconds, visitors) <= 0.25


@pytest.mark.parametrize("visitors", [0, 1])
def test_results_that_are_drawn_at_once_come_twice_a_second(visitors: int) -> None:
    assert rest_after(0.001, visitors) == REST_SECONDS
