"""Overfit Lab: build a Keras network, watch it overfit, and see what helps.

>>> from dashboard import Experiment, train
>>> run = train(Experiment())
>>> run.verdict.kind
'overfitting'

Importing this loads neither TensorFlow nor Streamlit.
"""

from dashboard.api import TrainedRun, train
from dashboard.data.own_data import own_data
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.data_settings import Data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.model_settings import Model
from dashboard.experiment.settings import change
from dashboard.experiment.training_settings import EarlyStopping, Training

__all__ = [
    "Data",
    "EarlyStopping",
    "Experiment",
    "Model",
    "TrainedRun",
    "Training",
    "change",
    "over_seeds",
    "own_data",
    "train",
]
