"""The registry of data sets: generated ones, real ones that ship with scikit-learn, and a visitor's own."""

from __future__ import annotations

from dashboard.data.bundled import BUNDLED
from dashboard.data.dataset import Dataset
from dashboard.data.generated import GENERATED
from dashboard.data.own_data import own_dataset

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in (*GENERATED, *BUNDLED)}


def dataset_named(name: str) -> Dataset:
    """A registered data set or a visitor's own. Raises TableError if a visitor's own is not stored here."""
    return DATASETS.get(name) or own_dataset(name)
