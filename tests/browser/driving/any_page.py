"""Any page of the menu, as a test opens it and waits for it."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import ConsoleMessage, Locator, Page

from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS, PUBLISHED
from tests.browser.driving.until import PATIENCE, until

# On a link to a page, Streamlit first looks for its server under that page's path, then finds it at the root.
LOOKED_FOR = re.compile(r"/\w+/_stcore/(health|host-config)$")
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# The page's script has run, every chart is drawn, the engine is there, and no training is under way: the buttons that
# stop one are off.
AT_REST = """charts => {
  const plots = [...document.querySelectorAll('.lab-plot')]
  const bars = [...document.querySelectorAll('[role=progressbar]')]
  const stops = [...document.querySelectorAll('button')].filter(button => button.textContent.trim().endsWith('Stop'))
  return document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
    && plots.length >= charts && plots.every(plot => plot.querySelector('.main-svg'))
    && stops.every(button => button.disabled)
    && !document.body.innerText.includes('training engine is starting')
    && bars.every(bar => Number(bar.getAttribute('aria-valuenow')) === 100)
}"""
DRAWN = """() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
  && [...document.querySelectorAll('.lab-plot')].every(plot => plot.querySelector('.main-svg'))"""
# Of somebody who has been here before: what a newcomer sees first moves by itself.
BEEN_HERE = "try { localStorage.setItem('overfit lab been here', 'yes') } catch {}"
# With these, the page is as tall as its content, and a picture shows all of it.
CONTENT_HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


def errors_of(page: Page) -> list[str]:
    """What goes to its console as an error from now on, as it comes."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKED_FOR.search(message.location["url"]):
            errors.append(f"{message.text} ({message.location['url']})")

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def address(server: str, lesson: Lesson) -> str:
    """The first page of the menu is the server's own address."""
    return f"{server}/" if lesson is next(iter(LESSONS.values())) else f"{server}/{lesson.name}"


def open_page(page: Page, server: str, lesson: Lesson) -> None:
    page.goto(address(server, lesson))
    wait_until_at_rest(page, charts_at_first(lesson))


def fewest_charts(lesson: Lesson) -> int:
    """The glossary and the plan for a class are words alone, and a list of runs begins empty."""
    return 0 if lesson.name in {"glossary", "in_class", "runs"} else 1


def charts_at_first(lesson: Lesson) -> int:
    """A lesson beside a published result waits for a prediction, and draws then; so does one more."""
    return 0 if lesson.group == PUBLISHED or lesson.name == "test_set_once" else fewest_charts(lesson)


def on_page(page: Page, text: str | re.Pattern[str]) -> Locator:
    """Where a text stands on the page, and not among what is read out of it."""
    return page.get_by_test_id("stMarkdownContainer").get_by_text(text)


def wait_until_at_rest(page: Page, charts: int, patience: float = PATIENCE) -> None:
    page.wait_for_selector("h1")
    until(page, AT_REST, charts, patience)
    # Between a page's end and the first look at its trainings, it seems to be at rest.
    page.wait_for_timeout(500)
    until(page, AT_REST, charts, patience)


def wait_for_charts(page: Page, lesson: Lesson) -> None:
    """For the first chart and a page that has been drawn to its end; trainings may still be under way."""
    page.wait_for_selector("h1")
    if charts_at_first(lesson):
        page.wait_for_selector(".lab-plot .main-svg")
    until(page, DRAWN)
