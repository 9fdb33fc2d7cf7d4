"""A clock that is set under an open page: its training goes on, and who comes meanwhile is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.clock import Clock
from tests.browser.driving.machines import wait_until_answered
from tests.browser.driving.server import serve
from tests.browser.lab.test_lab import LONG

HOUR = 3600


@pytest.mark.long
def test_a_training_goes_on_and_others_are_served_while_the_clock_is_set_back_and_forth(
    visit: Page, browser: Browser, tmp_path: Path
) -> None:
    clock = Clock(tmp_path)
    with serve(tmp_path / "log", OVERFIT_LAB_WORKERS="2", PYTHONPATH=clock.path) as address:
        wait_until_answered(f"{address}/ready")
        visit.goto(f"{address}/{LONG}")
        before = lab.epoch(visit)
        for place, ahead in enumerate((HOUR, -HOUR)):
            clock.set(ahead)
            other = browser.new_page()
            lab.open_lab(other, address, f"?seed={place + 1}")
            other.goto(f"{address}/runs")
            expect(other.get_by_text("overfitting").first).to_be_visible()
            other.close()
            lab.wait_for_epoch_after(visit, before)
