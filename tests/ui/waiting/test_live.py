"""How often a live part looks for news."""

from __future__ import annotations

import pytest

from dashboard.ui.waiting import live
from tests.pages.inline_engine import InlineEngine, put_in_place


@pytest.mark.parametrize(("owners", "seconds"), [(0, 0.25), (1, 0.25), (10, 0.25), (50, 1.25), (200, 5.0)])
def test_all_visitors_together_look_forty_times_a_second_at_most(
    owners: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InlineEngine, "owners", owners)
    put_in_place(InlineEngine, monkeypatch)
    assert live.seconds_to_next_look() == seconds
