"""Curves as TensorBoard reads them: an event file for each split, in a folder of its name, as Keras's callback does.

The records are written by TensorFlow; `tf.summary` would need TensorBoard itself.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import tensorflow as tf
from tensorflow.core.framework import summary_pb2
from tensorflow.core.util import event_pb2

from dashboard.data.parts import SPLITS
from dashboard.experiment.history import History

# TensorBoard recognizes an event file by the "tfevents" in its name, and reads all of a folder as one training: where
# another is written there, its files take the place of these.
_FILE = "events.out.tfevents.overfit-lab"
_VERSION = "brain.Event:2"


def event_files(history: History, metric: str, shown: Sequence[str] = SPLITS) -> bytes:
    """A zip of the folders `train`, `validation` and `test`, in each the loss and the metric over epochs, from 0.

    `train` has the objective, too: it tells these curves, whose losses are all evaluated, from those of Keras's `fit`.
    """
    now, file = time.time(), BytesIO()
    with TemporaryDirectory() as folder, ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for place, name in enumerate(SPLITS):
            if name in shown:
                curves = {"epoch_loss": history.losses[:, place], f"epoch_{metric}": history.metrics[:, place]}
                curves |= {"epoch_objective": history.objective} if name == "train" else {}
                path = Path(folder) / name
                _write(path, curves, now)
                packed.write(path, f"{name}/{_FILE}")
    return file.getvalue()


def _write(path: Path, curves: Mapping[str, np.ndarray], now: float) -> None:
    with tf.io.TFRecordWriter(str(path)) as writer:
        writer.write(event_pb2.Event(wall_time=now, file_version=_VERSION).SerializeToString())
        for epoch, values in enumerate(zip(*curves.values(), strict=True)):
            named = zip(curves, values, strict=True)
            scalars = [summary_pb2.Summary.Value(tag=tag, simple_value=float(value)) for tag, value in named]
            event = event_pb2.Event(wall_time=now, step=epoch, summary=summary_pb2.Summary(value=scalars))
            writer.write(event.SerializeToString())
