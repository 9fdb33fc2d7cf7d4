"""In how many rows small charts stand: one that is alone in the last would leave a hole beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.driving.server import ROOT

CSS = (ROOT / "dashboard" / "ui" / "static" / "charts" / "charts.css").read_text(encoding="utf-8")
# As wide as Streamlit makes a page's block, which has more room beside it from here on.
BLOCK = "* { margin: 0 } body { padding: 0 1rem } @media (min-width: 864px) { body { padding: 0 5rem } }"
LAST_ROW = """() => {
  const tops = [...document.querySelectorAll("figure")].map(one => one.getBoundingClientRect().top)
  return [new Set(tops).size, tops.filter(top => top === tops.at(-1)).length]
}"""


@pytest.mark.parametrize("charts", range(3, 11))
def test_no_small_chart_stands_alone_in_the_last_of_several_rows(page: Page, charts: int) -> None:
    figures = "<figure>chart</figure>" * charts
    page.set_content(f"<style>{BLOCK} {CSS}</style><div class='lab-panels lab-small'>{figures}</div>")
    for width in range(641, 1441, 20):
        page.set_viewport_size({"width": width, "height": 600})
        rows, in_last = page.evaluate(LAST_ROW)
        assert rows == 1 or in_last > 1, (width, rows)
