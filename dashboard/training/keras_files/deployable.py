"""The trained network as a model that stands alone: raw rows in, probabilities or values in the target's unit out."""

from __future__ import annotations

import tempfile
from pathlib import Path

import keras
import numpy as np

from dashboard.data.splitting import spread_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import raw_parts
from dashboard.training.model import load_model

# What only acts while a network trains.
_TRAINING_ONLY = (keras.layers.Dropout, keras.layers.GaussianNoise, keras.layers.InputLayer)


def deployable_model(experiment: Experiment, flat: np.ndarray) -> keras.Sequential:
    """The network with its trained weights, between what the lab does to data before and after it.

    Input (batch, inputs) as they are before standardization, output (batch, outputs): a probability for each class
    (of class 1, where there are two; of hinge losses a score), or a value in the unit of the target. Penalties, dropout
    and noise, which act in training alone, are left out, so that loading it needs nothing but Keras.
    """
    train = raw_parts(experiment)[0]
    # By a spread whose square float32 can't hold, Normalization alone does not divide.
    centred = keras.layers.Normalization(mean=train.x.mean(0), variance=np.ones(experiment.inputs))
    inputs = [centred, keras.layers.Rescaling(1.0 / spread_of(train.x), name="in_spreads")]
    trained = [layer for layer in load_model(experiment, flat).layers if not isinstance(layer, _TRAINING_ONLY)]
    layers = [_without_training(layer) for layer in trained]
    model = keras.Sequential([keras.Input((experiment.inputs,)), *inputs, *layers, *_answer(experiment, train.y)])
    for source, copy in zip(trained, layers, strict=True):
        copy.set_weights(source.get_weights())
    return model


def keras_file(experiment: Experiment, flat: np.ndarray) -> bytes:
    """The model as a `.keras` file."""
    return file_of(deployable_model(experiment, flat))


def file_of(model: keras.Model) -> bytes:
    """A model as a `.keras` file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.keras"
        model.save(path)
        return path.read_bytes()


def _without_training(layer: keras.Layer) -> keras.Layer:
    """A layer of the same kind that computes the same, without penalties or constraints."""
    match layer:
        case keras.layers.Dense():
            return keras.layers.Dense(layer.units, use_bias=layer.use_bias, name=layer.name)
        case keras.layers.BatchNormalization():
            return keras.layers.BatchNormalization(name=layer.name)
        case _:
            return layer.__class__.from_config(layer.get_config())


def _answer(experiment: Experiment, y: np.ndarray) -> list[keras.Layer]:
    """From the network's output to what a person asks for."""
    if not experiment.dataset.classifies:
        return [keras.layers.Rescaling(float(spread_of(y)), float(y.mean()), name="in_units_of_the_target")]
    loss = experiment.loss
    if loss.targets == "plus_minus":
        # Keras's hard sigmoid is flat beyond -3 and 3, and a score of hinge is sure from -1 and 1 on.
        return [keras.layers.Rescaling(3.0), keras.layers.Activation("hard_sigmoid", name="between_0_and_1")]
    if loss.output == "linear" and loss.probability_activation != "linear":
        return [keras.layers.Activation(loss.probability_activation, name="probability")]
    return []
