"""How long something takes is said as one would say it."""

from __future__ import annotations

import pytest

from dashboard.ui.waiting.durations import duration_in_words
from language.numbers import NO_BREAK


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "0 s"), (40.2, "40 s"), (89.9, "90 s"), (90.0, "2 min"), (3005.0, "50 min")]
)
def test_from_a_minute_and_a_half_on_in_minutes(seconds: float, said: str) -> None:
    assert duration_in_words(seconds) == said.replace(" ", NO_BREAK)
