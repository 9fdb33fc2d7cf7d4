"""What comes with the pointer on a chart covers no words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.driving import lab_page as lab
from tests.browser.driving.until import until

COVERED = """figure => {
  const words = document.createRange()
  words.selectNodeContents(figure.querySelector('figcaption'))
  const apart = (one, other) => {
    const [a, b] = [one, other].map(part => part.getBoundingClientRect())
    return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
  }
  const bar = figure.querySelector('.modebar')
  const covers = part => [...figure.querySelectorAll(part)].some(one => !apart(bar, one))
  const covered = ['.legend', '.legend2', '.annotation', '[class^=x][class$=title]'].filter(covers)
  return [...covered, ...(apart(figure.querySelector('.lab-numbers'), words) ? [] : ['title'])]
}"""
SHOWN = "figure => getComputedStyle(figure.querySelector('.lab-numbers')).opacity === '1'"


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_the_buttons_of_a_chart_leave_its_legend_its_title_and_its_axis_free(
    visit: Page, server: str, width: int
) -> None:
    visit.set_viewport_size({"width": width, "height": 900})
    lab.open_lab(visit, server)
    figures = visit.locator(".st-key-lab figure")
    for place in range(figures.count()):
        figure = figures.nth(place)
        figure.locator(".lab-plot").hover()
        until(visit, SHOWN, arg=figure.element_handle())
        assert figure.evaluate(COVERED) == []
