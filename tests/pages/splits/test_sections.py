"""What the lesson on splits says of its training."""

from __future__ import annotations

import pytest

from dashboard.experiment.history import Reason
from pages.splits import sections
from pages.splits.sections import show_training
from tests.made import made_record
from tests.pages.inline_engine import MADE


@pytest.mark.parametrize(("reason", "sentences"), [("finished", 2), ("stopped", 0), ("failed", 0)])
def test_of_a_training_that_broke_off_nothing_is_concluded(
    reason: Reason, sentences: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    asked: list[object] = []
    monkeypatch.setattr(sections, "show_charts", lambda *_, **__: None)
    monkeypatch.setattr(sections, "show_sentence", lambda sentence, *_: said.append(sentence))
    monkeypatch.setattr(sections, "ask_all", lambda *questions: asked.extend(questions))
    show_training((made_record(MADE, reason=reason),))
    assert len(said) == len(asked) == sentences
