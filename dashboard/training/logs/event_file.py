"""TensorBoard's event files, read by TensorFlow, which knows their form."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tensorflow as tf
from tensorflow.core.util import event_pb2

from dashboard.data.curves.log import EmptyLogError, Log, LogError, check_log, column
from language.say import later

# How tags begin that Keras's callback writes into its file of validation curves, and not into that of training.
_VALIDATION_ALONE = "evaluation_"


def read_event_file(content: bytes, name: str) -> Log:
    """The scalars in an event file, a column a tag.

    Keras's callback writes train and validation to files in folders of these names, with the same tags in both; the
    folder is not in the file, so the validation file is known by what it alone holds. Raises LogError where the file
    is damaged or has no scalars; what stands before the damage is read.
    """
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for event in _events(content):
        for value in event.summary.value:
            scalar = _scalar(value)
            if scalar is not None:
                found[value.tag].append((float(event.step), scalar))
    if not found:
        raise EmptyLogError(later("This event file holds no scalars."))
    part = "validation/" if any(tag.startswith(_VALIDATION_ALONE) for tag in found) else ""
    curves = {tag: pairs for tag, pairs in found.items() if not tag.startswith(_VALIDATION_ALONE)}
    columns = {f"{part}{tag}": column(*zip(*pairs, strict=True)) for tag, pairs in curves.items()}
    return check_log(Log(name, columns))


def _events(content: bytes) -> list[Any]:
    """The records of the file as far as it is whole: a training that was cut off leaves half of one."""
    events = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events"
        path.write_bytes(content)
        try:
            for record in tf.data.TFRecordDataset(str(path)):
                events.append(event_pb2.Event.FromString(record.numpy()))  # noqa: PERF401 - what was read is kept
        except (tf.errors.DataLossError, tf.errors.InvalidArgumentError):
            pass
        except Exception as error:
            raise LogError(later("This event file is damaged.")) from error
    return events


def _scalar(value: Any) -> float | None:
    """The number of a summary: in its own field as PyTorch writes it, or in a tensor as TensorFlow 2 does."""
    if value.HasField("simple_value"):
        return float(value.simple_value)
    if not value.HasField("tensor") or value.metadata.plugin_data.plugin_name not in {"scalars", ""}:
        return None
    # It is made as large as its shape says, however little it holds.
    if any(dimension.size != 1 for dimension in value.tensor.tensor_shape.dim):
        return None
    try:
        array = tf.make_ndarray(value.tensor)
    except (ValueError, TypeError, KeyError):
        # Its content is of another size, or of a kind that is none.
        return None
    return float(array.item()) if array.dtype.kind == "f" else None
