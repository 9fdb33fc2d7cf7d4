"""The last part of a standalone script: the training itself, whose curves are printed."""

from __future__ import annotations

from typing import Any

from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import KerasCall, call
from dashboard.export.formatting import Code, formatted
from dashboard.export.fragment import KERAS, NUMPY, Fragment
from dashboard.export.source import Definition
from dashboard.export.standalone.keras_model import in_full

_PRINTER = Definition(
    "CurvePrinter",
    '''\
class CurvePrinter(keras.callbacks.Callback):
    """Prints loss and metric of several sets after each epoch, as a line of CSV.

    All sets are evaluated alike: with the weights at the end of the epoch, dropout off,
    and no penalty in the loss.
    """

    def __init__(self, loss, metric, **sets):
        super().__init__()
        self.loss, self.metric, self.sets = loss, metric, sets

    def on_train_begin(self, logs=None):
        columns = [f"{name}_{value}" for name in self.sets for value in ("loss", self.metric.name)]
        print("epoch", *columns, sep=",")

    def on_epoch_end(self, epoch, logs=None):
        values = []
        for x, y in self.sets.values():
            outputs = self.model(x, training=False)
            self.metric.reset_state()
            self.metric.update_state(y, outputs)
            values += [float(self.loss(y, outputs)), float(self.metric.result())]
        print(epoch + 1, *values, sep=",")''',
    imports=KERAS,
)
_MINI_BATCHES = Definition(
    "mini_batches",
    '''\
def mini_batches(*arrays, batch_size, rng):
    """Yields mini-batches without end, with all rows in a new random order each epoch.

    `fit` can shuffle rows by itself, but draws their order from random numbers of its own.
    """
    rows = len(arrays[0])
    while True:
        order = rng.permutation(rows)
        for start in range(0, rows, batch_size):
            yield tuple(values[order[start : start + batch_size]] for values in arrays)''',
    imports=NUMPY,
)


_TRAIN, _VAL, _TEST = ((Code(f"x_{name}"), Code(f"y_{name}")) for name in ("train", "val", "test"))


def training_fragment(experiment: Experiment) -> Fragment:
    """Trains `model` on what `data_fragment` defines, and prints its curves."""
    curves = call("CurvePrinter", Code("loss"), Code("metric"), train=_TRAIN, validation=_VAL, test=_TEST)
    stopping = layers.early_stopping(experiment)
    lines = [
        f"batch_size = {experiment.training.batch_size}",
        formatted(curves, before="curves = "),
        *([formatted(in_full(stopping), before="early_stopping = ")] if stopping else []),
        formatted(_fit(experiment)),
    ]
    return Fragment("\n".join(lines), (_PRINTER, _MINI_BATCHES), KERAS | {"import math"})


def _fit(experiment: Experiment) -> KerasCall:
    training = experiment.training
    rng = Code(f"np.random.default_rng([{training.seed}, 1])")
    weights = [Code("weights")] if layers.uses_class_weights(experiment) else []
    watched: dict[str, Any] = {"callbacks": [Code("curves")]}
    if training.early_stopping.enabled:
        watched = {"validation_data": _VAL, "callbacks": [Code("curves"), Code("early_stopping")]}
    return call(
        "model.fit",
        call("mini_batches", *_TRAIN, *weights, batch_size=Code("batch_size"), rng=rng),
        steps_per_epoch=Code("math.ceil(len(y_train) / batch_size)"),
        epochs=training.epochs,
        **watched,
        shuffle=False,
        verbose=0,
    )
