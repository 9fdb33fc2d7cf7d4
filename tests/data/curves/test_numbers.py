"""A number is what it is where it was written, and a value that is missing is none."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.curves.log import LogError
from dashboard.data.curves.numbers import number
from dashboard.data.curves.read import read_file, read_text
from tests.data.curves.malformed import workbook
from tests.data.curves.readings import the_curves


def test_two_columns_of_whole_numbers_are_no_decimal_fractions() -> None:
    (log,) = read_text("9,10\n5,8\n")
    assert the_curves(log) == [[9.0, 5.0], [10.0, 8.0]]


def test_points_between_thousands_are_no_decimal_points() -> None:
    (log,) = read_text("loss\tval_loss\n1.234,5\t2,0\n0,5\t0,8\n")
    assert the_curves(log) == [[1234.5, 0.5], [2.0, 0.8]]


@pytest.mark.parametrize(
    ("text", "curves"),
    [
        ('loss,val_loss\n"1,234.5","2,000"\n"1,234,000","0.8"\n', [[1234.5, 1234000.0], [2000.0, 0.8]]),
        ('loss,val_loss\n"0,9","1,0"\n"0,512","1,234"\n', [[0.9, 0.512], [1.0, 1.234]]),
        ('{"loss": ["0,9", "0,512"], "val_loss": ["1,0", "1,234"]}', [[0.9, 0.512], [1.0, 1.234]]),
        ("{'loss': ['0,9', '1.000,512'], 'val_loss': ['1,0', '1,234']}", [[0.9, 1000.512], [1.0, 1.234]]),
        ('[{"loss": "0,9", "val_loss": "1,0"}, {"loss": "0,512", "val_loss": "1,234"}]', [[0.9, 0.512], [1.0, 1.234]]),
        ('[["0,9", "1,0"], ["0,512", "1,234"]]', [[0.9, 0.512], [1.0, 1.234]]),
        ('{"loss": ["1,234.5", "2,000"], "val_loss": ["3,000", 4]}', [[1234.5, 2000.0], [3000.0, 4.0]]),
        ("loss;val_loss\n1 234,5;2\u00a0000\n0,5;0,8\n", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("loss;val_loss\n1'234.5;2\u2019000\n0.5;0.8\n", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("loss,val_loss\n\u22120.5,1.0\n\u22120.9,0.8\n", [[-0.5, -0.9], [1.0, 0.8]]),
        ('loss,val_loss\n"2,5","1,4"\n"1,512","1,234"\n', [[2.5, 1.512], [1.4, 1.234]]),
        ('loss,val_loss\n"2,512","1,4321"\n"1,512","1,234"\n', [[2.512, 1.512], [1.4321, 1.234]]),
        ('loss,val_loss\n"2,512","1,432"\n"1,512","1,234,567"\n', [[2512, 1512], [1432, 1234567]]),
        ("Epoch 1 loss: 0,9, val_loss: 1,0\nEpoch 2 loss: 0,512, val_loss: 1,234", [[0.9, 0.512], [1.0, 1.234]]),
        ("Epoch 1 loss: 1,234.5, val_loss: 2,000\nEpoch 2 loss: 0.5, val_loss: 0.8", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("10:00:00,123 epoch 1,loss=3,val_loss=2\n10:00:09,123 epoch 2,loss=2,val_loss=1", [[3.0, 2.0], [2.0, 1.0]]),
    ],
)
def test_a_number_is_what_it_is_where_it_was_written(text: str, curves: list[list[float]]) -> None:
    (log,) = read_text(text)
    assert the_curves(log) == curves


@pytest.mark.parametrize(
    "text", ["Epoch 1 loss: \u22121.5 val_loss: \u22120.5", "loss: \u22121.5, \u22122\nval_loss: 1, 2"]
)
def test_a_minus_sign_that_is_printed_is_one(text: str) -> None:
    (log,) = read_text(text)
    assert set(log.columns) == {"loss", "val_loss"}
    assert log.columns["loss"].values[0] == -1.5


def test_texts_in_a_workbook_may_have_a_decimal_comma() -> None:
    content = workbook([["loss", "val_loss"], ["0,512", "1,234"], [0.25, "0,8"]])
    (log,) = read_file(content, "log.xlsx")
    assert the_curves(log) == [[0.512, 0.25], [1.234, 0.8]]


def test_no_group_of_thousands_begins_with_0() -> None:
    with pytest.raises(LogError, match="is not a number"):
        number("0,512")
    assert number("10,512") == 10512


def test_a_loss_that_was_not_a_number_is_kept_as_such() -> None:
    (log,) = read_text("epoch,loss,val_loss\n1,0.9,1.0\n2,nan,inf\n")
    assert [np.isfinite(values.values).tolist() for values in log.columns.values()] == [[True, False], [True, False]]


@pytest.mark.parametrize(
    "text",
    [
        "epoch,loss,val_loss\n1,0.9,nan\n2,0.8,1.0\n3,0.7,nan\n4,0.5,0.8\n5,0.4,nan\n",
        "   epoch  loss  val_loss\n0  1  0.9  NaN\n1  2  0.8  1.0\n2  3  0.7  NaN\n3  4  0.5  0.8\n",
        '{"loss": [0.9, 0.8, 0.7, 0.5], "val_loss": [NaN, 1.0, NaN, 0.8]}',
        "epoch,loss,val_loss\n2,0.8,NaN\n2,NaN,1.0\n4,0.5,NaN\n4,NaN,0.8\n",
    ],
    ids=["CSV", "pandas", "JSON", "a row for each split"],
)
def test_nan_is_no_value_where_numbers_follow_it_or_lie_as_far_apart(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["val_loss"].steps.tolist() == [2.0, 4.0]
    assert np.isfinite(log.columns["loss"].values).all()


def test_a_loss_that_was_not_written_down_is_no_value() -> None:
    (log,) = read_text("epoch,loss,val_loss\n1,0.9,1.0\n2,0.5,\n3,0.4,NA\n4,0.3,0.8\n")
    assert log.columns["val_loss"].steps.tolist() == [1.0, 4.0]


def test_numbers_that_python_prints_without_digits_are_those_numbers() -> None:
    (log,) = read_text("{'loss': [0.9, nan, inf, -inf], 'val_loss': [1.0, NaN, Infinity, -Infinity]}")
    for values in log.columns.values():
        np.testing.assert_array_equal(values.values[1:], [np.nan, np.inf, -np.inf])


@pytest.mark.parametrize(
    "text",
    [
        '{"loss": {"x": [1, 2], "y": [0.5, %s]}, "val_loss": [0.9, 0.8]}' % ("9" * 400),
        "{'loss': [0.5, 0x%s], 'val_loss': [0.9, 0.8]}" % ("f" * 6000),
        "[{'loss': 0.5, 'val_loss': 0.9}, {'loss': 0x%s, 'val_loss': 0.8}]" % ("f" * 6000),
    ],
    ids=["in a chart", "in hexadecimal", "in a record"],
)
def test_an_integer_beyond_any_float_is_infinite(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["loss"].values.tolist() == [0.5, np.inf]
