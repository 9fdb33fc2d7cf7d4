"""Whether more rows would help follows from what half of them costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.results import Results
from pages.your_data.finding.rows import more_rows
from pages.your_data.trials.rows import ALL, HALF, QUARTER
from tests.made import DIVERGED, made_results

WIGGLE = (1.0, 1.01, 0.99, 1.005)


def results(quarter: float, half: float, whole: float, wiggle: tuple[float, ...] = WIGGLE) -> Results:
    other = (1.0, *reversed(wiggle[1:]))
    means = {QUARTER: (quarter, WIGGLE), HALF: (half, other), ALL: (whole, wiggle)}
    return made_results({name: [mean * one for one in noise] for name, (mean, noise) in means.items()})


@pytest.mark.parametrize(
    ("losses", "said"),
    [
        ((1.0, 0.8, 0.64), "**More rows would help:**"),
        ((1.0, 0.8, 0.8), "**More rows would hardly help:**"),
        ((1.0, 0.8, 0.9), "**More rows do not help here:**"),
        ((0.8, 0.8, 0.64), "By how much can't be told"),
    ],
)
def test_what_the_last_doubling_brought_is_said(losses: tuple[float, float, float], said: str) -> None:
    assert said in more_rows(results(*losses))


@pytest.mark.parametrize(("half", "whole", "said"), [(DIVERGED, 0.8, HALF), (0.8, DIVERGED, ALL)])
def test_where_a_side_of_the_doubling_diverged_there_is_nothing_to_compare(
    half: float, whole: float, said: str
) -> None:
    found = more_rows(made_results({QUARTER: [1.0] * 4, HALF: [half, 0.8, 0.8, 0.8], ALL: [whole, 0.8, 0.8, 0.8]}))
    assert found.startswith(
        f"**{said.title()} diverged for 1 of 4 seeds: there is no loss to compare with for that one.**"
    )


def test_of_rows_at_which_every_training_diverged_no_loss_is_told() -> None:
    losses = {QUARTER: [0.5] * 4, HALF: [0.003] * 4, ALL: [DIVERGED] * 4}
    found = more_rows(made_results(losses, constant_loss=1.0))
    assert found.startswith("**More rows do not help here:**")
    assert "geometric means" not in found


def test_what_seeds_can_t_decide_is_not_decided() -> None:
    unsteady = more_rows(results(1.0, 0.8, 0.7, (0.5, 2.0, 0.7, 1.5)))
    assert unsteady.startswith("**Can't tell whether more rows would help:**")


def test_where_no_more_will_come_nobody_is_told_to_wait() -> None:
    going = made_results({QUARTER: [1.0, None], HALF: [0.9, None], ALL: [0.8, None]})
    assert more_rows(going).startswith("Training on fewer rows.")
    assert more_rows(replace(going, abandoned=True)).startswith("Too few training runs have ended")


@pytest.mark.parametrize("seeds", [2, 3])
def test_three_seeds_are_enough_for_a_first_answer_and_two_are_not(seeds: int) -> None:
    losses = {QUARTER: 1.0, HALF: 0.8, ALL: 0.6}
    found = more_rows(made_results({name: [*[loss] * seeds, None] for name, loss in losses.items()}))
    assert found.startswith("Training on fewer rows." if seeds == 2 else "**More rows would help:**")


def test_one_more_doubling_is_foretold_by_the_smaller_of_two() -> None:
    assert more_rows(results(1.0, 0.5, 0.4)).endswith("twice as many rows would lower the loss by up to another 20%.")


def test_losses_that_count_as_more_than_they_are_are_told_as_they_are() -> None:
    def said(half: float, whole: float) -> str:
        losses = {QUARTER: [0.5] * 4, HALF: [half] * 4, ALL: [whole] * 4}
        return more_rows(made_results(losses, constant_loss=1.0))

    hardly = said(0.003, 0.001)
    assert hardly.startswith("**More rows would hardly help:**")
    assert "losses below 2% of a constant prediction's count as that much" in hardly
    assert hardly.endswith("geometric means are 0.00100 with All and 0.00300 with Half.")
    assert "geometric means are 0.00100 with All and 0.200 with Half. If it goes on" in said(0.2, 0.001)
    assert "count as that much" not in said(0.4, 0.3)
