"""What the trainings of the lesson on losses lead to."""

from __future__ import annotations

import pytest

from dashboard.experiment.history import Reason
from pages.losses.sections import trainings
from pages.losses.sections.trainings import show_trainings
from pages.losses.trials import suited_and_unsuited
from tests.made import made_record
from tests.pages.inline_engine import MADE


@pytest.mark.parametrize(("reason", "sentences"), [("finished", 1), ("stopped", 0), ("failed", 0)])
def test_of_trainings_that_broke_off_nothing_is_concluded(
    reason: Reason, sentences: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(trainings, "show_with_shared_legend", lambda *_, **__: None)
    monkeypatch.setattr(trainings, "show_sentence", lambda sentence, *_: said.append(sentence))
    suited, unsuited = suited_and_unsuited("sgd")
    show_trainings((made_record(MADE, experiment=suited), made_record(MADE, experiment=unsuited, reason=reason)))
    assert len(said) == sentences
