"""The data sets: generated ones, and real ones that ship with scikit-learn. Nothing is downloaded."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import numpy as np

from dashboard.data.dataset import Dataset, Samples
from dashboard.data.own_data import own_dataset


def _moons(samples: int, noise: float, classes: int, seed: int) -> Samples:
    """What scikit-learn's `make_moons` makes, to the last bit.

    Pages make this set in their own process, and to import scikit-learn there takes 70 MB and most of a second.
    """
    random = np.random.RandomState(seed)
    outer, inner = (np.linspace(0.0, np.pi, count) for count in (samples // 2, samples - samples // 2))
    upper = np.column_stack([np.cos(outer), np.sin(outer)])
    lower = np.column_stack([1.0 - np.cos(inner), 1.0 - np.sin(inner) - 0.5])
    order = np.arange(samples)
    random.shuffle(order)
    x = np.concatenate([upper, lower])[order]
    return x + random.normal(scale=noise, size=x.shape), (order >= len(outer)).astype(int)


def _circles(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import make_circles

    return make_circles(samples, noise=noise, factor=0.5, random_state=seed)


def _spirals(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % 2
    turn = np.sqrt(rng.uniform(0.02, 1.0, samples)) * 3.0 * np.pi
    angle = turn + np.pi * y
    x = np.column_stack([turn * np.cos(angle), turn * np.sin(angle)]) / (3.0 * np.pi)
    return x + rng.normal(0.0, 0.25 * noise, x.shape), y


def _xor(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 2))
    y = (x[:, 0] * x[:, 1] > 0).astype(int)
    return x + rng.normal(0.0, noise, x.shape), y


def _blobs(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % classes
    angle = 2.0 * np.pi * y / classes
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + rng.normal(0.0, 0.15 + noise, (samples, 2)), y


def _sine(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 1))
    return x, np.sin(1.5 * np.pi * x[:, 0]) + rng.normal(0.0, noise, samples)


def _plane(samples: int, noise: float, classes: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, (samples, 2))
    return x, x @ np.array([1.0, -0.5]) + rng.normal(0.0, noise, samples)


def _friedman1(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from sklearn.datasets import make_friedman1

    # The function's own standard deviation is about 5: noise of 1 here is as strong as the signal.
    return make_friedman1(samples, n_features=10, noise=5.0 * noise, random_state=seed)


@lru_cache(maxsize=4)
def _mnist1d(samples: int, noise: float, classes: int, seed: int) -> Samples:
    from mnist1d.data import get_dataset_args, make_dataset

    args = get_dataset_args()
    args.num_samples, args.seed, args.train_split = 10 * -(-samples // 10), seed, 1.0
    # The package's own defaults are a correlated noise of 0.25 and an independent one of 0.02.
    args.corr_noise_scale, args.iid_noise_scale = noise, 0.08 * noise
    made = make_dataset(args)
    return made["x"][:samples], made["y"][:samples]


def _bundled(samples: int, noise: float, classes: int, seed: int, loader: str, **options: Any) -> Samples:
    import sklearn.datasets

    return getattr(sklearn.datasets, loader)(return_X_y=True, **options)


_PIXELS = tuple(f"pixel {row},{column}" for row in range(8) for column in range(8))
_SKLEARN = "scikit-learn, bundled; "

_ALL = (
    Dataset(
        "moons",
        "Two moons",
        "Two half circles that reach into each other.",
        "generated, as by scikit-learn",
        "binary",
        2,
        _moons,
    ),
    Dataset("circles", "Circles", "One ring inside another.", "scikit-learn, generated", "binary", 2, _circles),
    Dataset(
        "spirals",
        "Two spirals",
        "Two arms wound around each other; hard for a small network.",
        "generated; Lang and Witbrock 1988",
        "binary",
        2,
        _spirals,
    ),
    Dataset(
        "xor", "XOR", "Opposite quadrants share a class; no straight line parts them.", "generated", "binary", 2, _xor
    ),
    Dataset(
        "blobs",
        "Gaussian blobs",
        "Two to five round clouds in a ring.",
        "generated",
        "multiclass",
        2,
        _blobs,
        classes=3,
        choosable_classes=True,
    ),
    Dataset("sine", "Noisy sine", "One input, one wave.", "generated", "regression", 1, _sine),
    Dataset(
        "plane",
        "Plane",
        "A straight surface over two inputs: any curve in the fit is overfitting.",
        "generated",
        "regression",
        2,
        _plane,
    ),
    Dataset(
        "friedman1",
        "Friedman 1",
        "Ten inputs, five of them used, with a product and a square among them.",
        "scikit-learn, generated; Friedman 1991",
        "regression",
        10,
        _friedman1,
    ),
    Dataset(
        "mnist1d",
        "MNIST-1D",
        "Ten digits as curves of 40 points: shifted, sheared and noisy.",
        "mnist1d, generated; Greydanus 2020",
        "multiclass",
        40,
        _mnist1d,
        classes=10,
    ),
    Dataset(
        "iris",
        "Iris",
        "Three species by four lengths of their flowers.",
        _SKLEARN + "Fisher 1936",
        "multiclass",
        4,
        partial(_bundled, loader="load_iris"),
        classes=3,
        size=150,
        noisy=False,
        feature_names=("sepal length", "sepal width", "petal length", "petal width"),
        class_names=("setosa", "versicolor", "virginica"),
    ),
    Dataset(
        "wine",
        "Wine",
        "Three growers by thirteen chemical measures.",
        _SKLEARN + "Forina 1991",
        "multiclass",
        13,
        partial(_bundled, loader="load_wine"),
        classes=3,
        size=178,
        noisy=False,
    ),
    Dataset(
        "breast_cancer",
        "Breast cancer",
        "Benign or malignant by thirty measures of cell nuclei.",
        _SKLEARN + "Wolberg and others 1993",
        "binary",
        30,
        partial(_bundled, loader="load_breast_cancer"),
        size=569,
        noisy=False,
        class_names=("malignant", "benign"),
    ),
    Dataset(
        "digits",
        "Digits",
        "Handwritten digits of 8 x 8 pixels.",
        _SKLEARN + "Alpaydin and Kaynak 1998",
        "multiclass",
        64,
        partial(_bundled, loader="load_digits"),
        classes=10,
        size=1797,
        noisy=False,
        feature_names=_PIXELS,
    ),
    Dataset(
        "diabetes",
        "Diabetes",
        "Progress of the disease after a year by ten measures.",
        _SKLEARN + "Efron and others 2004",
        "regression",
        10,
        partial(_bundled, loader="load_diabetes", scaled=False),
        size=442,
        noisy=False,
        target_name="progression",
    ),
)

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in _ALL}


def dataset_named(name: str) -> Dataset:
    """One of these, or a visitor's own. Raises CsvError where a visitor's own is not kept here."""
    return DATASETS.get(name) or own_dataset(name)
