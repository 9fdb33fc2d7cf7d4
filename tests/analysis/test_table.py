"""The table of results: sorted by validation, with paired differences."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.bands import interval
from dashboard.analysis.table import losses_and_metrics, table
from tests.made import made_results


def test_rows_are_sorted_by_validation_loss() -> None:
    found = table(made_results({"a": [2.0], "b": [1.0], "c": [None]}), losses_and_metrics("accuracy"))
    assert [arm.name for arm in found.arms] == ["b", "a"]
    assert found.cells["arm"] == ["B", "A"]
    assert found.cells["validation loss"] == [1.0, 2.0]
    assert found.formats["test accuracy"] == ".1%"


def test_with_a_baseline_the_paired_difference_has_its_interval() -> None:
    found = table(made_results({"a": [2.0, 3.0], "b": [1.0, 2.5]}), (), baseline="a")
    expected = interval(np.array([-1.0, -0.5]))
    assert found.cells["difference"][0] == pytest.approx(expected.mean)
    assert (found.cells["from"][0], found.cells["to"][0]) == pytest.approx((expected.low, expected.high))


def test_in_words_numbers_are_rounded_and_a_difference_stands_with_its_interval() -> None:
    found = table(made_results({"a": [2.0, 3.0], "b": [1.0, 2.5]}), losses_and_metrics("accuracy"), baseline="a")
    first, last = found.rows()
    assert (first["arm"], first["validation loss"], first["test accuracy"]) == ("B", "1.750", "80.8%")
    assert first["difference"].startswith("-0.750\N{NO-BREAK SPACE}[-3.9")
    assert last["difference"].split() == ["+0.000", "[+0.000,", "+0.000]"]
    assert "from" not in first
    assert (
        table(made_results({"a": [2.0]}), (), baseline="a")
        .rows()[0]["difference"]
        .endswith("[-∞,\N{NO-BREAK SPACE}+∞]")
    )


def test_an_arm_without_a_pair_waits() -> None:
    found = table(made_results({"a": [2.0, None], "b": [None, 2.5]}), (), baseline="a")
    assert [arm.name for arm in found.arms] == ["a"]


def test_no_results_make_an_empty_table() -> None:
    assert table(made_results({"a": [None]}), (), baseline="a").arms == ()


def test_as_csv_it_has_a_line_of_titles_and_one_for_each_row() -> None:
    found = table(made_results({"a": [2.0], "b": [1 / 3]}), (), baseline="a")
    assert found.csv().splitlines()[0] == "arm,difference,from,to,seeds"
    assert found.csv().splitlines()[1].startswith("B,-1.6666666666666")
