"""Experiments differ in the settings that have an effect in either, each written as the sidebar has it."""

from __future__ import annotations

import pytest

from dashboard.experiment.differences import changed_settings, format_value
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, Setting, change
from tests.samples import changed, where_it_applies


def names(before: Experiment, after: Experiment) -> set[str]:
    return {setting.name for setting in changed_settings(before, after)}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_setting_that_is_changed_where_it_applies_is_named_with_two_values(setting: Setting) -> None:
    before = where_it_applies(setting)
    after = changed(setting, before)
    assert setting in changed_settings(before, after)
    assert format_value(setting, before) != format_value(setting, after)
    assert names(after, after) == set()


def test_what_has_an_effect_in_neither_is_not_named_and_in_one_it_is() -> None:
    adam, sgd = Experiment(), change(Experiment(), optimizer="sgd")
    assert names(adam, change(adam, momentum=0.5)) == set()
    assert names(adam, change(sgd, momentum=0.5)) == names(change(sgd, momentum=0.5), adam) == {"optimizer", "momentum"}


def test_layers_and_switches_are_said_in_words() -> None:
    experiment = change(Experiment(), hidden_layers=(8, 4), batch_normalization=True)
    said = [format_value(SETTINGS[name], experiment) for name in ("hidden_layers", "batch_normalization", "stratify")]
    assert said == ["8-4", "on", "on"]
    none = change(experiment, hidden_layers=(), stratify=False)
    assert [format_value(SETTINGS[name], none) for name in ("hidden_layers", "stratify")] == ["none", "off"]
