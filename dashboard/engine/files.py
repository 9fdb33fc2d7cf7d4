"""Files of a finished training that a worker makes: they need Keras, TensorFlow or pandas, which no page loads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dashboard.experiment.experiment import Experiment
    from dashboard.experiment.record import Record


def model_file(experiment: Experiment, weights: np.ndarray) -> bytes:
    """The trained network as a `.keras` file that takes raw rows; of a table of one's own, the table's columns."""
    from dashboard.data.tables.storage import is_own
    from dashboard.training.keras_files.deployable import keras_file

    return _table_file(experiment, weights) if is_own(experiment.data.dataset) else keras_file(experiment, weights)


def predictions_file(experiment: Experiment, weights: np.ndarray, splits: Sequence[str]) -> str:
    """What the network says of every row of these splits, as CSV."""
    from dashboard.analysis.networks.predictions_csv import predictions_csv
    from dashboard.experiment.splits import make_splits

    return predictions_csv(experiment, weights, make_splits(experiment), splits)


def tensorboard_files(record: Record, splits: Sequence[str]) -> bytes:
    """The curves of these splits as TensorBoard's event files, zipped."""
    from dashboard.training.logs.event_writer import event_files

    return event_files(record.history, record.experiment.metric_name, splits)


def _table_file(experiment: Experiment, weights: np.ndarray) -> bytes:
    from dashboard.data.tables.rows import text_values
    from dashboard.data.tables.storage import file_path, schema_of
    from dashboard.training.keras_files.raw_table import raw_table_file

    schema = schema_of(experiment.data.dataset)
    return raw_table_file(experiment, weights, text_values(file_path(schema.source), schema))
