"""MNIST-1D is the published one."""

from __future__ import annotations

import numpy as np
import pytest
from mnist1d.data import get_dataset_args, make_dataset

from dashboard.data.dataset import Samples
from dashboard.data.datasets import DATASETS

make = DATASETS["mnist1d"].make


def published(samples: int, noise: float, seed: int) -> Samples:
    """What the authors' package makes; its own noise is 0.25 where correlated and 0.02 where independent."""
    args = get_dataset_args()
    args.num_samples, args.train_split, args.seed = samples, 1.0, seed
    args.corr_noise_scale, args.iid_noise_scale = noise, 0.08 * noise
    dataset = make_dataset(args)
    return dataset["x"], dataset["y"]


@pytest.mark.parametrize(
    ("samples", "noise", "seed"), [(10, 0.3, 7), (300, 0.25, 0), (1000, 1.0, 42), (60, 0.0, 2**31)]
)
def test_it_equals_what_the_authors_package_makes(samples: int, noise: float, seed: int) -> None:
    x, y = make(samples, noise, 10, seed)
    published_x, published_y = published(samples, noise, seed)
    assert np.array_equal(x, published_x)
    assert np.array_equal(y, published_y)


def test_a_number_of_samples_that_is_no_multiple_of_ten_is_cut_from_the_next_one_that_is() -> None:
    x, y = make(61, 0.25, 10, 3)
    more_x, more_y = make(70, 0.25, 10, 3)
    assert np.array_equal(x, more_x[:61])
    assert np.array_equal(y, more_y[:61])
