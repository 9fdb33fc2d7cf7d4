"""Words read by operations of Keras: a model that is taken away reads texts that no row had."""

from __future__ import annotations

from typing import NamedTuple

import keras
import numpy as np

from dashboard.data.tables.in_scripts.words import MOST_LETTERS, SIZES, count_ngrams, fit_components

# What the layer calls the end of a text, and a letter that it does not know; the known ones follow.
_END, _UNKNOWN = 0, 1
# A layer keeps its letters as lines of a file.
_ENDS_OF_LINES = "\r\n"


class Fitted(NamedTuple):
    """The n-grams that count, the tf-idf of each, its components, and the letters; as in `words`."""

    ngrams: np.ndarray
    tf_idf: np.ndarray
    components: np.ndarray
    alphabet: str


def fit_words(codes: np.ndarray, texts: tuple[str, ...]) -> Fitted:
    """Of the training rows' codes (n,), NaN where a cell is empty."""
    counts, keys, alphabet = count_ngrams(("", *(text[:MOST_LETTERS] for text in texts)))
    ngrams, tf_idf, components = fit_components(counts[(np.nan_to_num(codes, nan=-1) + 1).astype(int)])
    # Texts without a word have no n-gram.
    kept = ngrams[: len(keys)]
    return Fitted(keys[kept], tf_idf.idf_[: len(kept)], components[: len(kept)], "".join(map(chr, alphabet)))


def read_words(column: keras.KerasTensor, fitted: Fitted) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """The components of texts (n, 1), and whether one is missing (n, 1).

    A letter that no row had is read as a blank.
    """
    numbers = _numbers(fitted.alphabet)
    known = [letter for letter in numbers if letter not in _ENDS_OF_LINES]
    letters = keras.layers.TextVectorization(
        standardize=None, split="character", vocabulary=known, output_sequence_length=MOST_LETTERS
    )(column)
    missing = keras.ops.equal(letters[:, :1], _END)
    blank = numbers[" "]
    number_of = np.array([blank, blank, *(numbers[letter] for letter in known)], np.int64)
    text = keras.ops.pad(keras.ops.take(number_of, letters), ((0, 0), (1, 1)), constant_values=blank)
    keys = keras.ops.concatenate([_joined(text, size) for size in SIZES], axis=1)
    lookup = keras.layers.IntegerLookup(vocabulary=fitted.ngrams.astype(np.int64), output_mode="count")
    weights = keras.layers.UnitNormalization(axis=1)(lookup(keys)[:, 1:] * fitted.tf_idf.astype(np.float32))
    project = keras.layers.Dense(fitted.components.shape[1], use_bias=False, trainable=False)
    found = project(weights)
    project.set_weights([fitted.components])
    return found, missing


def _numbers(alphabet: str) -> dict[str, int]:
    """The number of each letter, capital ones and all blanks among them."""
    numbers = {letter: place for place, letter in enumerate(alphabet, 1)}
    blanks = (chr(one) for one in range(0x3001) if chr(one).isspace())
    capitals = {letter.upper(): place for letter, place in numbers.items() if len(letter.upper()) == 1}
    return capitals | numbers | dict.fromkeys(blanks, numbers.get(" ", 0))


def _joined(text: keras.KerasTensor, size: int) -> keras.KerasTensor:
    """The number of each n-gram, those across words among them, which no word has."""
    last = text.shape[1] - size + 1
    places = (text[:, place : place + last] * 2 ** (16 * (SIZES[-1] - 1 - place)) for place in range(size))
    return sum(places)
