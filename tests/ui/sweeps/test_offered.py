"""The sweep that a lesson offers is there at each drawing of its page, and made at the first."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.ui.sweeps.offered import made_once


def test_a_sweep_is_made_once_for_each_language_and_named_in_it() -> None:
    first, again, korean = (made_once(Experiment(), "dropout", (), language) for language in ("en", "en", "ko"))
    assert again is first
    assert (first.label, korean.label) == ("Dropout", "드롭아웃")
    assert list(korean.experiments.values()) == list(first.experiments.values())


def test_the_values_that_a_lesson_names_are_those_of_its_sweep() -> None:
    one = made_once(Experiment(), "dropout", (0.0, 0.3), "en")
    assert one.axes[0].values == (0.0, 0.3)
