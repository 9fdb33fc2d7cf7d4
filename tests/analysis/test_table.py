"""The table of results: sorted as the finding ranks, with paired changes and what diverged."""

from __future__ import annotations

import pytest

from dashboard.analysis.change.words import CROSS
from dashboard.analysis.paired import paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.table import COUNT, NONE, Column, losses_and_metrics, table
from dashboard.experiment.arms import Arm
from dashboard.experiment.settings import change
from language.languages import speaking
from language.numbers import NO_BREAK
from tests.made import DIVERGED, SMALL, made_record, made_results


def test_rows_are_sorted_by_validation_loss() -> None:
    found = table(made_results({"a": [2.0], "b": [1.0], "c": [None]}), losses_and_metrics("accuracy"))
    assert [arm.name for arm in found.arms] == ["b", "a"]
    assert found.cells["network"] == ["B", "A"]
    assert found.cells["validation loss"] == [1.0, 2.0]
    assert found.formats["test accuracy"] == ".1%"


def test_arms_that_are_values_of_one_number_stay_in_its_order() -> None:
    widths = [Arm(str(w), f"{w} units", change(SMALL, hidden_layers=(w,))) for w in (2, 4, 8)]
    rows = tuple((made_record(loss),) for loss in (1.0, 3.0, 2.0))
    assert [arm.name for arm in table(Results(tuple(widths), rows), ()).arms] == ["2", "4", "8"]
    mixed = [*widths[:2], Arm("8", "8 units, relu", change(SMALL, hidden_layers=(8,), activation="tanh"))]
    assert [arm.name for arm in table(Results(tuple(mixed), rows), ()).arms] == ["2", "8", "4"]


def test_arms_that_are_names_are_sorted_however_many_there_are() -> None:
    arms = [Arm(name, name.title(), change(SMALL, activation=name)) for name in ("relu", "tanh", "sigmoid")]
    rows = tuple((made_record(loss),) for loss in (1.0, 3.0, 2.0))
    assert [arm.name for arm in table(Results(tuple(arms), rows), ()).arms] == ["relu", "sigmoid", "tanh"]


def test_losses_are_geometric_means_and_the_gap_is_their_difference() -> None:
    found = table(made_results({"a": [1.0, 4.0]}), losses_and_metrics("accuracy"))
    assert (found.cells["validation loss"], found.cells["training loss"]) == ([2.0], [1.0])
    assert found.cells["gap"] == [1.0]
    assert found.cells["validation accuracy"] == [0.75]


def test_with_a_baseline_rows_are_sorted_by_the_paired_change() -> None:
    results = made_results({"a": [2.0, 3.0, 2.5], "b": [1.0, 2.5, 1.5], "c": [0.9, 6.0, 1.0]})
    found = table(results, (), baseline="a")
    changes = paired_losses(results).changes("a")
    assert [arm.name for arm in found.arms] == [*changes, "a"]
    assert found.cells["change"] == pytest.approx([*(change.ratio - 1 for change in changes.values()), 0.0])
    assert found.cells["to"] == pytest.approx([*(change.bounds[1] - 1 for change in changes.values()), 0.0])


def test_a_change_is_ranked_by_the_seeds_that_an_arm_shares_with_the_baseline() -> None:
    results = made_results({"a": [1.0, 8.0], "b": [0.9, 6.0], "c": [0.95, None]})
    assert [arm.name for arm in table(results, (), baseline="a").arms] == ["b", "c", "a"]


def test_in_words_numbers_are_rounded_and_a_change_stands_with_its_interval() -> None:
    results = made_results({"a": [2.0, 3.0, 2.5], "b": [1.0, 1.5, 1.25]})
    first, last = table(results, losses_and_metrics("accuracy"), baseline="a").rows()
    assert (first["network"], first["validation loss"], first["test accuracy"]) == ("B", "1.233", "86.3%")
    assert first["change"] == "\N{MINUS SIGN}50.0%"
    assert last["change"] == "+0.0%"
    assert "from" not in first


