"""Columns become inputs by what the training rows hold, and none of the other rows."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.tables.encoding import encode_columns, encode_with_words, places, word_places
from dashboard.data.tables.schema import DateForm, Format, Input, Schema

NAN = np.nan


def schema(*inputs: Input) -> Schema:
    return Schema(source="", file="", format=Format(reader="read_csv"), inputs=inputs, target="y")


def test_an_empty_number_gets_the_median_of_the_training_rows() -> None:
    x = np.array([[1.0], [2.0], [30.0], [NAN], [900.0], [NAN]])
    assert encode_columns(x, np.arange(4), (0,))[:, 0].tolist() == [1.0, 2.0, 30.0, 2.0, 900.0, 2.0]


def test_a_column_that_no_training_row_fills_keeps_its_place() -> None:
    x = np.array([[NAN, 1.0, NAN], [NAN, 2.0, NAN], [5.0, 3.0, 1.0]])
    found = encode_columns(x, np.arange(2), (0, 1), categories=((2, 3),))
    assert found.shape == (3, 5)
    assert found[:2, :2].tolist() == [[0.0, 1.0], [0.0, 2.0]]


def test_an_input_says_where_cells_were_empty() -> None:
    x = np.array([[1.0, 4.0], [NAN, 4.0], [3.0, NAN]])
    assert encode_columns(x, np.arange(1), (0, 1), gaps=(1, 0))[:, 2:].tolist() == [[0, 0], [0, 1], [1, 0]]


def test_of_two_values_one_input_says_all_and_an_empty_cell_is_the_most_frequent_value() -> None:
    x = np.array([[0.0, 2.0], [1.0, 2.0], [1.0, 0.0], [NAN, NAN]])
    found = encode_columns(x, np.arange(3), (), categories=((0, 2), (1, 3)))
    assert found.tolist() == [[0, 0, 0, 1], [1, 0, 0, 1], [1, 1, 0, 0], [1, 0, 0, 1]]


def test_the_nine_most_frequent_texts_have_an_input_each_and_all_others_one_together() -> None:
    often = np.repeat(np.arange(9.0), 3)
    x = np.concatenate([often, [9.0, 10.0], [11.0, 4.0, NAN]])[:, None]
    found = encode_columns(x, np.arange(29), (), frequent=((0, 12),))
    assert found.shape == (len(x), 10)
    assert found.sum(axis=1).tolist() == [1.0] * len(x)
    rare, known, empty = found[-3:].argmax(axis=1)
    assert rare == 9 == found[27].argmax() == found[28].argmax()
    assert (known, empty) == (4, 0)


def test_what_is_none_of_these_stays_as_it_is_at_the_end() -> None:
    x = np.array([[0.5, 7.0, 1.0], [0.25, NAN, 2.0]])
    np.testing.assert_array_equal(encode_columns(x, np.arange(2), (2,)), [[1.0, 0.5, 7.0], [2.0, 0.25, NAN]])


@pytest.mark.parametrize("gaps", [(), (1,)])
def test_codes_of_words_are_no_inputs_and_their_components_stand_before_further_columns(gaps: tuple[int, ...]) -> None:
    said = ("red old house", "new red car", "old green car", "new green house", "blue")
    x = np.array([[float(i), i % len(said), 100.0 + i] for i in range(20)])
    kinds = {"numbers": (0,), "gaps": gaps, "categories": (), "frequent": ()}
    found = encode_with_words(x, np.arange(15), 2, ((1, said),), **kinds)
    np.testing.assert_array_equal(found[:, 0], x[:, 0])
    np.testing.assert_array_equal(found[:, -1], x[:, 2])
    components = found[:, 1 + len(gaps) : -1]
    assert not any(np.array_equal(column, x[:, 1]) for column in components.T)
    # Rows that say the same have the same ones.
    np.testing.assert_allclose(components[:5], components[5:10])
    assert len(np.unique(components[:5].round(6), axis=0)) == 5


def test_a_date_has_one_input_for_its_gaps_however_many_columns_it_has() -> None:
    day = Input(name="day", kind="date", date=DateForm(form="%Y", parts=("days", "month")), gaps=True)
    table = schema(
        day,
        Input(name="size", kind="number", gaps=True),
        Input(name="colour", kind="category", values=("a", "b", "c")),
        Input(name="said", kind="words", distinct=9),
        Input(name="place", kind="text", distinct=40),
    )
    found = places(table)
    assert len(day.columns) == 3
    assert found.numbers == (0, 1, 2, 3)
    assert found.gaps == (0, 3)
    assert (found.categories, found.frequent, word_places(table)) == (((4, 3),), ((6, 40),), (5,))
