"""What a visitor asked for, as close to it as can be trained."""

from __future__ import annotations

from typing import Any

from dashboard.data.dataset import DataError
from dashboard.data.tables.errors import TableError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import AUTO
from dashboard.experiment.settings import SETTINGS, change, from_settings, to_settings


def valid(before: Experiment, settings: dict[str, Any]) -> Experiment:
    """The experiment with these settings. Only browsers check widgets' values: invalid ones are put back here."""
    try:
        return from_settings(settings)
    except ValueError:
        pass
    try:
        # The usual reason: the data set has changed, and the loss that was chosen for the last one does not fit.
        return from_settings(settings | {"loss": AUTO})
    except ValueError:
        good = {name: value for name, value in settings.items() if _holds(name, value)}
        return from_settings(to_settings(before) | good | {"loss": AUTO})


def _holds(name: str, value: Any) -> bool:
    try:
        SETTINGS[name].adapter.validate_python(value)
    except ValueError:
        return False
    return True


def trainable(experiment: Experiment) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment without a table that is not kept here, or a loss that does not fit it; and a clause on why."""
    try:
        _ = experiment.loss
    except TableError as missing:
        return change(experiment, dataset=Experiment().data.dataset, loss=AUTO), (f"dataset: {missing}",)
    except DataError as unfit:
        return change(experiment, loss=AUTO), (str(unfit),)
    return experiment, ()