def test_one_seed_has_no_interval() -> None:
    row = table(made_results({"a": [2.0], "b": [1.0]}), (), baseline="a").rows()[0]
    assert row["change"] == "\N{MINUS SIGN}50.0%"


@pytest.mark.parametrize(
    ("losses", "change"), [([3.0, 3.3, 2.9], "x3.1 [x2.6, x3.6]"), ([40000.0, 41000.0, 39000.0], ">x100")]
)
def test_a_change_of_more_than_twice_is_said_in_times(losses: list[float], change: str) -> None:
    found = table(made_results({"a": [1.0, 1.0, 1.0], "b": losses}), (), baseline="a").rows()[-1]
    assert found["change"].replace(NO_BREAK, " ").replace(CROSS, "x") == change


@pytest.mark.parametrize(("loss", "words"), [(0.00042, "0.000420"), (999.4, "999.400"), (31416.0, "31,400")])
def test_losses_of_any_size_can_be_read(loss: float, words: str) -> None:
    assert table(made_results({"a": [loss]}), losses_and_metrics("R²")).rows()[0]["validation loss"] == words


def test_a_share_and_a_count_are_written_as_such_however_small_or_large() -> None:
    columns = (Column("share", lambda _: 0.0004, ".1%"), Column("count", lambda _: 12_345.0, COUNT))
    (row,) = table(made_results({"a": [1.0]}), columns).rows()
    assert (row["share"], row["count"]) == ("0.0%", "12,345")


def test_an_arm_without_a_pair_waits() -> None:
    found = table(made_results({"a": [2.0, None], "b": [None, 2.5]}), (), baseline="a")
    assert [arm.name for arm in found.arms] == ["a"]


def test_beside_a_loss_that_is_missing_there_is_no_change() -> None:
    results = made_results({"a": [2.0, 2.0, 2.1], "b": [1.0, DIVERGED, 1.1], "c": [1.0, 1.1, 1.2]})
    assert [row["change"] for row in table(results, (), baseline="b").rows()] == [NONE] * 3
    assert table(results, (), baseline="a").rows()[-1]["change"] == NONE


def test_what_diverged_stands_last_with_its_count() -> None:
    results = made_results({"a": [2.0, 2.0], "b": [1.0, DIVERGED], "c": [DIVERGED, DIVERGED]})
    rows = table(results, losses_and_metrics("accuracy")).rows()
    assert [(row["network"], row["validation loss"], row["seeds"], row["diverged"]) for row in rows] == [
        ("A", "2.000", "2", "0"),
        ("B", "1.000", "2", "1"),
        ("C", "\N{EN DASH}", "2", "2"),
    ]


def test_what_ran_out_of_time_is_counted_and_no_number_is_taken_of_it() -> None:
    late = made_record(9.0, reason="out of time")
    arm = Arm("a", "A", late.experiment)
    (row,) = table(Results((arm,), ((made_record(2.0), late),)), losses_and_metrics("accuracy")).rows()
    assert (row["validation loss"], row["seeds"], row["out of time"]) == ("2.000", "1", "1")


def test_no_results_make_an_empty_table() -> None:
    assert table(made_results({"a": [None]}), (), baseline="a").arms == ()


def test_as_csv_it_has_a_line_of_titles_and_one_for_each_row() -> None:
    found = table(made_results({"a": [2.0], "b": [1 / 3]}), (), baseline="a")
    assert found.csv().splitlines()[0] == "network,change,from,to,seeds"
    assert found.csv().splitlines()[1].startswith("B,-0.8333333333333")


def test_in_another_language_rows_have_other_titles_and_columns_are_known_by_the_same() -> None:
    results = made_results({"a": [2.0, 2.0], "b": [1.0, DIVERGED]})
    with speaking("ko"):
        found = table(results, losses_and_metrics("R²"), baseline="a").without("test")
        assert found.csv().startswith("network,change,from,to,training loss,validation loss,gap,")
        assert list(found.rows()[0])[:4] == ["신경망", "변화", "훈련 손실", "검증 손실"]
