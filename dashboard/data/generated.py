"""Data sets that are generated, with any number of samples and any noise."""

from __future__ import annotations

import numpy as np

from dashboard.data.dataset import Dataset, Samples
from dashboard.data.mnist1d import mnist1d
from language.say import later


# Pages make this set in their own process, where importing scikit-learn would take 70 MB and most of a second.
def moons(samples: int, noise: float, classes: int, seed: int) -> Samples:
    """The same as scikit-learn's `make_moons`, to the last bit."""
    random = np.random.RandomState(seed)
    outer, inner = (np.linspace(0.0, np.pi, count) for count in (samples // 2, samples - samples // 2))
    upper = np.column_stack([np.cos(outer), np.sin(outer)])
    lower = np.column_stack([1.0 - np.cos(inner), 1.0 - np.sin(inner) - 0.5])
    order = np.arange(samples)
    random.shuffle(order)
    x = np.concatenate([upper, lower])[order]
    return x + random.normal(scale=noise, size=x.shape), (order >= len(outer)).astype(int)


def circles(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import make_circles

    return make_circles(samples, noise=noise, factor=0.5, random_state=seed)


def spirals(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % 2
    turn = np.sqrt(rng.uniform(0.02, 1.0, samples)) * 3.0 * np.pi
    angle = turn + np.pi * y
    x = np.column_stack([turn * np.cos(angle), turn * np.sin(angle)]) / (3.0 * np.pi)
    return x + rng.normal(0.0, 0.25 * noise, x.shape), y


def xor(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 2))
    y = (x[:, 0] * x[:, 1] > 0).astype(int)
    return x + rng.normal(0.0, noise, x.shape), y


def blobs(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % classes
    angle = 2.0 * np.pi * y / classes
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + rng.normal(0.0, 0.15 + noise, (samples, 2)), y


def sine(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 1))
    return x, np.sin(1.5 * np.pi * x[:, 0]) + rng.normal(0.0, noise, samples)


def plane(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 2))
    return x, x @ np.array([1.0, -0.5]) + rng.normal(0.0, noise, samples)


def friedman1(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import make_friedman1

    # The standard deviation of the function itself is about 5, so that a noise of 1 is as strong as the signal.
    return make_friedman1(samples, n_features=10, noise=5.0 * noise, random_state=seed)


GENERATED = (
    Dataset(
        name="moons",
        heading=later("Two moons"),
        about=later("Two interleaving half circles."),
        origin=later("generated, as by scikit-learn"),
        task="binary",
        features=2,
        make=moons,
    ),
    Dataset(
        name="circles",
        heading=later("Circles"),
        about=later("One ring inside another."),
        origin=later("scikit-learn, generated"),
        task="binary",
        features=2,
        make=circles,
    ),
    Dataset(
        name="spirals",
        heading=later("Two spirals"),
        about=later("Two arms wound around each other; hard for a small network."),
        origin=later("generated; Lang and Witbrock 1988"),
        task="binary",
        features=2,
        make=spirals,
    ),
    Dataset(
        name="xor",
        heading=later("XOR"),
        about=later("Opposite quadrants share a class; no straight line separates the classes."),
        origin=later("generated"),
        task="binary",
        features=2,
        make=xor,
    ),
    Dataset(
        name="blobs",
        heading=later("Gaussian blobs"),
        about=later("Two to five round clouds in a ring."),
        origin=later("generated"),
        task="multiclass",
        features=2,
        make=blobs,
        classes=3,
        choosable_classes=True,
    ),
    Dataset(
        name="sine",
        heading=later("Noisy sine"),
        about=later("One input, one wave."),
        origin=later("generated"),
        task="regression",
        features=1,
        make=sine,
    ),
    Dataset(
        name="plane",
        heading=later("Plane"),
        about=later("A flat surface over two inputs: any bend in the fit is a mistake."),
        origin=later("generated"),
        task="regression",
        features=2,
        make=plane,
    ),
    Dataset(
        name="friedman1",
        heading=later("Friedman 1"),
        about=later("Ten inputs, five of them used, with a product and a square among them."),
        origin=later("scikit-learn, generated; Friedman 1991"),
        task="regression",
        features=10,
        make=friedman1,
    ),
    Dataset(
        name="mnist1d",
        heading=later("MNIST-1D"),
        about=later("Ten digits as curves of 40 points: shifted, sheared and noisy."),
        origin=later("generated, as by mnist1d; Greydanus 2020"),
        task="multiclass",
        features=40,
        make=mnist1d,
        classes=10,
    ),
)
