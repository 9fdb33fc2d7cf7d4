"""The same training by the program and by Keras's own `fit`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from dashboard.data.parts import Part
from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import History
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.model import build, build_model
from dashboard.training.model import unflatten as weights_of
from dashboard.training.programs import PROGRAMS
from dashboard.training.targets import row_weights
from dashboard.training.train import Result, Update, train


@dataclass(frozen=True)
class Trained:
    """Everything that `train` yields, joined: the curves, the weights before and after every epoch, and the result."""

    history: History
    weights: np.ndarray
    result: Result
    blocks: tuple[int, ...]


def trained(experiment: Experiment, **options: Any) -> Trained:
    parts = list(train(experiment, **options))
    updates, result = [part for part in parts if isinstance(part, Update)], parts[-1]
    assert isinstance(result, Result)
    assert len(updates) == len(parts) - 1
    history, weights = History.empty(), np.zeros((0, updates[0].weights.shape[1]), np.float32)
    for update in updates:
        assert update.first == len(weights)
        history, weights = history + update.history, np.concatenate([weights, update.weights])
    return Trained(history, weights, result, tuple(len(update.history) for update in updates[1:]))


def equal(one: Trained, other: Trained) -> bool:
    """To the last bit."""
    curves = zip(vars(one.history).values(), vars(other.history).values(), strict=True)
    weights = zip((one.weights, one.result.weights), (other.weights, other.result.weights), strict=True)
    return one.result.ending == other.result.ending and all(np.array_equal(a, b) for a, b in (*curves, *weights))


def unflatten(experiment: Experiment, flat: np.ndarray) -> list[np.ndarray]:
    """A row of weights as Keras's `get_weights` gives them."""
    return weights_of(build_model(experiment), flat)


def fit(experiment: Experiment, *callbacks: keras.callbacks.Callback) -> tuple[dict[str, np.ndarray], keras.Model]:
    """The logs of `model.fit` and the trained model, from the same initial weights and batches as the program."""
    splits = make_splits(experiment)
    epochs, batch = experiment.training.epochs, min(experiment.training.batch_size, len(splits.train))
    program = PROGRAMS.get(experiment)
    program.start(experiment, splits)
    model = compile_model(experiment, build_model(experiment))
    logs = model.fit(
        _batches(
            (*arrays(experiment, splits.train), row_weights(experiment, splits.train.y)),
            program.next_orders(epochs),
            batch,
        ),
        steps_per_epoch=-(-len(splits.train) // batch),
        epochs=epochs,
        verbose=0,
        shuffle=False,
        callbacks=list(callbacks),
        # All in one batch. From arrays Keras makes a longer way, which it goes anew at each epoch.
        validation_data=tf.data.Dataset.from_tensors(arrays(experiment, splits.validation)),
    )
    return {name: np.array(values) for name, values in logs.history.items()}, model


def compile_model(experiment: Experiment, model: keras.Model, *, run_eagerly: bool = False) -> keras.Model:
    """Compiles the model with its loss, optimizer and metric, ready for `model.fit`, and returns it.

    For a few calls to run eagerly takes less than to trace and to compile.
    """
    loss, metric = build(layers.trained_loss(experiment)), build(layers.metric(experiment))
    model.compile(build(layers.optimizer(experiment)), loss, metrics=[metric], run_eagerly=run_eagerly)
    return model


def for_fit(experiment: Experiment, y: np.ndarray) -> np.ndarray:
    """Targets in the form that `model.fit` takes; Keras's hinge turns 0 and 1 into -1 and +1 itself."""
    if layers.takes_integer_labels(experiment):
        return y
    return y[:, None].astype(np.float32) if experiment.loss.targets == "plus_minus" else experiment.encode(y)


def evaluate(experiment: Experiment, weights: list[np.ndarray]) -> np.ndarray:
    """Loss and metric (3, 2) of the three parts by `model.evaluate`, without penalty and label smoothing."""
    plain = change(experiment, l1=0.0, l2=0.0, label_smoothing=0.0)
    model = compile_model(plain, build_model(plain), run_eagerly=True)
    model.set_weights(weights)
    parts = [arrays(plain, part) for part in make_splits(plain).parts]
    return np.array([model.evaluate(x, y, batch_size=len(x), verbose=0) for x, y in parts])


def arrays(experiment: Experiment, part: Part) -> tuple[np.ndarray, np.ndarray]:
    return part.x, for_fit(experiment, part.y)


def _batches(arrays: tuple[np.ndarray, ...], orders: np.ndarray, batch: int) -> Iterator[tuple[np.ndarray, ...]]:
    for order in orders:
        for start in range(0, len(order), batch):
            yield tuple(values[order[start : start + batch]] for values in arrays)
