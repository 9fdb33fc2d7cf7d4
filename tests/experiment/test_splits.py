"""What a training, a validation and a test set are made of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from dashboard.data.dataset import CLASSIFIERS, DataError
from dashboard.data.datasets import DATASETS
from dashboard.data.parts import Part, Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts, split_sizes

every_dataset = pytest.mark.parametrize("dataset", DATASETS)
classifiers = pytest.mark.parametrize("dataset", [name for name in DATASETS if DATASETS[name].task in CLASSIFIERS])


def split(**settings: Any) -> Splits:
    return make_splits(change(Experiment(), **settings))


def shares(part: Part, classes: int) -> np.ndarray:
    return np.bincount(part.y, minlength=classes) / len(part)


def same(one: Part, other: Part) -> bool:
    return np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y)


@every_dataset
def test_the_parts_have_the_sizes_and_types_that_a_program_is_compiled_for(dataset: str) -> None:
    experiment = change(Experiment(), dataset=dataset)
    splits = make_splits(experiment)
    assert splits.sizes == split_sizes(experiment)
    assert sum(splits.sizes) == min(experiment.data.samples, experiment.dataset.size or experiment.data.samples)
    for part in splits.parts:
        assert part.x.shape == (len(part), experiment.inputs)
        assert part.x.dtype == np.float32
        assert part.y.dtype == (np.int32 if experiment.dataset.classifies else np.float32)


@given(st.integers(20, 20_000), st.floats(0.05, 0.9), st.floats(0.05, 0.9))
def test_sizes_add_up_whatever_the_fractions(samples: int, train: float, validation: float) -> None:
    experiment = change(Experiment(), samples=samples, train_fraction=train, validation_fraction=validation)
    sizes = split_sizes(experiment)
    assert min(sizes) >= 0
    assert sum(sizes) == samples
    assert abs(sizes[0] - train * samples) <= 0.5


@every_dataset
def test_no_row_is_in_two_parts(dataset: str) -> None:
    splits = split(dataset=dataset, irrelevant_features=1)
    rows = np.concatenate([part.x[:, -1] for part in splits.parts])
    assert len(np.unique(rows)) == len(rows)


@every_dataset
def test_features_are_standardized_on_the_training_set_alone(dataset: str) -> None:
    splits = split(dataset=dataset, skew=0.2)
    spread = splits.train.x.std(0)
    assert np.allclose(splits.train.x.mean(0), 0.0, atol=1e-5)
    assert np.allclose(spread[spread > 0], 1.0, atol=1e-5)
    assert not np.allclose(splits.test.x.mean(0), 0.0, atol=1e-3)


def test_regression_targets_are_standardized_on_the_training_set_alone() -> None:
    splits = split(dataset="diabetes")
    assert splits.train.y.mean() == pytest.approx(0.0, abs=1e-5)
    assert splits.train.y.std() == pytest.approx(1.0, abs=1e-5)
    assert abs(splits.test.y.mean()) > 1e-3


@every_dataset
def test_the_same_experiment_has_the_same_splits_and_another_data_seed_others(dataset: str) -> None:
    one, again, other = split(dataset=dataset), split(dataset=dataset), split(dataset=dataset, data_seed=1)
    assert all(same(a, b) for a, b in zip(one.parts, again.parts, strict=True))
    assert not same(one.train, other.train)


@pytest.mark.parametrize("fraction", [0.0, 0.25, 0.5, 1.0])
@pytest.mark.parametrize("dataset", ["moons", "digits", "sine"])
def test_label_noise_redraws_that_fraction_of_the_training_labels_and_nothing_else(
    dataset: str, fraction: float
) -> None:
    clean, noisy = split(dataset=dataset), split(dataset=dataset, label_noise=fraction)
    assert noisy.redrawn.sum() == round(fraction * len(clean.train))
    assert np.array_equal(noisy.train.y[~noisy.redrawn], clean.train.y[~noisy.redrawn])
    assert np.array_equal(noisy.train.x, clean.train.x)
    assert same(noisy.validation, clean.validation)
    assert same(noisy.test, clean.test)


@pytest.mark.parametrize(("dataset", "classes"), [("moons", 2), ("digits", 10)])
def test_redrawn_labels_are_drawn_evenly(dataset: str, classes: int) -> None:
    clean, noisy = split(dataset=dataset, samples=1700), split(dataset=dataset, samples=1700, label_noise=1.0)
    assert np.allclose(shares(noisy.train, classes), 1 / classes, atol=0.06)
    assert np.mean(clean.train.y == noisy.train.y) == pytest.approx(1 / classes, abs=0.06)


def test_redrawn_regression_targets_come_from_the_training_set() -> None:
    clean, noisy = split(dataset="sine"), split(dataset="sine", label_noise=1.0)
    assert set(noisy.train.y.tolist()) <= set(clean.train.y.tolist())
    assert abs(np.corrcoef(clean.train.y, noisy.train.y)[0, 1]) < 0.3


@classifiers
def test_stratified_parts_have_equal_shares_of_each_class(dataset: str) -> None:
    splits = split(dataset=dataset)
    classes = Experiment.model_validate({"data": {"dataset": dataset}}).classes
    for part in splits.parts:
        # A class may be one or two rows off, as whole rows don't divide evenly.
        assert np.allclose(shares(part, classes), shares(splits.train, classes), atol=2.0 / len(part))


def test_parts_that_are_not_stratified_have_the_shares_that_chance_gives_them() -> None:
    splits = split(stratify=False, data_seed=1)
    assert abs(shares(splits.train, 2)[0] - shares(splits.test, 2)[0]) > 3.0 / len(splits.test)


@pytest.mark.parametrize("dataset", ["moons", "blobs", "friedman1"])
def test_skew_gathers_low_targets_in_train_and_high_ones_in_test(dataset: str) -> None:
    def lean(skew: float) -> float:
        splits = split(dataset=dataset, skew=skew)
        return float(splits.test.y.mean() - splits.train.y.mean())

    spread = split(dataset=dataset).train.y.std()
    assert abs(lean(0.0)) < 0.3 * spread
    assert 0.3 * spread < lean(0.3) < lean(0.5)


@every_dataset
def test_irrelevant_features_leave_the_real_ones_and_the_split_as_they_were(dataset: str) -> None:
    plain, wide = split(dataset=dataset), split(dataset=dataset, irrelevant_features=9)
    for before, after in zip(plain.parts, wide.parts, strict=True):
        assert np.array_equal(after.x[:, :-9], before.x)
        assert np.array_equal(after.y, before.y)
    target = np.corrcoef(wide.train.x[:, -9:].T, wide.train.y)[-1, :-1]
    assert np.abs(target).max() < 0.5


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"train_fraction": 0.9, "validation_fraction": 0.1},
            "The test set is empty: .* all 300 rows. Lower one of them",
        ),
        ({"train_fraction": 0.9, "validation_fraction": 0.9}, "The test set is empty"),
        ({"skew": 1.0}, "The train set of 102 rows has no sample of class 1. Lower the skew, or use"),
        (
            {"dataset": "digits", "samples": 20},
            "The train set of 7 rows has no sample of class 3. Give this set a larger share, or use more samples.",
        ),
        (
            {"dataset": "mnist1d", "skew": 0.5, "train_fraction": 0.9, "validation_fraction": 0.05, "samples": 60},
            "The validation set of 3 rows has no sample of class .. Give this set a larger share, or use more samples.",
        ),
        (
            {"dataset": "digits", "samples": 20, "train_fraction": 0.05},
            "The train set of 1 row has no sample of class .. Give this set a larger share, or use more samples.",
        ),
        (
            {"dataset": "digits", "samples": 40, "stratify": False},
            "The train set of .. rows has no sample of class .. Stratify, or use more samples.",
        ),
    ],
)
def test_impossible_splits_are_refused_with_a_sentence(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message):
        split(**settings)


@given(
    dataset=st.sampled_from(sorted(set(DATASETS) - {"mnist1d"})),
    samples=st.integers(20, 400),
    train=st.floats(0.05, 0.9),
    validation=st.floats(0.05, 0.9),
    skew=st.floats(0.0, 1.0),
    stratify=st.booleans(),
)
def test_a_split_is_whole_or_refused(
    dataset: str, samples: int, train: float, validation: float, skew: float, stratify: bool
) -> None:
    try:
        splits = split(
            dataset=dataset,
            samples=samples,
            train_fraction=train,
            validation_fraction=validation,
            skew=skew,
            stratify=stratify,
        )
    except DataError:
        reject()
    assert min(splits.sizes) > 0
    assert all(np.isfinite(part.x).all() and np.isfinite(part.y).all() for part in splits.parts)


def test_standardized_inputs_can_be_taken_back_to_what_the_table_holds() -> None:
    experiment = change(Experiment(), dataset="digits", samples=200)
    splits, raw = make_splits(experiment), raw_parts(experiment)
    assert splits.scale
    for part, before in zip(splits.parts, raw, strict=True):
        assert splits.scale.raw(part.x) == pytest.approx(before.x, abs=1e-4)
