"""Texts that share n-grams of letters are alike, by what the training rows hold, as skrub computes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from skrub import StringEncoder

from dashboard.data.tables.cells import codes
from dashboard.data.tables.in_scripts import words
from dashboard.data.tables.in_scripts.words import (
    COMPONENTS,
    MOST_LETTERS,
    distinct_texts,
    frequent_ngrams,
    word_components,
)

# Here nobody can make a folder, root included.
NOWHERE = "/proc/nobody/home"
READS_WORDS = """
import os
import numpy as np
from dashboard.data.environment import folders_of_libraries
from dashboard.data.tables.in_scripts.words import word_components
os.environ.update(folders_of_libraries())
word_components(np.arange(20.0), np.arange(15), [f"text {i}" for i in range(20)])
"""
RNG = np.random.default_rng(0)
PARTS = ["Senior", "sr.", "junior", "JR", "nurse", "Engineer", "of", "energy", "팀장"]
TITLES = [" ".join([*RNG.choice(PARTS, 3), str(i % 90)]) for i in range(300)]
TRAIN = RNG.permutation(300)[:180]
HOSTILE = {
    "emoji": ["😀😀 👩‍👩‍👧 🏳️‍🌈", "🏠🏠🏠", "a🏠"],
    "right to left": ["שלום עולם", "مرحبا بالعالم", "\u202eabc\u202c"],
    "blanks of all kinds": ["a\tb\nc\r\nd", "a\u00a0b\u3000c", "\x1c\x1d \x85x"],
    "zero bytes": ["\0", "a\0b", "\0\0\0\0 \0"],
    "capitals without a small form": ["\U0001d400\U0001d401\U0001d402", "\U0001d401\U0001d402 a"],
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


def by_skrub(texts: list[str], train: np.ndarray) -> np.ndarray:
    encoder = StringEncoder(COMPONENTS, random_state=0).fit(pd.Series([texts[row] for row in train], dtype="str"))
    return encoder.transform(pd.Series(texts, dtype="str")).to_numpy()


def test_inputs_are_those_of_skrub_fitted_on_the_training_rows() -> None:
    assert components(TITLES, TRAIN) == pytest.approx(by_skrub(TITLES, TRAIN), abs=1e-5)


def test_no_other_row_changes_the_training_rows() -> None:
    others = [text if row in set(TRAIN) else f"{row} new words" for row, text in enumerate(TITLES)]
    before, after = components(TITLES, TRAIN), components(others, TRAIN)
    assert np.array_equal(before[TRAIN], after[TRAIN])
    assert not np.allclose(before, after)


def test_of_many_ngrams_the_most_frequent_ones_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_NGRAMS", 50)
    counted = CountVectorizer(analyzer="char_wb", ngram_range=(3, 4))
    frequency = np.asarray(counted.fit_transform(TITLES).sum(0)).ravel()
    ngrams = [counted.vocabulary_[one] for one in frequent_ngrams(pd.Series(TITLES, dtype="str"))]
    rest = np.setdiff1d(np.arange(len(frequency)), ngrams)
    assert len(ngrams) == 50
    assert frequency[ngrams].min() >= frequency[rest].max()


def test_of_many_letters_texts_from_all_over_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LETTERS_COUNTED", 1000)
    texts = [f"{row:03}" for row in range(900)]
    found = [int(one) for one in frequent_ngrams(pd.Series(texts, dtype="str")) if one.isdigit()]
    assert sorted(found) == list(range(0, 900, 3))
    assert components(texts, np.arange(600)).shape == (900, COMPONENTS)


@pytest.mark.parametrize("train", [2, 4, 20])
@pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_and_empty_cells_have_inputs_too(texts: list[str], train: int) -> None:
    found = components([*(texts * 20), "", " "], np.arange(train))
    assert found.shape == (len(texts) * 20 + 2, COMPONENTS)
    assert np.isfinite(found).all()
    spread = found[:train].std(0)
    assert ((spread == 0) | (spread > words.LEAST)).all(), "rounding is not scaled up"
    assert not found[-2:].any()


def test_fewer_ngrams_than_inputs_leave_the_last_inputs_at_zero() -> None:
    found = components(["abc", "abd", "xyz", "abc"] * 10, np.arange(20))
    assert found[:, :8].any()
    assert not components(["a", "b"] * 20, np.arange(20))[:, 2:].any()


def test_an_empty_cell_is_an_empty_text_among_the_training_rows() -> None:
    texts = ["" if row % 7 == 0 else text for row, text in enumerate(TITLES)]
    assert components(texts, TRAIN) == pytest.approx(by_skrub(texts, TRAIN), abs=1e-5)


def test_of_a_long_text_the_first_letters_count() -> None:
    long = [f"{text} ".ljust(MOST_LETTERS, "x") for text in TITLES]
    longer = [f"{text}{row} and so on" for row, text in enumerate(long)]
    assert np.array_equal(components(long, TRAIN), components(longer, TRAIN))


def test_without_a_home_what_skrub_writes_goes_into_the_lab_s_folder_and_nothing_is_said(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": NOWHERE, "OVERFIT_LAB_DATA": str(tmp_path)}
    read = subprocess.run(
        [sys.executable, "-c", READS_WORDS], env=environment, check=True, capture_output=True, text=True
    )
    assert read.stdout + read.stderr == ""
    assert [one.name for one in tmp_path.iterdir()] == ["libraries"]
