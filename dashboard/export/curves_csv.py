"""The curves of a training as CSV, one line for each epoch."""

from __future__ import annotations

import csv
from collections.abc import Collection
from io import StringIO

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record


def curves_csv(record: Record, shown: Collection[str] = SPLITS) -> str:
    """Loss and metric of the splits that are `shown`, at the end of each epoch, and what Keras's `fit` prints.

    The columns are those of `train(...).history`, and `val_loss`, which early stopping monitors.
    """
    history, metric = record.history, record.experiment.metric_name
    hidden = set(SPLITS) - set(shown)
    columns = {name: curve for name, curve in history.columns(metric).items() if name.partition("_")[0] not in hidden}
    columns["val_loss"] = history.val_loss
    file = StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["epoch", *columns])
    for epoch, row in enumerate(np.column_stack(list(columns.values())).tolist(), 1):
        table.writerow([epoch, *(f"{value:.9g}" for value in row)])
    return file.getvalue()
