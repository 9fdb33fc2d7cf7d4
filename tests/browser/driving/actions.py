"""What a visitor mainly does on each page: the same in a browser and in Streamlit's AppTest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from tests.browser.driving.until import until

# Streamlit sends a slider's value once it has rested so long, in milliseconds, and something more for a busy machine.
SENT_AFTER = 500
READY = "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"


class Action(Protocol):
    """Something done to a page, in either world."""

    def in_browser(self, page: Page) -> None: ...

    def in_app(self, app: AppTest) -> None: ...


@dataclass(frozen=True)
class Press:
    """A button, by its label."""

    label: str

    def in_browser(self, page: Page) -> None:
        page.get_by_role("button", name=re.compile(rf"\b{self.label}$")).click()

    def in_app(self, app: AppTest) -> None:
        next(button for button in app.button if button.label == self.label).click().run()


@dataclass(frozen=True)
class Least:
    """A slider, moved to its lowest value."""

    label: str

    def in_browser(self, page: Page) -> None:
        page.get_by_role("slider", name=self.label).focus()
        page.keyboard.press("Home")
        # Before that, the page knows nothing of it: a button pressed at once would begin what was asked before.
        page.wait_for_timeout(SENT_AFTER)
        until(page, READY)

    def in_app(self, app: AppTest) -> None:
        sliders: list[Any] = [*app.slider, *app.select_slider]
        slider = next(one for one in sliders if one.label == self.label)
        slider.set_value(type(slider.value)(slider.options[0] if slider.options else slider.min)).run()


@dataclass(frozen=True)
class Choose:
    """One of a few options beside each other."""

    label: str
    option: str

    def in_browser(self, page: Page) -> None:
        page.get_by_role("radio", name=self.option, exact=True).click()

    def in_app(self, app: AppTest) -> None:
        control = next(one for one in app.segmented_control if one.label.startswith(self.label))
        place = [option.content for option in control.proto.options].index(self.option)
        control.set_value(list(control.options)[place]).run()


@dataclass(frozen=True)
class Write:
    """A word, into a field."""

    label: str
    word: str

    def in_browser(self, page: Page) -> None:
        page.get_by_role("textbox", name=self.label).fill(self.word)
        page.keyboard.press("Enter")

    def in_app(self, app: AppTest) -> None:
        next(one for one in app.text_input if one.label == self.label).set_value(self.word).run()


@dataclass(frozen=True)
class Bring:
    """A table, from the visitor's own disk."""

    name: str
    content: bytes

    def in_browser(self, page: Page) -> None:
        page.locator("input[type=file]").set_input_files(
            {"name": self.name, "mimeType": "text/csv", "buffer": self.content}
        )

    def in_app(self, app: AppTest) -> None:
        app.file_uploader[0].upload(self.name, self.content, "text/csv").run()


@dataclass(frozen=True)
class Pick:
    """One of many options, from a list that opens."""

    label: str
    option: str

    def in_browser(self, page: Page) -> None:
        page.get_by_role("combobox", name=self.label).click()
        page.get_by_role("option", name=self.option, exact=True).click()

    def in_app(self, app: AppTest) -> None:
        next(one for one in app.selectbox if one.label == self.label).set_value(self.option).run()


_EXAM = "hours,subject,passed\n" + "".join(f"{i},{'xyz'[i % 3]},{'ny'[i // 20]}\n" for i in range(40))

ACTIONS: dict[str, tuple[Action, ...]] = {
    "lab": (Press("Train"),),
    "first_steps": (Choose("Train for 300 epochs", "rise"), Press("Run")),
    "your_data": (Bring("exam.csv", _EXAM.encode()), Pick("What do you want to predict?", "passed")),
    "your_curves": (Least("Patience (epochs)"),),
    "forward_pass": (Least("Input x₁"), Press("Next layer")),
    "activations": (Least("Hidden layers of 16 units"),),
    "losses": (Least("Logit z of the output unit"),),
    "one_step": (Press("Take this step"),),
    "splits": (Least("Rows in all"),),
    "features": (Choose("Data", "Two spirals"),),
    "early_stopping": (Least("Patience (epochs)"),),
    "test_set_once": (Least("Data sets"), Press("Show the result without an answer")),
    "runs": (),
    "selecting_inputs": (Least("Seeds"), Press("Run")),
    "more_data": (Least("Seeds"), Press("Run")),
    "stopping_as_l2": (Least("Seeds"), Press("Run")),
    "grokking": (Least("Modulus p"), Least("Seeds"), Press("Run")),
    "in_class": (),
    "glossary": (Write("Find a term", "gradient"),),
}


def main_action(lesson: str) -> tuple[Action, ...]:
    """What is done on the page of a lesson; one that compares, and says nothing else, is given fewer seeds."""
    return ACTIONS.get(lesson, (Least("Seeds"),))
