"""Overfit Lab: build a Keras network, watch it overfit, and see what helps.

>>> from dashboard import Experiment, train
>>> run = train(Experiment())
>>> run.verdict.kind
'overfitting'

Importing this loads neither TensorFlow nor Streamlit.
"""

from dashboard.api import TrainedRun, train
from dashboard.experiment.data import Data
from dashboard.experiment.grid import over_seeds
from dashboard.experiment.model import Model
from dashboard.experiment.own_data import own_data
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment
from dashboard.experiment.training import EarlyStopping, Training

__all__ = [
    "Data", "EarlyStopping", "Experiment", "Model", "TrainedRun", "Training", "change", "over_seeds", "own_data",
    "train",
]  # fmt: skip
