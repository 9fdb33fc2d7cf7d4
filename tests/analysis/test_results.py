"""Records arranged by arm and seed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.comparison_words import diverged_in_words, left_out_in_words, mishaps_in_words
from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.history import History
from language.languages import speaking
from language.numbers import NO_BREAK
from tests.language.as_read import as_read
from tests.made import DIVERGED, SMALL, made_record, made_results

ARMS = (Arm("a", "A", SMALL), Arm("b", "B", SMALL))


def test_records_come_in_the_order_of_the_grid_and_the_extra_ones_last() -> None:
    records = [made_record(v) for v in (1.0, 2.0, 3.0, 4.0, 5.0)]
    results = Results.of(ARMS, records, extra=1)
    assert results.values("a", validation_loss).tolist() == [1.0, 3.0]
    assert results.values("b", validation_loss).tolist() == [2.0, 4.0]
    assert results.extra == (records[4],)
    assert results.complete
    assert Results.of(ARMS, records[:4]).extra == ()


def test_what_is_not_there_yet_is_left_out() -> None:
    results = Results.of(ARMS, [made_record(1.0), None, None, None])
    assert [arm.name for arm in results.present] == ["a"]
    assert not results.complete


def test_what_diverged_is_counted_and_no_number_is_taken_of_it() -> None:
    results = Results.of(ARMS, [made_record(1.0, reason="diverged"), made_record(2.0)])
    assert (results.divergences("a"), results.divergences("b"), results.ended("a")) == (1, 0, 1)
    assert results["a"] == ()
    assert results.complete


def test_what_is_under_way_is_no_result_yet_and_what_diverged_before_its_first_epoch_ended() -> None:
    first = made_record(1.0, reason="diverged")
    nothing = replace(first, history=History.empty())
    results = Results.of(ARMS, [replace(made_record(1.0), ending=None), nothing, None, made_record(2.0)])
    assert [(results.ended(name), results.divergences(name), results.out_of_time(name)) for name in "ab"] == [
        (0, 0, 0),
        (2, 1, 0),
    ]
    # Stopped before an epoch had ended, it says nothing.
    stopped = replace(made_record(1.0, reason="stopped"), history=History.empty())
    assert Results.of(ARMS, [stopped, nothing]).ended("a") == 0


def test_which_arms_diverged_is_said_with_their_counts() -> None:
    results = made_results({"plain": [1.0, DIVERGED, None], "l2": [1.0, 1.0, 1.0], "l1": [DIVERGED] * 3})
    assert diverged_in_words(results) == "Diverged: Plain (1 of 2 seeds) and L1 (3 of 3 seeds)."
    assert diverged_in_words(results, but="plain") == "L1 diverged for 3 of 3 seeds."
    assert diverged_in_words(results.only(("l2",))) == ""
    with speaking("ko"):
        said = as_read("발산: Plain(시드 2개 중 1개), L1(시드 3개 중 3개).")
        assert diverged_in_words(results) == said


def test_what_ran_out_of_time_is_left_out_and_named() -> None:
    late = made_record(0.1, reason="out of time")
    results = Results.of(ARMS, [late, made_record(2.0), made_record(1.0), made_record(2.0), late], extra=1)
    assert results["a"] == (results.rows[0][1],)
    assert (results.ended("a"), results.out_of_time("a"), results.out_of_time("b")) == (1, 1, 0)
    assert results.finished_row("a")[0] is None
    assert results.differences("a", "b", validation_loss).tolist() == [-1.0]
    assert len(results.columns()) == 1
    assert results.extra == (None,)
    assert results.complete
    said = "Left out, as the time allowed for a training run was up: A (1 of 2 seeds)."
    assert left_out_in_words(results) == mishaps_in_words(results) == said
    assert mishaps_in_words(results.only(("b",))) == ""


def test_differences_are_taken_seed_by_seed_where_both_are_there() -> None:
    results = made_results({"a": [1.0, 2.0, None, 1.0], "b": [0.5, None, 3.0, DIVERGED]})
    assert results.differences("b", "a", validation_loss).tolist() == [-0.5]


def test_some_arms_alone_keep_their_order() -> None:
    results = made_results({"a": [1.0], "b": [2.0], "c": [3.0]}).only(("c", "a"))
    assert [arm.name for arm in results.arms] == ["a", "c"]
    assert results.values("c", validation_loss).tolist() == [3.0]
    assert results.mean("c", validation_loss) == 3.0


def test_columns_are_the_seeds_at_which_every_arm_has_a_record() -> None:
    results = made_results({"a": [1.0, 2.0, 1.0], "b": [3.0, None, DIVERGED]})
    assert [[validation_loss(record) for record in column] for column in results.columns()] == [[1.0, 3.0]]


@pytest.mark.parametrize(
    ("name", "said"), [("l1", "L1"), ("l1 + l2", "“L1_+_L2”"), ("no dropout", "“No_Dropout”"), ("l10", "L10")]
)
def test_a_title_that_would_be_misread_in_a_sentence_stands_in_quotation_marks(name: str, said: str) -> None:
    named = made_results({one: [1.0] for one in ("l1", "l1 + l2", "no dropout", "l10")}).named(name)
    assert named == said.replace("_", NO_BREAK)


def test_an_unknown_arm_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in list"):
        made_results({"a": [1.0]})["z"]


def test_at_the_seeds_of_all_arms_each_has_as_many_records_also_where_there_are_none() -> None:
    shared = made_results({"a": [1.0, 2.0, 4.0], "b": [3.0, None, 5.0]}).at_same_seeds()
    assert [shared.values(name, validation_loss).tolist() for name in "ab"] == [[1.0, 4.0], [3.0, 5.0]]
    none = made_results({"a": [1.0, None], "b": [None, 3.0]}).at_same_seeds()
    assert (none.rows, none.columns(), none.ended("b")) == (((), ()), (), 0)
