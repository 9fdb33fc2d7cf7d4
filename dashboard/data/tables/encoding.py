"""Columns of a table as inputs of a network, by what the training rows hold. Scripts contain these functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.data.tables.in_scripts.words import word_components
from dashboard.data.tables.schema import Schema


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


def encode_with_words(
    x: np.ndarray, train: np.ndarray, columns: int, words: tuple[tuple[int, Iterable[str]], ...], **kinds: Any
) -> np.ndarray:
    """The same, of the first `columns`; then the components of `words`, and last all other columns.

    Words are pairs of a column and the texts that its codes stand for, `kinds` the arguments of `encode_columns`.
    """
    encoded = encode_columns(x[:, :columns], train, **kinds)
    unused = sum(column not in kinds["gaps"] for column, _ in words)
    components = [word_components(x[:, column], train, texts) for column, texts in words]
    return np.hstack([encoded[:, : encoded.shape[1] - unused], *components, x[:, columns:]])


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


@dataclass(frozen=True)
class Places:
    """Where the columns of each kind stand, and how many values they have: the arguments of `encode_columns`."""

    numbers: tuple[int, ...]
    gaps: tuple[int, ...]
    categories: tuple[tuple[int, int], ...]
    frequent: tuple[tuple[int, int], ...]


def places(schema: Schema) -> Places:
    """Where the columns of a table stand before they are encoded."""
    columns = [(one, name) for one in schema.inputs for name in one.columns]
    return Places(
        numbers=tuple(at for at, (one, _) in enumerate(columns) if one.kind in ("number", "date")),
        gaps=tuple(at for at, (one, name) in enumerate(columns) if one.gaps and name == one.columns[0]),
        categories=tuple((at, len(one.values)) for at, (one, _) in enumerate(columns) if one.kind == "category"),
        frequent=tuple((at, one.distinct) for at, (one, _) in enumerate(columns) if one.kind == "text"),
    )


def word_places(schema: Schema) -> tuple[int, ...]:
    """Where columns of words stand before they are encoded."""
    return tuple(
        at for at, kind in enumerate(one.kind for one in schema.inputs for _ in one.columns) if kind == "words"
    )
