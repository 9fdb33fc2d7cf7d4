"""Columns keep names and values of their own, however their names were written."""

from __future__ import annotations

from dashboard.data.curves.read import read_text


def test_long_names_that_begin_alike_are_columns_of_their_own() -> None:
    start = "metrics/" * 40
    names = [f"{start}loss", f"{start}val_loss", f"{start[:199]}x", "loss"]
    (log,) = read_text(",".join(names) + "\n4,3,2,1\n3,2,1,0\n")
    assert [one.values.tolist() for one in log.columns.values()] == [[4, 3], [3, 2], [2, 1], [1, 0]]
    assert max(map(len, log.columns)) == 200


def test_each_column_keeps_its_values_where_names_are_written_twice() -> None:
    (log,) = read_text("loss,loss (3),loss\n3,2,1\n2,1,0\n")
    assert [one.values.tolist() for one in log.columns.values()] == [[3, 2], [2, 1], [1, 0]]


def test_each_curve_of_a_figure_is_kept_where_two_have_one_name() -> None:
    (log,) = read_text('[{"name": "loss", "x": [1, 2], "y": [3, 2]}, {"name": "loss", "x": [1, 2], "y": [5, 4]}]')
    assert [one.values.tolist() for one in log.columns.values()] == [[3, 2], [5, 4]]


def test_half_a_letter_in_a_name_can_be_shown() -> None:
    (log,) = read_text('{"loss\\ud800": [0.9, 0.5], "val_loss": [1.0, 0.8]}')
    assert [name.encode() for name in log.columns] == [b"loss?", b"val_loss"]
