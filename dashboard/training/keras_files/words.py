"""Words read by operations of Keras: a model that is taken away reads texts that no row had."""

from __future__ import annotations

import keras
import numpy as np

from dashboard.data.tables.in_scripts.words import COMPONENTS, MOST_LETTERS, SIZES, fit_encoder, texts_of

# What the layer calls the end of a text. A letter that it does not know is 1, and the known ones follow.
_END = 0
# A layer keeps its letters as lines of a file.
_ENDS_OF_LINES = "\r\n"


def read_words(
    column: keras.KerasTensor, codes: np.ndarray, texts: tuple[str, ...]
) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """The components of texts (n, 1), and whether one is missing (n, 1).

    They are fitted to the training rows' codes (n,), NaN where a cell is empty. A letter that no text had is read as a
    blank.
    """
    texts = tuple(text[:MOST_LETTERS] for text in texts)
    ngrams, tf_idf, components = _fitted(codes, texts)
    numbers = _numbers(texts)
    known = [letter for letter in numbers if letter not in _ENDS_OF_LINES]
    letters = keras.layers.TextVectorization(
        standardize=None, split="character", vocabulary=known, output_sequence_length=MOST_LETTERS
    )(column)
    blank = numbers[" "]
    number_of = np.array([blank, blank, *(numbers[letter] for letter in known)], np.int64)
    text = keras.ops.pad(keras.ops.take(number_of, letters), ((0, 0), (1, 1)), constant_values=blank)
    keys = keras.ops.concatenate([_joined(text, size) for size in SIZES], axis=1)
    lookup = keras.layers.IntegerLookup(vocabulary=_keys(ngrams, numbers), output_mode="count")
    weights = keras.layers.UnitNormalization(axis=1)(lookup(keys)[:, 1:] * tf_idf.astype(np.float32))
    project = keras.layers.Dense(COMPONENTS, use_bias=False, trainable=False)
    found = project(weights)
    project.set_weights([components])
    return found, keras.ops.equal(letters[:, :1], _END)


def _fitted(codes: np.ndarray, texts: tuple[str, ...]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The n-grams that count, the tf-idf of each, and its components (n-grams, COMPONENTS); as in `word_components`."""
    encoder, inputs = fit_encoder(texts_of(codes, texts))
    places = encoder.vectorizer_.vocabulary_
    # So few texts or n-grams have no components: the first n-grams are the inputs.
    components = encoder.tsvd_.components_.T if hasattr(encoder, "tsvd_") else np.eye(len(places), COMPONENTS)
    kept = np.pad(inputs.any(0), (0, COMPONENTS - inputs.shape[1]))
    return sorted(places, key=places.__getitem__), encoder.vectorizer_.idf_, components * kept / encoder.scaling_factor_


def _numbers(texts: tuple[str, ...]) -> dict[str, int]:
    """The number of each letter, capital ones and all blanks among them."""
    numbers = {letter: place for place, letter in enumerate(sorted({" ", *"".join(texts).lower()}), 1)}
    blanks = (chr(one) for one in range(0x3001) if chr(one).isspace())
    capitals = {letter.upper(): place for letter, place in numbers.items() if len(letter.upper()) == 1}
    return capitals | numbers | dict.fromkeys(blanks, numbers[" "])


def _keys(ngrams: list[str], numbers: dict[str, int]) -> np.ndarray:
    """The number of each n-gram: 16 of its 64 bits for each letter."""
    letters = [[numbers[letter] for letter in ngram] for ngram in ngrams]
    joined = [sum(number << _bits(place) for place, number in enumerate(one)) for one in letters]
    return np.array(joined, np.uint64).astype(np.int64)


def _joined(text: keras.KerasTensor, size: int) -> keras.KerasTensor:
    """The number of each n-gram, those across words among them, which no word has."""
    last = text.shape[1] - size + 1
    return sum(text[:, place : place + last] * 2 ** _bits(place) for place in range(size))


def _bits(place: int) -> int:
    return 16 * (SIZES[-1] - 1 - place)
