"""The flat view of an experiment: every setting under one name, as links, remedies and the sidebar use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from dashboard.data.dataset import DataError
from dashboard.data.own_data import own_dataset
from dashboard.data.tables.storage import is_own
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Control
from dashboard.experiment.limits import Limits
from language.say import mark, t

# The shares of a visitor's own table that are used for training and validation; the other rows are the test set.
OWN_TRAIN, OWN_VALIDATION = 0.6, 0.2
# Why the text of a link is no value, by Pydantic's names of such errors.
_WHY = {
    "int_parsing": mark("it is no whole number"),
    "int_parsing_size": mark("the number has too many digits"),
    "float_parsing": mark("it is no number"),
    "bool_parsing": mark("it is neither true nor false"),
}


@dataclass(frozen=True)
class Setting:
    """One setting: its name, where it stands in an experiment, its control and its default."""

    name: str
    path: tuple[str, ...]
    control: Control
    default: Any
    adapter: TypeAdapter[Any]

    def of(self, experiment: Experiment) -> Any:
        return reduce(getattr, self.path, experiment)


def _settings_of(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[Setting]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _settings_of(field.annotation, here)
            continue
        control = next(item for item in field.metadata if isinstance(item, Control))
        adapter: TypeAdapter[Any] = TypeAdapter(_annotated(field))
        yield Setting(control.link or name, here, control, field.default, adapter)


def _annotated(field: Any) -> Any:
    return Annotated[(field.annotation, *field.metadata)]


SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _settings_of(Experiment)}


def to_settings(experiment: Experiment) -> dict[str, Any]:
    """Every setting by name."""
    return {name: setting.of(experiment) for name, setting in SETTINGS.items()}


def from_settings(settings: Mapping[str, Any]) -> Experiment:
    """The experiment with these settings, and defaults for the rest.

    Raises ValueError on an unknown name or a bad value.
    """
    unknown = [name for name in settings if name not in SETTINGS]
    if unknown:
        there_are = ", ".join(SETTINGS)
        raise ValueError(
            t("{names}: no such setting; there are {known}", names=", ".join(map(repr, unknown)), known=there_are)
        )
    tree: dict[str, Any] = {}
    for name, value in settings.items():
        *groups, leaf = SETTINGS[name].path
        reduce(lambda node, group: node.setdefault(group, {}), groups, tree)[leaf] = value
    return Experiment.model_validate(tree)


def change(experiment: Experiment, **settings: Any) -> Experiment:
    """The same experiment with some settings changed: `change(e, l2=0.01, epochs=100)`.

    Where the data set becomes a visitor's own table, as many of its rows are used as the server allows, three fifths of
    them for training, unless `settings` say otherwise.
    """
    return from_settings({**to_settings(experiment), **_own_split(experiment, settings), **settings})


def _own_split(experiment: Experiment, settings: Mapping[str, Any]) -> dict[str, Any]:
    name = settings.get("dataset", experiment.data.dataset)
    if name == experiment.data.dataset or not is_own(name):
        return {}
    with suppress(DataError):
        rows = own_dataset(name).size or 0
        return {
            "samples": min(rows, Limits().samples),
            "train_fraction": OWN_TRAIN,
            "validation_fraction": OWN_VALIDATION,
        }
    return {}


def own_sizes(rows: int) -> tuple[int, int, int]:
    """Rows of the training, validation and test set of a visitor's own table."""
    train, validation = round(OWN_TRAIN * rows), round(OWN_VALIDATION * rows)
    return train, validation, rows - train - validation


def reason(error: ValueError) -> str:
    """What is wrong with a setting, as one clause that names the bad value."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    kind = first["type"]
    if kind == "value_error":
        return str(first["ctx"]["error"])
    # Pydantic's own messages are English, and don't say what was given.
    why = t(_WHY[kind]) if kind in _WHY else f"{first['msg'][0].lower()}{first['msg'][1:]}"
    return t("{value} is refused: {reason}", value=repr(first["input"])[:40], reason=why)
