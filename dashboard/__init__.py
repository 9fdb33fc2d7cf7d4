"""Overfit Lab: build a Keras network, watch it overfit, and see what helps.

>>> from dashboard import Experiment, train
>>> run = train(Experiment())
>>> run.verdict.kind
'overfitting'

Importing this loads neither TensorFlow nor Streamlit.
"""

from typing import TYPE_CHECKING, Any

from dashboard.api.judge import judge
from dashboard.api.runs import runs
from dashboard.api.train import TrainedRun, train
from dashboard.data.own_data import own_data
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.data_settings import Data
from dashboard.experiment.groups.early_stopping_settings import EarlyStopping
from dashboard.experiment.groups.model_settings import Model
from dashboard.experiment.groups.training_settings import Training
from dashboard.experiment.settings import change

if TYPE_CHECKING:
    from dashboard.api.watch import Watch

__all__ = [
    "Data",
    "EarlyStopping",
    "Experiment",
    "Model",
    "TrainedRun",
    "Training",
    "Watch",
    "change",
    "judge",
    "over_seeds",
    "own_data",
    "runs",
    "train",
]


def __getattr__(name: str) -> Any:
    """`Watch` is a callback of Keras's, which is loaded only where it is asked for."""
    if name == "Watch":
        from dashboard.api.watch import Watch  # noqa: PLC0415

        return Watch
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
