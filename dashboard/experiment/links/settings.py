"""The settings of an experiment as the query of an address.

Only what differs from the default is written, so a link stays short enough to be read aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.clauses import problem, too_long
from dashboard.experiment.settings import SETTINGS, Setting, from_settings, reason

MAX_LENGTH = 200


def to_link(experiment: Experiment) -> dict[str, str]:
    """Names and texts of the settings that differ from their defaults."""
    values = ((name, setting.of(experiment), setting.default) for name, setting in SETTINGS.items())
    return {name: _write(value) for name, value, default in values if value != default}


def to_texts(experiment: Experiment) -> dict[str, str]:
    """Every setting as a link writes it: what is kept for later has to outlive a change of the defaults."""
    return {name: _write(setting.of(experiment)) for name, setting in SETTINGS.items()}


def from_settings_of(query: Mapping[str, str]) -> tuple[Experiment, list[str]]:
    """The experiment of the settings in a link, and a clause for each of them that had to be ignored."""
    valid: dict[str, Any] = {}
    problems: list[str] = []
    for name, text in query.items():
        if name not in SETTINGS:
            continue
        try:
            valid[name] = _parse(SETTINGS[name], text)
        except ValueError as error:
            problems.append(problem(name, reason(error)))
    try:
        experiment = from_settings(valid)
    except ValidationError as error:
        # The one rule that spans settings is that the loss fits the task.
        problems.append(reason(error))
        experiment = from_settings({name: value for name, value in valid.items() if name != "loss"})
    return experiment, problems


def _parse(setting: Setting, text: str) -> Any:
    if len(text) > MAX_LENGTH:
        raise ValueError(too_long(text))
    return setting.adapter.validate_python(text)


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    return str(value)
