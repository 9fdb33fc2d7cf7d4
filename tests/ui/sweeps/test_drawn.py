"""Verdicts of a sweep rest on what the lab's rest on, where that does not take too long."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import sweep
from dashboard.ui.sweeps.drawn import extras_of


def test_each_value_of_one_setting_is_judged_as_the_lab_judges_it() -> None:
    one = sweep([numbers(Experiment())["l2"]], Experiment())
    assert set(extras_of(one).judged) == set(one.experiments.values())


def test_a_map_of_two_settings_is_judged_by_its_curves_alone() -> None:
    both = sweep([numbers(Experiment(), 3)[name] for name in ("l2", "dropout")], Experiment())
    assert not extras_of(both).judged
