"""Texts as inputs by the n-grams of letters that they share. Exported scripts contain these functions."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.data.tables.cells import texts

if TYPE_CHECKING:
    import pandas as pd

# Inputs of a column that is read as words.
COMPONENTS = 10
# Of a longer text the first letters count.
MOST_LETTERS = 200
# Letters of an n-gram.
SIZES = (3, 4)
# Those that are most frequent in the training rows count,
MOST_NGRAMS = 2**14
# or in texts from all over them that have so many letters: a Python string for each n-gram takes memory.
LETTERS_COUNTED = 500_000
# All inputs together have variance 1: one that varies less in the training rows is rounding, and would be scaled up.
LEAST = 1e-4


def distinct_texts(cells: pd.Series[str]) -> tuple[str, ...]:
    """The distinct texts of a column in the order of their `codes`, as far as their letters count."""
    return tuple(text[:MOST_LETTERS] for text in sorted(texts(cells).dropna().unique()))


def word_components(codes: np.ndarray, train: np.ndarray, values: Iterable[str]) -> np.ndarray:
    """Inputs (n, COMPONENTS) of the texts with these codes (n,), fitted on the rows `train`, which are not all.

    Where there are fewer, the last inputs are 0.
    """
    cells, rest = texts_of(codes, values), np.setdiff1d(np.arange(len(codes)), train)
    encoder, fitted = fit_encoder(cells.iloc[train])
    inputs = np.zeros((len(codes), fitted.shape[1]))
    inputs[train], inputs[rest] = fitted, np.where(fitted.any(0), encoder.transform(cells.iloc[rest]), 0.0)
    return np.pad(inputs, ((0, 0), (0, COMPONENTS - inputs.shape[1])))


def texts_of(codes: np.ndarray, values: Iterable[str]) -> pd.Series[str]:
    """The texts with these codes; NaN is an empty cell, and read as an empty text."""
    import pandas as pd

    return pd.Series(["", *values], dtype="str").iloc[np.nan_to_num(codes, nan=-1).astype(int) + 1]


def fit_encoder(cells: pd.Series[str]) -> tuple[Any, np.ndarray]:
    """The encoder, fitted to these texts, and their inputs (n, at most COMPONENTS): 0 where they are but rounding."""
    from skrub import StringEncoder

    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        # Of fewer n-grams or texts than inputs, and of letters that have no small form; equal texts have no variance.
        warnings.filterwarnings("ignore", "The matrix shape", UserWarning)
        warnings.filterwarnings("ignore", "Upper case characters", UserWarning)
        encoder = StringEncoder(COMPONENTS, ngram_range=SIZES, random_state=0, vocabulary=frequent_ngrams(cells))
        inputs = encoder.fit_transform(cells).to_numpy(float)
    return encoder, np.where(inputs.std(0) < LEAST, 0.0, inputs)


def frequent_ngrams(cells: pd.Series[str]) -> dict[str, int]:
    """The n-grams that count, with their places; where there is none, one that no text has."""
    from sklearn.feature_extraction.text import CountVectorizer

    counted = cells.iloc[:: 1 + int(cells.str.len().sum()) // LETTERS_COUNTED]
    if not any(text.split() for text in counted):
        return {"": 0}
    return CountVectorizer(analyzer="char_wb", ngram_range=SIZES, max_features=MOST_NGRAMS).fit(counted).vocabulary_
