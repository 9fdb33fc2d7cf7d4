"""Any page of the menu, as a test opens it and waits for it."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from dashboard.ui.lessons import LESSONS, Lesson

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
# With these, the page is as tall as its content, and a picture shows all of it.
CONTENT_HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


def address(server: str, lesson: Lesson) -> str:
    """The first page of the menu is the server's own address."""
    return f"{server}/" if lesson is next(iter(LESSONS.values())) else f"{server}/{lesson.name}"


def open_page(page: Page, server: str, lesson: Lesson) -> None:
    page.goto(address(server, lesson))
    wait_until_at_rest(page, lesson)


def fewest_charts(lesson: Lesson) -> int:
    """The glossary is words alone."""
    return 0 if lesson.name == "glossary" else 1


def wait_until_at_rest(page: Page, lesson: Lesson) -> None:
    page.wait_for_selector("h1")
    page.wait_for_function(AT_REST, arg=fewest_charts(lesson))
    # Between a page's end and the first look at its trainings, it seems to be at rest.
    page.wait_for_timeout(500)
    page.wait_for_function(AT_REST, arg=fewest_charts(lesson))


def wait_for_charts(page: Page, lesson: Lesson) -> None:
    """For the first chart and a page that has been drawn to its end; trainings may still be under way."""
    page.wait_for_selector("h1")
    if fewest_charts(lesson):
        page.wait_for_selector(".lab-plot .main-svg")
    page.wait_for_function(DRAWN)
