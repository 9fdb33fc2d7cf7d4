"""A chart that was taken from a page stands alone: what the page says once for several charts is in each file."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving.actions import Least


@pytest.mark.long
def test_a_small_chart_names_its_curves_in_the_file_though_one_legend_serves_all_on_the_page(
    visit: Page, server: str
) -> None:
    visit.goto(f"{server}/which_fix")
    Least("Seeds").in_browser(visit)
    chart = visit.get_by_role("figure", name=re.compile("^Baseline: loss by epoch, mean")).first
    expect(chart).to_be_visible()
    chart.hover()
    with visit.expect_download() as download:
        chart.locator("[data-title='Download as SVG']").click()
    named = re.findall(r'class="legendtext"[^>]*>([^<]*)<', download.value.path().read_text(encoding="utf-8"))
    assert named == ["train", "validation", "test"]
