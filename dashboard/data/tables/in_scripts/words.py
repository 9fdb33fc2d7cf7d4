"""Texts as inputs by the n-grams of letters that they share. Exported scripts contain these functions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
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
# Those that are most frequent in the training rows count.
MOST_NGRAMS = 2**14
# All texts have length 1 there: a component that varies less in the training rows is rounding, and would be scaled up.
LEAST = 1e-4


def distinct_texts(cells: pd.Series[str]) -> tuple[str, ...]:
    """The distinct texts of a column in the order of their `codes`, as far as their letters count."""
    return tuple(text[:MOST_LETTERS] for text in sorted(texts(cells).dropna().unique()))


def word_components(codes: np.ndarray, train: np.ndarray, values: Iterable[str]) -> np.ndarray:
    """Inputs (n, COMPONENTS) of the texts with these codes (n,); NaN is an empty cell, and read as an empty text.

    They are the first components of a truncated SVD of the n-grams' tf-idf, fitted on the rows `train` alone. Where
    there are fewer, the last inputs are 0.
    """
    every, (known, places) = ("", *values), np.unique(np.nan_to_num(codes, nan=-1), return_inverse=True)
    counts = count_ngrams(tuple(every[int(code) + 1] for code in known))[0][places]
    ngrams, tf_idf, components = fit_components(counts[train])
    return np.asarray(tf_idf.transform(counts[:, ngrams]) @ components)


def fit_components(counts: Any) -> tuple[np.ndarray, Any, np.ndarray]:
    """Which n-grams (columns) of these texts count, their tf-idf, and its components (n-grams, COMPONENTS)."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfTransformer

    ngrams = most_frequent(counts)
    tf_idf = TfidfTransformer().fit(counts[:, ngrams])
    weights, components = tf_idf.transform(counts[:, ngrams]), np.eye(len(ngrams), COMPONENTS)
    if len(ngrams) > COMPONENTS:
        with np.errstate(invalid="ignore"):  # equal texts have no variance to explain
            found = TruncatedSVD(min(COMPONENTS, weights.shape[0]), random_state=0).fit(weights).components_
        components = np.pad(found.T, ((0, 0), (0, COMPONENTS - len(found))))
    components[:, (weights @ components).std(0) < LEAST] = 0.0
    return ngrams, tf_idf, components


def most_frequent(counts: Any) -> np.ndarray:
    """The n-grams (columns) that some text has, at most MOST_NGRAMS; the first one where there is none."""
    frequency = np.asarray(counts.sum(0)).ravel()
    most = np.argsort(-frequency, kind="stable")[:MOST_NGRAMS]
    return np.sort(most[(frequency[most] > 0) | (np.arange(len(most)) == 0)])


# A batch asks for the same texts at every seed.
@lru_cache(maxsize=2)
def count_ngrams(values: tuple[str, ...]) -> tuple[Any, np.ndarray, np.ndarray]:
    """How often each text (rows) has each n-gram of letters (columns) within a word, as a sparse matrix.

    Words are in small letters, with a blank on either side; n-grams are sorted. scikit-learn's `CountVectorizer` with
    `analyzer="char_wb"` makes the same matrix in three times the time, with a Python string for each n-gram. The sorted
    n-grams follow, 16 of their 64 bits for each letter, and the letters (UTF-32) that have the numbers from 1 on.
    """
    from scipy.sparse import csr_array

    padded = ["".join(f" {word} " for word in text.lower().split()) for text in values]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), "<u4")
    text = np.repeat(np.arange(len(padded), dtype=np.int32), [len(one) for one in padded])
    alphabet, numbers = np.unique(letters, return_inverse=True)
    starts = [_within_words(letters, size) for size in SIZES]
    keys = np.concatenate([_joined(numbers + 1, size, start) for size, start in zip(SIZES, starts, strict=True)])
    ngrams, columns = np.unique(keys, return_inverse=True)
    rows, ones = text[np.concatenate(starts)], np.ones(len(columns))
    counts = csr_array((ones, (rows, columns.astype(np.int32))), shape=(len(padded), max(len(ngrams), 1)))
    return counts, ngrams, alphabet


def _within_words(letters: np.ndarray, size: int) -> np.ndarray:
    """Where n-grams of that size start: only between words are two blanks side by side."""
    between = (letters[1:] == ord(" ")) & (letters[:-1] == ord(" "))
    word = np.concatenate([[0], np.cumsum(between, dtype=np.int32)])
    return np.flatnonzero(word[size - 1 :] == word[: max(len(word) - size + 1, 0)])


def _joined(numbers: np.ndarray, size: int, starts: np.ndarray) -> np.ndarray:
    """One number for the letters of each n-gram, in the order in which texts are sorted."""
    known = np.minimum(numbers, 2**16 - 1).astype(np.uint64)
    letters = [known[starts + place] << np.uint64(16 * (SIZES[-1] - 1 - place)) for place in range(size)]
    return np.bitwise_or.reduce(letters)
