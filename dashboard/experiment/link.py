"""An experiment as the part of an address after the question mark, and back.

Only what differs from the default is written, so a link stays short enough to be read aloud. Beside settings it may
name controls to hide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dashboard.experiment.controls import Group
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, Setting, from_settings, reason

# Names in the address beside those of settings: `?hide=Data,l1`, and `?train=on_click` to wait for the button.
HIDE, TRAIN = "hide", "train"
ON_CLICK = "on_click"
_NAMES = {name.casefold(): name for name in (*Group.ORDER, *SETTINGS)}
MOST_NAMED = 5
LONGEST_VALUE = 200


@dataclass(frozen=True)
class Hidden:
    """What a link hides: names of settings and titles of groups, as they stand in the registries.

    What is hidden keeps its value, and can be changed by a link.
    """

    names: tuple[str, ...] = ()

    def hides(self, setting: Setting) -> bool:
        return setting.name in self.names or setting.control.group in self.names

    @property
    def link(self) -> dict[str, str]:
        """As part of an address."""
        return {HIDE: ",".join(self.names)} if self.names else {}

    @property
    def titles(self) -> tuple[str, ...]:
        """As the sidebar calls them."""
        return tuple(SETTINGS[name].control.label if name in SETTINGS else name for name in self.names)


def to_link(experiment: Experiment) -> dict[str, str]:
    """Names and texts of the settings that differ from their defaults."""
    values = ((name, setting.of(experiment), setting.default) for name, setting in SETTINGS.items())
    return {name: _write(value) for name, value, default in values if value != default}


def from_link(query: Mapping[str, str]) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment that a link asks for, and a clause for each part of it that had to be ignored.

    Never raises: whatever the link holds, its valid part is used.
    """
    good: dict[str, Any] = {}
    problems: list[str] = []
    for name, text in query.items():
        if name == HIDE:
            problems += [f"{HIDE}: {_short(unknown)} is neither a setting nor a group" for unknown in parse(text)[1]]
            continue
        if name == TRAIN:
            problems += [f"{TRAIN}: {_short(text)} is not {ON_CLICK}"] * (text != ON_CLICK)
            continue
        if name not in SETTINGS:
            problems.append(f"{_short(name)} is not a setting")
            continue
        try:
            if len(text) > LONGEST_VALUE:
                raise ValueError(f"{len(text)} characters are too many")  # noqa: TRY301
            good[name] = SETTINGS[name].adapter.validate_python(text)
        except (ValidationError, ValueError) as error:
            problems.append(f"{name}: {reason(error)}")
    return _build(good, problems)


def trains_on_click(query: Mapping[str, str]) -> bool:
    """Whether a link asks the lab to wait for the Train button, instead of training at every change."""
    return query.get(TRAIN) == ON_CLICK


def hidden_by(query: Mapping[str, str]) -> Hidden:
    """The controls that a link hides; names it can't know are among the problems of `from_link`."""
    return parse(query.get(HIDE, ""))[0]


def parse(text: str) -> tuple[Hidden, tuple[str, ...]]:
    """Reads a list such as "Data,l1", in which case does not matter; returns the unknown names beside it."""
    asked = [name.strip() for name in text.split(",") if name.strip()]
    known = dict.fromkeys(_NAMES[name.casefold()] for name in asked if name.casefold() in _NAMES)
    return Hidden(tuple(known)), tuple(dict.fromkeys(name for name in asked if name.casefold() not in _NAMES))


def _build(good: dict[str, Any], problems: list[str]) -> tuple[Experiment, tuple[str, ...]]:
    try:
        experiment = from_settings(good)
    except ValidationError as error:
        # The one rule that spans settings is that the loss fits the task.
        problems.append(reason(error))
        experiment = from_settings({name: value for name, value in good.items() if name != "loss"})
    if len(problems) > MOST_NAMED:
        problems[MOST_NAMED:] = [f"and {len(problems) - MOST_NAMED} more"]
    return experiment, tuple(problems)


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    return str(value)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
