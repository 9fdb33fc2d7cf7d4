"""A small convolutional network for images of digits: from pixels to classes in one step."""

from __future__ import annotations

import keras
import numpy as np

FILTERS = 16
EPOCHS, BATCH, RATE = 25, 32, 0.005


def build_convolutional(side: int, seed: int) -> keras.Sequential:
    """Two convolutions of 3 x 3 pixels with a pooling between them, then a layer of ten logits."""
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
    """The network, trained on square images (n, side, side) and their classes (n,)."""
    model = build_convolutional(images.shape[1], seed)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(RATE), loss, steps_per_execution=-(-len(images) // BATCH))
    model.fit(images[..., None], classes, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    return model
