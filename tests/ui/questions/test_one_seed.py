"""How often one seed would have named the best is counted over the seeds that have all networks."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.ranking import rank
from dashboard.experiment.arms import BASELINE
from dashboard.ui.questions.one_seed import ALL, HALF, MOST, at_one_seed
from language.say import Marked
from tests.made import DIVERGED, made_results


@pytest.mark.parametrize(
    ("losses", "right"),
    [({"a": 0.9, "b": 1.1}, ALL), ({"a": [0.9, 0.9, 1.0], "b": [1.0, 1.0, 0.99]}, MOST), ({"a": [0.5, 1, 1]}, HALF)],
)
def test_how_often_one_seed_names_the_best_is_counted(losses: dict[str, float | list[float]], right: Marked) -> None:
    rows = {name: np.broadcast_to(loss, 3).tolist() for name, loss in losses.items()}
    others = [0.9, 0.99, 0.98] if right == HALF else [1.2, 1.2, 1.2]
    asked = at_one_seed("x", made_results({"baseline": others, **rows}), "baseline")
    assert asked.right == right
    assert f"With A it is {dict(zip((ALL, MOST, HALF), (3, 2, 1), strict=True))[right]} of 3." in asked.because


def test_what_diverged_is_not_the_best_at_one_seed() -> None:
    results = made_results({"baseline": [1.0] * 4, "a": [0.9] * 4, "b": [DIVERGED, 0.1, 0.1, 0.1]})
    asked = at_one_seed("x", results, "baseline")
    assert asked.right == ALL
    assert asked.because == "With A it is 4 of 4."


def test_the_best_is_named_as_within_a_sentence() -> None:
    asked = at_one_seed("x", made_results({"baseline": [1.0] * 4, "dropout": [0.9] * 4}), "baseline")
    assert asked.because == "With dropout it is 4 of 4."
    asked = at_one_seed("x", made_results({BASELINE: [1.0] * 4, "dropout": [1.1] * 4}), BASELINE)
    assert asked.because == "With the baseline it is 4 of 4."


def test_losses_that_the_ranking_takes_for_alike_are_counted_as_they_are() -> None:
    losses = {"baseline": [0.3] * 4, "a": [0.001, 0.009, 0.009, 0.001], "b": [0.005] * 4}
    asked = at_one_seed("x", made_results(losses, constant_loss=0.7), "baseline")
    assert asked.right == HALF
    assert asked.because.endswith("it is 2 of 4.")


def test_most_seeds_agreeing_is_not_said_to_be_more_than_chance() -> None:
    results = made_results({"baseline": [1.0, 1.0, 1.0, 1.0], "a": [0.7, 0.8, 0.9, 1.3]})
    ranking = rank(results, "baseline")
    assert ranking is not None
    assert ranking.changes["a"].kind == "unsure"
    asked = at_one_seed("x", results, "baseline")
    assert asked.right == MOST
    is_right, reply = asked.reply_to(HALF)
    assert not is_right
    assert "more than half of these seeds name it. Whether its lead is more than chance is another question" in reply


@pytest.mark.parametrize("arms", [2, 3, 8])
@pytest.mark.parametrize("losses", [[0.5] * 3, [0.5, 0.6, 0.7], [1e-12, 0.2, 3.0, 4.0]])
def test_where_all_have_the_same_loss_at_each_seed_none_is_named_by_any(arms: int, losses: list[float]) -> None:
    alike = {"baseline": losses, **{f"arm {i}": [(1 + 1e-7 * i) * loss for loss in losses] for i in range(1, arms)}}
    assert at_one_seed("x", made_results(alike), "baseline").right is None
    alone = {name: losses if name == "baseline" else [DIVERGED] * len(losses) for name in alike}
    assert at_one_seed("x", made_results(alone), "baseline").right == ALL
