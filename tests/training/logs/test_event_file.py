"""TensorBoard's event files are read, those of Keras's callback and those of PyTorch's writer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tensorflow as tf
from tensorflow.core.framework.tensor_pb2 import TensorProto

from dashboard.data.curves.log import LogError
from dashboard.data.curves.read import gather_runs, is_event_file, read_file
from dashboard.data.curves.roles import recognize
from dashboard.training.logs.event_file import read_event_file

FLOAT = tf.float32.as_datatype_enum


def _metadata(plugin: str) -> Any:
    """What `tf.summary.scalar` adds, which itself needs TensorBoard installed."""
    data = tf.compat.v1.SummaryMetadata.PluginData(plugin_name=plugin)
    return tf.compat.v1.SummaryMetadata(plugin_data=data)


def written(folder: Path, **tags: list[float] | list[list[float]]) -> bytes:
    """As Keras's callback writes it."""
    writer = tf.summary.create_file_writer(str(folder))
    with writer.as_default():
        for tag, values in tags.items():
            for step, value in enumerate(values):
                tf.summary.write(tag, tf.constant(value), step, _metadata("scalars"))
        tf.summary.write("notes", tf.constant(["not a curve"]), 0, _metadata("text"))
    writer.close()
    (path,) = folder.iterdir()
    return path.read_bytes()


def event_file(path: Path, *values: tf.compat.v1.Summary.Value) -> bytes:
    """As any program may write it, a value a step."""
    with tf.io.TFRecordWriter(str(path)) as writer:
        for step, value in enumerate(values):
            event = tf.compat.v1.Event(step=step, summary=tf.compat.v1.Summary(value=[value]))
            writer.write(event.SerializeToString())
    return path.read_bytes()


def test_keras_s_two_files_are_one_training(tmp_path: Path) -> None:
    train = written(tmp_path / "train", epoch_loss=[0.5, 0.25])
    validation = written(tmp_path / "validation", epoch_loss=[1.0, 0.75], evaluation_loss_vs_iterations=[1.0, 0.75])
    assert is_event_file(train)
    logs = gather_runs([read_event_file(content, "events") for content in (train, validation)])
    roles = recognize(logs[0])
    assert logs[0].columns[roles.loss].values.tolist() == [0.5, 0.25]
    assert logs[0].columns[roles.validation_loss].values.tolist() == [1.0, 0.75]


def test_keras_s_csv_logger_writes_what_is_read(tmp_path: Path) -> None:
    import keras

    logger = keras.callbacks.CSVLogger(str(tmp_path / "log.csv"))
    logger.set_model(keras.Sequential())
    logger.on_train_begin()
    for epoch, (loss, validation) in enumerate([(0.5, 1.0), (0.25, 0.75)]):
        logger.on_epoch_end(epoch, {"loss": loss, "val_loss": validation})
    logger.on_train_end()
    (log,) = read_file((tmp_path / "log.csv").read_bytes(), "log.csv")
    assert {name: values.values.tolist() for name, values in log.columns.items()} == {
        "loss": [0.5, 0.25],
        "val_loss": [1.0, 0.75],
    }


def test_numbers_as_pytorch_writes_them_are_read(tmp_path: Path) -> None:
    values = [tf.compat.v1.Summary.Value(tag="Loss/val", simple_value=loss) for loss in (0.5, 0.25)]
    content = event_file(tmp_path / "events", *values)
    assert read_event_file(content, "events").columns["Loss/val"].values.tolist() == [0.5, 0.25]


def test_numbers_in_arrays_of_their_own_are_read(tmp_path: Path) -> None:
    log = read_event_file(written(tmp_path / "run", loss=[[0.5], [0.25]]), "events")
    assert log.columns["loss"].values.tolist() == [0.5, 0.25]


def tensor(kind: int, *shape: int, **content: Any) -> TensorProto:
    """A tensor that is what it says only if that is true."""
    return TensorProto(dtype=kind, tensor_shape=tf.TensorShape(shape).as_proto(), **content)


# The first stands for eight gigabytes.
NO_NUMBERS = {
    "far larger than what it holds": tensor(FLOAT, 2**31, float_val=[0.5]),
    "of a content that does not fit": tensor(FLOAT, 1, tensor_content=b"of 7 by"),
    "of two numbers in the place of one": tensor(FLOAT, 1, float_val=[0.5, 0.25]),
    "of a kind without numbers": tensor(tf.resource.as_datatype_enum, 1),
    "of a kind that is none": tensor(999, 1, float_val=[0.5]),
}


@pytest.mark.parametrize("false", NO_NUMBERS.values(), ids=list(NO_NUMBERS))
def test_a_tensor_that_is_not_what_it_says_is_no_number(tmp_path: Path, false: TensorProto) -> None:
    value = partial(tf.compat.v1.Summary.Value, tag="loss")
    content = event_file(tmp_path / "events", value(tensor=false), value(simple_value=0.25))
    assert read_event_file(content, "events").columns["loss"].values.tolist() == [0.25]


@pytest.mark.parametrize("kept", [0.6, 0.9])
def test_the_whole_records_of_a_truncated_file_are_read(tmp_path: Path, kept: float) -> None:
    content = written(tmp_path / "run", epoch_loss=[float(i) for i in range(50)])
    log = read_event_file(content[: int(kept * len(content))], "events")
    assert 10 < len(log.columns["epoch_loss"]) < 50


@pytest.mark.parametrize("content", [b"", b"no records at all, but text of some length"])
def test_a_file_of_another_kind_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(LogError, match=r"no scalars\.$"):
        read_event_file(content, "events")


def test_without_a_worker_an_event_file_is_not_taken_for_text(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="event files"):
        read_file(written(tmp_path / "run", epoch_loss=[1.0]), "events")
