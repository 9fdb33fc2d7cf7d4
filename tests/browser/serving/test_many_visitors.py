"""Several visitors on one server, and a server whose engine is away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page
from tests.browser.driving.server import serve
from tests.browser.lab.test_lab import LONG


@pytest.mark.long
def test_a_visitor_waits_in_a_visible_queue_until_a_closed_tab_gives_up_its_worker(
    visit: Page, server: str, new_context: CreateContextCallback
) -> None:
    others = [new_context().new_page(), new_context().new_page()]
    for seed, other in enumerate(others):
        other.goto(f"{server}/{LONG}&seed={seed}")
        expect(on_page(other, lab.UNDER_WAY)).to_be_visible()
    visit.goto(f"{server}/?seed=2")
    expect(visit.get_by_text("Waiting for a free worker")).to_be_visible()
    others[0].close()
    lab.wait_until_trained(visit)


@pytest.mark.long
def test_a_full_server_shows_a_line_and_lets_the_next_in_once_somebody_leaves(
    visit: Page, new_context: CreateContextCallback, tmp_path: Path
) -> None:
    with serve(tmp_path / "log", OVERFIT_LAB_VISITORS="1") as address:
        other = new_context().new_page()
        other.goto(f"{address}/glossary")
        expect(other.get_by_role("heading", name="What does this word mean?")).to_be_visible()
        visit.goto(f"{address}/glossary")
        expect(visit.get_by_text("You are next")).to_be_visible()
        other.close()
        expect(visit.get_by_role("heading", name="What does this word mean?")).to_be_visible()


@pytest.mark.long
def test_two_visitors_train_side_by_side(visit: Page, server: str, new_context: CreateContextCallback) -> None:
    other = new_context().new_page()
    visit.goto(f"{server}/{LONG}")
    other.goto(f"{server}/{LONG}&seed=1")
    for someone in (visit, other):
        expect(on_page(someone, lab.UNDER_WAY)).to_be_visible()
    lab.stop(visit).click()
    expect(on_page(visit, "Stopped by you")).to_be_visible()


@pytest.mark.long
def test_that_the_scheduler_can_not_be_reached_is_said_without_its_address_and_the_controls_stay(
    page: Page, tmp_path: Path
) -> None:
    with serve(tmp_path / "log", DASK_SCHEDULER_ADDRESS="tcp://127.0.0.1:9") as address:
        page.goto(address)
        expect(page.get_by_text(re.compile(r"Cannot reach the scheduler \(\w+\)\. Trying again\."))).to_be_visible()
        expect(lab.sidebar_button(page, "Train")).to_be_visible()


@pytest.mark.parametrize("length", [100_000])
@pytest.mark.long
def test_a_very_long_link_is_used_where_it_is_valid(visit: Page, server: str, length: int) -> None:
    lab.open_lab(visit, server, f"?l2=0.01&nonsense={'x' * length}")
    expect(visit.get_by_text("'nonsense' is not a setting")).to_be_visible()
    expect(on_page(visit, "A good fit")).to_be_visible()
