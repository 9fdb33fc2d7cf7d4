"""What the page says and asks where no network has come to its end, and none will."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest

from dashboard.ui.questions.ask import WAITS
from pages.grokking.tasks import go_on
from tests.pages.inline_engine import InlineEngine, put_in_place
from tests.pages.opened import opened, words


class BreakingEngine(InlineEngine):
    """Its workers get no further than the first steps."""

    def call(self, function: Any, *args: Any, **kwargs: Any) -> Future[Any]:
        if function is go_on:
            raise ConnectionError
        return super().call(function, *args, **kwargs)


def test_what_broke_off_at_every_seed_is_no_longer_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(BreakingEngine, monkeypatch)
    app = opened("grokking", **{"grokking seeds": 1, "grokking modulus": 23})
    app = next(button for button in app.button if button.label == "Run").click().run()
    for radio in app.radio:
        radio.set_value(radio.options[0])
    app.run()
    assert not app.exception
    assert "No seed came to its end." in words(app)
    assert "Training:" not in words(app)
    assert str(WAITS) not in [caption.value for caption in app.caption]
