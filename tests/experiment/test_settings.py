"""Every setting, whatever settings there are."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Control, Group, Layers, Slider, Toggle
from dashboard.experiment.settings import SETTINGS, Setting, change, from_settings, reason, to_settings
from language.languages import LANGUAGES, speaking
from language.numbers import with_minus
from tests.samples import another, changed, experiments, where_it_applies

every_setting = pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)


def refused(setting: Setting, value: Any) -> str:
    """The clause with which a setting refuses a value."""
    with pytest.raises(ValidationError) as caught:
        change(Experiment(), **{setting.name: value})
    return reason(caught.value)


def having(kind: type[Control]) -> pytest.MarkDecorator:
    chosen = {name: setting for name, setting in SETTINGS.items() if isinstance(setting.control, kind)}
    return pytest.mark.parametrize("setting", chosen.values(), ids=chosen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_settings_share_a_name_or_a_label(language: str) -> None:
    paths = {setting.path for setting in SETTINGS.values()}
    with speaking(language):
        labels = {setting.control.label for setting in SETTINGS.values()}
    assert len(paths) == len(labels) == len(SETTINGS)


@every_setting
def test_a_control_has_a_label_a_help_and_a_group(setting: Setting) -> None:
    control = setting.control
    assert control.label[0].isupper()
    assert control.help.endswith(".")
    assert control.group in Group.ORDER


@every_setting
def test_a_control_applies_somewhere(setting: Setting) -> None:
    assert setting.control.when(where_it_applies(setting))


@every_setting
def test_the_default_is_allowed_and_is_what_an_experiment_has(setting: Setting) -> None:
    assert setting.adapter.validate_python(setting.default) == setting.default == setting.of(Experiment())


@every_setting
def test_a_change_changes_that_setting_alone(setting: Setting) -> None:
    before = where_it_applies(setting)
    after = changed(setting, before)
    differing = {name for name, value in to_settings(before).items() if value != to_settings(after)[name]}
    assert differing == {setting.name}


@every_setting
def test_a_change_changes_the_digest(setting: Setting) -> None:
    before = where_it_applies(setting)
    assert changed(setting, before).digest != before.digest


@given(experiment=experiments())
def test_equal_experiments_have_equal_digests(experiment: Experiment) -> None:
    again = from_settings(to_settings(experiment))
    assert again == experiment
    assert again.digest == experiment.digest


@pytest.mark.parametrize(
    ("name", "value", "same"),
    [
        ("dropout", 0, 0.0),
        ("dropout", -0.0, 0.0),
        ("hidden_layers", [8, 8], (8, 8)),
        ("hidden_layers", "8-8", (8, 8)),
        ("samples", 200.0, 200),
        ("stratify", "true", True),
    ],
)
def test_another_spelling_of_a_value_is_the_same_experiment(name: str, value: Any, same: Any) -> None:
    spelled, plain = change(Experiment(), **{name: value}), change(Experiment(), **{name: same})
    assert spelled == plain
    assert spelled.digest == plain.digest


@having(Slider)
@pytest.mark.parametrize("side", ["below", "above", "not a number", "infinite"])
def test_a_number_out_of_bounds_is_refused_with_the_bounds(setting: Setting, side: str) -> None:
    control: Any = setting.control
    value = {"below": -1, "above": 2 * control.maximum, "not a number": math.nan, "infinite": math.inf}[side]
    clause = refused(setting, value)
    assert with_minus(f"{value:,.12g}") in clause
    if math.isfinite(value):
        assert f"between {control.minimum:,g} and {control.maximum:,g}" in clause
        assert ("0 (off)" in clause) == control.off


@having(Choice)
def test_an_unknown_option_is_refused_with_the_options(setting: Setting) -> None:
    control: Any = setting.control
    clause = refused(setting, "nonsense")
    assert "'nonsense'" in clause
    assert all(option in clause for option in control.options)


@having(Choice)
def test_every_option_has_a_title_and_those_that_fit_are_allowed(setting: Setting) -> None:
    control: Any = setting.control
    assert all(control.title(Experiment(), option) for option in control.names)
    for option in control.offered(Experiment()):
        assert setting.of(change(Experiment(), **{setting.name: option})) == option


@having(Layers)
@pytest.mark.parametrize(
    ("layers", "wrong", "allowed"),
    [((0,), "0 units", "between 1 and 512"), ((8, 513), "513 units", "between 1 and 512"), ((8,) * 7, "7 layers", "6")],
)
def test_impossible_layers_are_refused(setting: Setting, layers: tuple[int, ...], wrong: str, allowed: str) -> None:
    clause = refused(setting, layers)
    assert wrong in clause
    assert allowed in clause


@having(Toggle)
def test_neither_on_nor_off_is_refused(setting: Setting) -> None:
    assert "'perhaps'" in refused(setting, "perhaps")


@every_setting
def test_a_value_of_the_wrong_type_is_refused_by_name(setting: Setting) -> None:
    assert "'seven'" in refused(setting, "seven")


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match=r"'drop_out': no such setting; there are .*dropout"):
        change(Experiment(), drop_out=0.5)


def test_a_loss_that_does_not_fit_the_task_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValidationError, match="loss 'mse' does not fit binary: use binary_crossentropy, hinge"):
        change(Experiment(), dataset="moons", loss="mse")


def test_an_experiment_cannot_be_altered() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Experiment().data.samples = 7  # type: ignore[misc]


def test_another_value_differs_from_the_one_there_is() -> None:
    assert all(another(setting, Experiment()) != setting.default for setting in SETTINGS.values())
