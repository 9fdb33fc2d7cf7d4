"""A small convolutional network that classifies images of digits."""

from __future__ import annotations

import math

import keras
import numpy as np

FILTERS = 16
EPOCHS, BATCH, RATE = 25, 32, 0.005


def build_convolutional(side: int, seed: int) -> keras.Sequential:
    """Two 3 x 3 convolutions with max pooling between them, then a dense layer of ten logits."""
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input((side, side, 1)),
            keras.layers.Conv2D(FILTERS, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(2 * FILTERS, 3, padding="same", activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(10),
        ]
    )


def fit_convolutional(images: np.ndarray, classes: np.ndarray, seed: int) -> keras.Sequential:
    """Trains the network on square images (n, side, side) and their classes (n,), and returns it."""
    model = build_convolutional(images.shape[1], seed)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(RATE), loss, steps_per_execution=math.ceil(len(images) / BATCH))
    model.fit(images[..., None], classes, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    return model
