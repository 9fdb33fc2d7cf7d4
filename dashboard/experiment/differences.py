"""In which settings experiments differ, and how a setting's value is written on a page."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Slider
from dashboard.experiment.settings import SETTINGS, Setting
from language.say import t


def changed_settings(before: Experiment, after: Experiment) -> tuple[Setting, ...]:
    """The settings that differ, as far as they have any effect in either experiment."""
    return tuple(
        setting
        for setting in SETTINGS.values()
        if _differs(setting, before, after) and (setting.control.when(before) or setting.control.when(after))
    )


def _differs(setting: Setting, before: Experiment, after: Experiment) -> bool:
    """A task's own loss has a second name, by which it is no other loss."""
    if setting.of(before) == setting.of(after):
        return False
    has_two = isinstance(setting.control, Choice) and setting.control.extra
    return not has_two or format_value(setting, before) != format_value(setting, after)


def format_value(setting: Setting, experiment: Experiment) -> str:
    """A setting's value as the sidebar says it, such as "64-64", "on" or the title of a data set."""
    value = setting.of(experiment)
    if isinstance(setting.control, Choice):
        return setting.control.title(experiment, value)
    if isinstance(setting.control, Slider):
        return setting.control.written(value)
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or t("none")
    return t("on") if value else t("off")
