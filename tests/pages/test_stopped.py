"""What a page says and asks where no more results will come, and those that are there are too few."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.questions.ask import WAITS
from pages.grokking.tasks import go_on
from tests.pages.inline_engine import InlineEngine, StoppedEngine, put_in_place
from tests.pages.opened import opened, words

NEEDED = {
    "capacity": "Too few training runs have ended: the curve needs 3 seeds of every size.",
    "dropout": "Too few training runs have ended: a comparison needs 3 seeds.",
    "early_stopping": "",
    "l1_l2": "",
}


class BreakingEngine(InlineEngine):
    """Its workers get no further than the first steps."""

    def call(self, function: Any, *args: Any, **kwargs: Any) -> Future[Any]:
        if function is go_on:
            raise ConnectionError
        return super().call(function, *args, **kwargs)


def answered(app: AppTest) -> AppTest:
    """With the first answer to each question."""
    for radio in app.radio:
        if str(radio.key).startswith("said "):
            radio.set_value(radio.options[0])
    return app.run()


def awaits(app: AppTest) -> bool:
    return "Training:" in words(app) or str(WAITS) in [caption.value for caption in app.caption]


@pytest.mark.parametrize("lesson", NEEDED)
def test_after_stop_no_result_is_awaited(lesson: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StoppedEngine, monkeypatch)
    app = answered(opened(lesson))
    assert not app.exception
    assert NEEDED[lesson] in words(app)
    assert not awaits(app)


def test_what_broke_off_at_every_seed_has_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(BreakingEngine, monkeypatch)
    app = opened("grokking", **{"grokking seeds": 1, "grokking modulus": 23})
    app = answered(next(button for button in app.button if button.label == "Run").click().run())
    assert not app.exception
    assert "No seed came to its end." in words(app)
    assert not awaits(app)
