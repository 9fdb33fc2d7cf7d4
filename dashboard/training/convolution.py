"""A small convolutional network for the digits: from pixels to classes in one step."""

from __future__ import annotations

import keras
import numpy as np

from dashboard.experiment.approaches import Convolutional
from dashboard.experiment.handmade import SIDE, images_of
from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import raw_parts

FILTERS = 16
EPOCHS, BATCH, RATE = 25, 32, 0.005


def build_convolutional(seed: int) -> keras.Sequential:
    """Two convolutions of 3 x 3 pixels with a pooling between them, then a layer of ten logits."""
    keras.utils.set_random_seed(seed)
    return keras.Sequential([
        keras.Input((SIDE, SIDE, 1)),
        keras.layers.Conv2D(FILTERS, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(2 * FILTERS, 3, padding="same", activation="relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(10),
    ])  # fmt: skip


def fit_convolutional(experiment: Experiment) -> Convolutional:
    """Trains it on the training set; every seed makes another network and another split."""
    train, _, test = raw_parts(experiment)
    model = build_convolutional(experiment.training.seed)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(RATE), loss, steps_per_execution=-(-len(train) // BATCH))
    model.fit(images_of(train.x)[..., None], train.y, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    images = images_of(test.x)
    predicted = np.argmax(np.asarray(model(images[..., None], training=False)), -1)
    kernel, bias = model.layers[0].get_weights()
    examples = np.stack([images[np.argmax(test.y == digit)] for digit in range(10)])
    return Convolutional(float(np.mean(predicted == test.y)), kernel[:, :, 0], bias, examples)
