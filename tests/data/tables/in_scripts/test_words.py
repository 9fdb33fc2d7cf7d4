"""Texts that share n-grams of letters are alike, by what the training rows hold, as scikit-learn computes it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from dashboard.data.tables.cells import codes
from dashboard.data.tables.in_scripts import words
from dashboard.data.tables.in_scripts.words import COMPONENTS, MOST_LETTERS, distinct_texts, word_components

RNG = np.random.default_rng(0)
PARTS = ["Senior", "sr.", "junior", "JR", "nurse", "Engineer", "of", "energy", "팀장"]
TITLES = [" ".join([*RNG.choice(PARTS, 3), str(i % 90)]) for i in range(300)]
TRAIN = RNG.permutation(300)[:180]
HOSTILE = {
    "emoji": ["😀😀 👩‍👩‍👧 🏳️‍🌈", "🏠🏠🏠", "a🏠"],
    "right to left": ["שלום עולם", "مرحبا بالعالم", "\u202eabc\u202c"],
    "blanks of all kinds": ["a\tb\nc\r\nd", "a\u00a0b\u3000c", "\x1c\x1d \x85x"],
    "zero bytes": ["\0", "a\0b", "\0\0\0\0 \0"],
    "letters that become two": ["İstanbul", "STRASSE ß", "ﬁnd"],
    "nothing but signs": ["...", "-", "?!"],
    "stop words": ["the", "of the", "and"],
    "one of a million letters": ["x" * 1_000_000, "y " * 500_000, "z"],
    "one text": ["all the same"],
    "one letter each": ["a", "b", "c"],
    "no text at all": [""],
}


def components(texts: list[str], train: np.ndarray) -> np.ndarray:
    cells = pd.Series(texts, dtype="str")
    return word_components(codes(cells), train, distinct_texts(cells))


def standardized(inputs: np.ndarray, train: np.ndarray) -> np.ndarray:
    return (inputs - inputs[train].mean(0)) / inputs[train].std(0)


@pytest.mark.parametrize("texts", [TITLES, *HOSTILE.values()], ids=["titles", *HOSTILE])
def test_ngrams_are_counted_as_scikit_learn_counts_them(texts: list[str]) -> None:
    texts = [text[:MOST_LETTERS] for text in texts]
    try:
        expected = CountVectorizer(analyzer="char_wb", ngram_range=words.SIZES).fit_transform(texts).toarray()
    except ValueError:
        # It has no word for a table of no n-gram.
        expected = np.zeros((len(texts), 1))
    assert np.array_equal(words.count_ngrams(tuple(texts))[0].toarray(), expected)


def test_inputs_are_those_of_scikit_learn_fitted_on_the_training_rows() -> None:
    tf_idf = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4)).fit([TITLES[row] for row in TRAIN])
    weights = tf_idf.transform(TITLES)
    expected = TruncatedSVD(COMPONENTS, random_state=0).fit(weights[TRAIN]).transform(weights)
    assert components(TITLES, TRAIN) == pytest.approx(expected, abs=1e-9)


def test_no_other_row_changes_the_training_rows() -> None:
    others = [text if row in set(TRAIN) else f"{row} new words" for row, text in enumerate(TITLES)]
    before, after = components(TITLES, TRAIN), components(others, TRAIN)
    assert np.array_equal(before[TRAIN], after[TRAIN])
    assert not np.allclose(before, after)


def test_of_many_ngrams_the_most_frequent_of_the_training_rows_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_NGRAMS", 50)
    training = [TITLES[row] for row in TRAIN]
    counted = CountVectorizer(analyzer="char_wb", ngram_range=(3, 4)).fit_transform(training)
    ngrams = words.most_frequent(counted)
    rest = np.setdiff1d(np.arange(counted.shape[1]), ngrams)
    frequency = np.asarray(counted.sum(0)).ravel()
    assert len(ngrams) == 50
    assert frequency[ngrams].min() >= frequency[rest].max()


@pytest.mark.parametrize("train", [2, 4, 20])
@pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_and_empty_cells_have_inputs_too(texts: list[str], train: int) -> None:
    found = components([*(texts * 20), "", " "], np.arange(train))
    assert found.shape == (len(texts) * 20 + 2, COMPONENTS)
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= 1 + 1e-9
    spread = found[:train].std(0)
    assert ((spread == 0) | (spread > words.LEAST)).all(), "rounding is not scaled up"
    assert not found[-2:].any()


def test_fewer_ngrams_than_inputs_leave_the_last_inputs_at_zero() -> None:
    found = components(["abc", "abd", "xyz", "abc"] * 10, np.arange(20))
    assert found[:, :8].any()
    assert not components(["a", "b"] * 20, np.arange(20))[:, 2:].any()


def test_an_empty_cell_is_an_empty_text_among_the_training_rows() -> None:
    texts = ["" if row % 7 == 0 else text for row, text in enumerate(TITLES)]
    tf_idf = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4)).fit([texts[row] for row in TRAIN])
    weights = tf_idf.transform(texts)
    expected = TruncatedSVD(COMPONENTS, random_state=0).fit(weights[TRAIN]).transform(weights)
    assert components(texts, TRAIN) == pytest.approx(expected, abs=1e-9)


def test_of_a_long_text_the_first_letters_count() -> None:
    long = [f"{text} ".ljust(MOST_LETTERS, "x") for text in TITLES]
    longer = [f"{text}{row} and so on" for row, text in enumerate(long)]
    assert np.array_equal(components(long, TRAIN), components(longer, TRAIN))
