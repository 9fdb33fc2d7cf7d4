"""Every data set is what it says it is."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import make_moons

from dashboard.data.dataset import Dataset, Samples
from dashboard.data.datasets import DATASETS
from language.languages import speaking

ROWS = 61

every_dataset = pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
generated = [dataset for dataset in DATASETS.values() if not dataset.real]
real = [dataset for dataset in DATASETS.values() if dataset.real]


def make(dataset: Dataset, noise: float = 0.3, seed: int = 0) -> Samples:
    return dataset.make(ROWS, noise, dataset.classes, seed)


def same(one: Samples, other: Samples) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@every_dataset
def test_it_has_the_rows_and_features_it_declares(dataset: Dataset) -> None:
    x, y = make(dataset)
    assert x.shape == (dataset.size or ROWS, dataset.features)
    assert y.shape == (len(x),)
    assert np.isfinite(x).all()


@every_dataset
def test_it_has_the_classes_it_declares_or_targets_that_vary(dataset: Dataset) -> None:
    _, y = make(dataset)
    if dataset.classifies:
        assert set(y.tolist()) == set(range(dataset.classes))
        assert dataset.classes == 2 or dataset.task == "multiclass"
    else:
        assert np.isfinite(y).all()
        assert y.std() > 0


@every_dataset
def test_it_has_a_title_a_text_and_a_source(dataset: Dataset) -> None:
    assert dataset.title
    assert dataset.text.endswith(".")
    assert dataset.source
    assert len(dataset.feature_names) in {0, dataset.features}


@every_dataset
def test_the_same_seed_makes_the_same_data(dataset: Dataset) -> None:
    assert same(make(dataset, seed=7), make(dataset, seed=7))


@pytest.mark.parametrize("dataset", generated, ids=lambda dataset: dataset.name)
def test_another_seed_makes_other_data(dataset: Dataset) -> None:
    assert not same(make(dataset, seed=7), make(dataset, seed=8))


@pytest.mark.parametrize("dataset", real, ids=lambda dataset: dataset.name)
def test_real_data_stay_the_same_under_any_seed(dataset: Dataset) -> None:
    assert same(make(dataset, seed=7), make(dataset, seed=8))


@every_dataset
def test_noise_matters_where_it_is_offered_and_only_there(dataset: Dataset) -> None:
    assert same(make(dataset, noise=0.0), make(dataset, noise=0.5)) is not dataset.noisy


@pytest.mark.parametrize("classes", [2, 3, 4, 5])
def test_blobs_have_as_many_classes_as_requested(classes: int) -> None:
    _, y = DATASETS["blobs"].make(ROWS, 0.1, classes, 0)
    assert set(y.tolist()) == set(range(classes))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("moons", lambda x, y: np.isclose(np.hypot(x[:, 0] - y, x[:, 1] - 0.5 * y), 1.0)),
        ("circles", lambda x, y: y == (np.hypot(*x.T) < 0.75)),
        ("xor", lambda x, y: y == (x[:, 0] * x[:, 1] > 0)),
        (
            "spirals",
            lambda x, y: np.isclose(np.cos(np.arctan2(x[:, 1], x[:, 0]) - np.hypot(*x.T) * 3 * np.pi), 1 - 2 * y),
        ),
        ("sine", lambda x, y: np.isclose(y, np.sin(1.5 * np.pi * x[:, 0]))),
        ("plane", lambda x, y: np.isclose(y, x[:, 0] - 0.5 * x[:, 1])),
    ],
)
def test_without_noise_the_points_follow_the_rule(name: str, rule: object) -> None:
    x, y = make(DATASETS[name], noise=0.0)
    assert callable(rule)
    assert np.all(rule(x, y))


@pytest.mark.parametrize(("samples", "noise", "seed"), [(300, 0.35, 0), (101, 0.2, 7), (20, 1.0, 3), (1000, 0.0, 1)])
def test_moons_equal_those_of_scikit_learn_to_the_last_bit(samples: int, noise: float, seed: int) -> None:
    x, y = DATASETS["moons"].make(samples, noise, 2, seed)
    expected = make_moons(samples, noise=noise, random_state=seed)
    assert (x.tobytes(), y.tolist()) == (expected[0].tobytes(), expected[1].tolist())


@every_dataset
def test_it_says_what_it_is_in_each_language(dataset: Dataset) -> None:
    english = (dataset.title, dataset.text, dataset.source)
    with speaking("ko"):
        assert dataset.text != english[1]
        assert all((dataset.title, dataset.text, dataset.source))
    assert (dataset.title, dataset.text, dataset.source) == english
