"""Columns of a table as inputs of a network, by what the training rows hold. Exported scripts contain this function."""

from __future__ import annotations

from typing import Any

import numpy as np


def encode_columns(
    x: np.ndarray,
    train: np.ndarray,
    numbers: tuple[int, ...],
    gaps: tuple[int, ...] = (),
    categories: tuple[tuple[int, int], ...] = (),
    frequent: tuple[tuple[int, int], ...] = (),
) -> np.ndarray:
    """Inputs of shape (n, inputs) from columns (n, columns), fitted on the rows `train` alone.

    Empty cells get the median or the most frequent value, and columns with `gaps` a 0/1 input that says where. Pairs of
    a column and its count of values become a 0/1 input for each value; of `frequent` ones only the 9 most frequent
    values have one, and the others one together. Columns that are none of these stay as they are, at the end.
    """
    from sklearn.compose import make_column_transformer
    from sklearn.impute import MissingIndicator, SimpleImputer

    return (
        make_column_transformer(
            (SimpleImputer(strategy="median", keep_empty_features=True), list(numbers)),
            (MissingIndicator(features="all"), list(gaps)),
            (one_hot(categories, drop="if_binary"), places_of(categories)),
            (one_hot(frequent, max_categories=10, handle_unknown="infrequent_if_exist"), places_of(frequent)),
            remainder="passthrough",
        )
        .fit(x[train])
        .transform(x)
    )


def one_hot(columns: tuple[tuple[int, int], ...], **options: Any) -> Any:
    """Fills empty cells with the most frequent value, and makes a 0/1 input of each value that is named."""
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder

    values = [np.arange(count) for _, count in columns]
    fill = SimpleImputer(strategy="most_frequent", keep_empty_features=True)
    return make_pipeline(fill, OneHotEncoder(categories=values, sparse_output=False, **options))


def places_of(columns: tuple[tuple[int, int], ...]) -> list[int]:
    return [column for column, _ in columns]
