"""The sweep that a lesson offers is there at each drawing of its page, and made at the first."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.ui.sweeps import offered
from dashboard.ui.sweeps.offered import made_once, offer_sweep


def test_a_sweep_is_made_once_for_each_language_and_named_in_it() -> None:
    first, again, korean = (made_once(Experiment(), "dropout", (), language) for language in ("en", "en", "ko"))
    assert again is first
    assert (first.label, korean.label) == ("Dropout", "드롭아웃")
    assert list(korean.experiments.values()) == list(first.experiments.values())


def test_the_values_that_a_lesson_names_are_those_of_its_sweep() -> None:
    one = made_once(Experiment(), "dropout", (0.0, 0.3), "en")
    assert one.axes[0].values == (0.0, 0.3)


@pytest.mark.parametrize("is_set", [False, True])
def test_what_the_lesson_has_is_called_set_only_where_a_control_of_its_page_is(
    monkeypatch: pytest.MonkeyPatch, *, is_set: bool
) -> None:
    said: list[Any] = []

    class Engine:
        def seconds(self, *_: Experiment) -> float:
            return 1.0

    def show_batch(_key: str, _arms: Any, _seeds: int, draw: Any, **_: Any) -> None:
        said.append(draw.keywords["is_set"])

    monkeypatch.setattr(offered, "get_engine", Engine)
    monkeypatch.setattr(offered, "show_batch", show_batch)
    monkeypatch.setattr(offered, "lab_link", lambda *_, **__: None)
    offer_sweep("dropout", Experiment(), "dropout", 3)
    offer_sweep("stopping", Experiment(), "dropout", 3, is_set=is_set)
    assert said == [False, is_set]
