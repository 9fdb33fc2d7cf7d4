"""What a worker makes for the lab: files that need Keras or TensorFlow, which the page does not load."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record


def model_file(experiment: Experiment, weights: np.ndarray) -> bytes:
    """The trained network as a `.keras` file that takes raw rows."""
    from dashboard.training.keras_files.deployable import keras_file

    return keras_file(experiment, weights)


def tensorboard_files(record: Record, splits: Sequence[str]) -> bytes:
    """The curves of these splits as TensorBoard's event files, zipped."""
    from dashboard.training.logs.event_writer import event_files

    return event_files(record.history, record.experiment.metric_name, splits)
