"""Losses are compared seed by seed; a divergence counts as worst, and what is tiny counts alike."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.paired import NEGLIGIBLE, WORSE, PairedLosses, paired_losses
from tests.made import DIVERGED, made_results


def test_ratios_are_taken_at_the_seeds_that_both_have() -> None:
    losses = paired_losses(made_results({"a": [1.0, 2.0, None], "b": [0.5, None, 3.0], "c": [None] * 3}))
    assert losses.names == ("a", "b")
    assert np.exp(losses.ratios("b", "a")) == pytest.approx([0.5])


def test_a_divergence_counts_as_worse_than_any_loss_at_its_seed() -> None:
    losses = paired_losses(made_results({"a": [1.0, 1.0], "b": [3.0, 2.0], "c": [DIVERGED, 0.5]}))
    assert np.exp(losses.row("c")) == pytest.approx([3.0 * WORSE, 0.5])


def test_a_divergence_counts_as_worse_than_a_constant_prediction() -> None:
    losses = paired_losses(made_results({"a": [0.2, DIVERGED], "b": [DIVERGED, DIVERGED]}, constant_loss=0.7))
    assert np.exp(losses.logs) == pytest.approx(np.array([[0.2, 1.4], [1.4, 1.4]]))


@pytest.mark.parametrize(
    ("this", "other", "kind"),
    [
        ([DIVERGED] * 4, [DIVERGED] * 4, "diverged"),
        ([1.0] * 4, [DIVERGED] * 4, "diverged"),
        ([0.9, 1.0, 1.1, 1.0], [1.0, 1.1, 1.0, DIVERGED], "diverged"),
        ([1.0, 1.1, 1.0, DIVERGED], [0.9, 1.0, 1.1, 1.0], "diverged"),
        ([DIVERGED] * 4, [1.0, 1.1, 1.0, 1.2], "higher"),
    ],
)
def test_where_either_side_diverged_no_change_is_none_or_too_little_to_tell(
    this: list[float], other: list[float], kind: str
) -> None:
    assert paired_losses(made_results({"a": this, "b": other}, constant_loss=0.7)).change("a", "b").kind == kind


def test_losses_below_a_fiftieth_of_the_constant_prediction_s_count_alike() -> None:
    losses = paired_losses(made_results({"a": [4.8e-10] * 3, "b": [4.6e-10] * 3}, constant_loss=0.7))
    assert np.exp(losses.logs) == pytest.approx(np.full((2, 3), NEGLIGIBLE * 0.7))
    assert losses.change("b", "a").kind == "same"


def test_a_difference_below_a_fiftieth_of_it_is_none() -> None:
    few = {"a": [0.030, 0.031, 0.029], "b": [0.021, 0.020, 0.022]}
    assert paired_losses(made_results(few)).change("b", "a").kind == "lower"
    assert paired_losses(made_results(few, constant_loss=0.7)).change("b", "a").kind == "same"


def test_several_are_held_to_holm_s_procedure() -> None:
    arms = {"a": [1.0] * 4, **{f"b{i}": [0.9, 0.8, 0.85, 0.95 + 0.01 * i] for i in range(5)}}
    losses = paired_losses(made_results(arms))
    assert losses.change("b0", "a").kind == "lower"
    assert {change.kind for change in losses.changes("a").values()} == {"unsure"}


def test_arms_with_too_few_pairs_are_not_compared() -> None:
    losses = paired_losses(made_results({"a": [1.0, 1.1, 1.2], "b": [0.5, 0.6, None], "c": [0.9, 0.8, 1.0]}))
    assert list(losses.changes("a")) == ["c"]


def test_what_is_clearly_above_another_can_t_be_the_best() -> None:
    losses = paired_losses(
        made_results({"a": [2.0, 2.1, 1.9, 2.2], "b": [1.0, 1.1, 0.9, 1.25], "c": [1.2, 0.9, 1.1, 1.1]})
    )
    assert losses.contenders(("a", "b", "c")) == ("b", "c")


def test_the_true_best_of_similar_arms_is_rarely_left_out() -> None:
    rng = np.random.default_rng(0)
    names = tuple("abcdefgh")
    out = 0
    for _ in range(300):
        logs = rng.normal(size=(1, 6)) + 0.3 * rng.standard_t(5, size=(8, 6))
        out += "a" not in PairedLosses(names, logs, 0.0).contenders(names)
    assert out / 300 <= 0.05


@pytest.mark.parametrize(("loss", "floored"), [(0.0, True), (1e-9, True), (0.5, False)])
def test_a_loss_that_counts_as_more_than_it_is_is_known_down_to_none_at_all(loss: float, floored: bool) -> None:
    assert ("a" in paired_losses(made_results({"a": [loss] * 3}, constant_loss=0.7)).floored) is floored


def test_one_loss_that_counts_as_more_than_it_is_is_enough_and_a_divergence_is_none() -> None:
    arms = {
        "one of them": [0.5, 0.0, 50.0],
        "with a divergence": [0.5, DIVERGED, 0.6],
        "first of them": [0.0, 0.5, 0.5],
    }
    assert paired_losses(made_results(arms, constant_loss=0.7)).floored == {"one of them", "first of them"}
    assert paired_losses(made_results(arms)).floored == set()


def test_typical_losses_of_all_arms_are_means_of_one_kind() -> None:
    typical = paired_losses(made_results({"a": [1.0, 4.0], "b": [0.5, 2.0]})).typical
    assert typical == pytest.approx({"a": 2.0, "b": 1.0})
    typical = paired_losses(made_results({"a": [1.0, 4.0], "b": [0.0, 2.0]})).typical
    assert typical == pytest.approx({"a": 2.5, "b": 1.0})
