"""A layer reads texts as the lab does, those that no row had among them."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.data.tables.in_scripts.words import MOST_LETTERS, word_components
from dashboard.training.keras_files.words import read_words

RNG = np.random.default_rng(0)
WORDS = ["".join(RNG.choice([*"abcdefghijklmnopq"], RNG.integers(2, 9))) for _ in range(500)]
# Training rows come first.
TABLES = {
    "many words": ([" ".join(RNG.choice(WORDS, 6)) for _ in range(400)], 300),
    "letters that no training row had": ([*WORDS, *(f"Ünß {word} 🏠" for word in WORDS[:50])], 500),
    "as many n-grams as Hangul has": (["".join(map(chr, one)) for one in RNG.integers(44032, 55204, (150, 250))], 100),
    "fewer texts than inputs": (["abc", "abd", "xyz q"] * 3 + ["new abc"], 9),
    "fewer n-grams than inputs": (["ab", "ac"] * 20 + ["ad"], 40),
    "empty training rows": ([""] * 20 + ["abc def"] * 5, 20),
    "equal training rows": (["all the same"] * 20 + ["all others"], 20),
}


@pytest.mark.parametrize(("texts", "train"), TABLES.values(), ids=TABLES)
def test_texts_are_read_as_the_lab_reads_them(texts: list[str], train: int) -> None:
    values = tuple(sorted({*texts} - {""}))
    codes = np.array([values.index(text) if text else np.nan for text in texts])
    expected = word_components(codes, np.arange(train), [text[:MOST_LETTERS] for text in values])
    column = keras.Input((1,), dtype="string")
    found, missing = keras.Model(column, read_words(column, codes[:train], values))(
        keras.ops.convert_to_tensor(np.array(texts)[:, None])
    )
    # Both add up in 32 bits.
    assert keras.ops.convert_to_numpy(found) == pytest.approx(expected, abs=1e-5)
    assert keras.ops.convert_to_numpy(missing)[:, 0].tolist() == [not text for text in texts]
