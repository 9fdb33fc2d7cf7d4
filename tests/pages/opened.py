"""A lesson's page, opened as a visitor would, without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import tests.app_runs  # noqa: F401 - for what it leaves out

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"


def visit(name: str, **state: object) -> AppTest:
    """A visitor about to open the page; `state` is what the session holds, with `_` in its keys for spaces."""
    app = AppTest.from_file(MAIN, default_timeout=300)
    for key, value in state.items():
        app.session_state[key if " " in key else key.replace("_", " ")] = value
    # Before the first run, `switch_page` looks for a page by its file's name, and all are called `page.py`.
    app._page_hash = calc_hash(name)
    return app


def opened(name: str, **state: object) -> AppTest:
    """The page after its first run."""
    return visit(name, **state).run()


def press(app: AppTest, label: str) -> AppTest:
    """The page after a press of the button of this label."""
    return next(button for button in app.button if button.label == label).click().run()


def words(app: AppTest) -> str:
    """All of its Markdown."""
    return "\n".join(element.value for element in app.markdown)


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)
