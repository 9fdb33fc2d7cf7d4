"""What is said of a visitor's data follows from the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.verdict import judge_record
from dashboard.analysis.words import percent
from dashboard.data.dataset import Dataset, Task
from dashboard.experiment.arms import BASELINE
from dashboard.experiment.experiment import Experiment
from pages.your_data.finding.networks import finding, guess, overfits
from pages.your_data.trials.sizes import own_arms
from tests.made import made_record, made_results
from tests.random_results import random_results
from tests.recomputed import Losses, says


@pytest.mark.parametrize("last", [0.5, 0.8])
def test_a_network_overfits_where_the_verdict_says_so(last: float) -> None:
    record = made_record([1.0, 0.7, *np.linspace(0.5, last, 20)], constant_loss=2.0)
    assert overfits(record) == (judge_record(record).kind == "overfitting") == (last > 0.5)


def test_the_best_is_named_with_what_cannot_be_told_from_it_and_its_score_on_test() -> None:
    said = finding(made_results({"small": [1.0, 1.1, 1.0], "baseline": [2.0, 2.2, 2.1], "l2": [1.1, 1.0, 1.0]}))
    assert "does not overfit these data" in said
    assert "**Small** has the lowest validation loss, 1.03, 51 % lower than with the large network (" in said
    assert "; L2 can't be told from it; " in said
    assert "accuracy on the test set, which took no part in that choice, is 89 %" in said


def hold(results: Results) -> None:
    """What is the best, how it compares with the large network, what it can be told from, and its score on test."""
    said, losses = finding(results), Losses(results)
    for arm in results.arms:
        assert (f"{arm.title} diverged at {losses.diverged[arm.name]} of" in said) == (losses.diverged[arm.name] > 0)
    changes = losses.changes(BASELINE) if BASELINE in losses.rows else {}
    if not changes:
        assert "needs 3 seeds" in said
        return
    means = {BASELINE: 1.0} | {name: found.mean for name, found in changes.items()}
    sound = [name for name in means if not losses.diverged[name]] or list(means)
    best = min(sound, key=means.__getitem__)
    if not results[best]:
        return
    mine = said[said.index(f"**{results.title(best)}** has the lowest validation loss, ") :]
    if best != BASELINE:
        says(mine, changes[best])
    helps = best in changes and changes[best].kind == "lower"
    rivals = [n for n in sound if n != best and not losses.beaten(n, sound) and not (helps and n == BASELINE)]
    assert ("lower than all others beyond chance" in mine) == (not rivals)
    assert all(results.title(name) in mine.partition(" can't be told from it")[0] for name in rivals)
    score = float(np.mean([record.history.metrics[-1, 2] for record in results[best]]))
    assert f"took no part in that choice, is {percent(score)}." in mine


@pytest.mark.parametrize("seed", range(24))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    hold(random_results(own_arms(Experiment()), seed))


@pytest.mark.parametrize(
    ("task", "y", "said"),
    [
        ("binary", [0, 1, 1, 1], "Always answering yes is right for 75 % of them."),
        ("regression", [1.0, 2.0], "Always answering the mean has an R² of 0."),
    ],
)
def test_what_knowing_only_the_targets_gets_is_said(task: Task, y: list[float], said: str) -> None:
    rows = (np.zeros((len(y), 1)), np.array(y))
    assert guess(Dataset("x", "x", "x.", "x", task, 1, lambda *_: rows, class_names=("no", "yes"))) == said


@pytest.mark.parametrize(("last", "does"), [(0.5, "does not overfit"), (0.8, "overfits")])
def test_the_first_seed_already_says_whether_the_large_network_overfits(last: float, does: str) -> None:
    (arm, *_) = own_arms(Experiment())
    record = made_record([1.0, 0.7, *np.linspace(0.5, last, 20)], constant_loss=2.0)
    said = finding(Results.of((arm,), [record, None]))
    assert said == f"**At the first seed, the large network {does} these data.** A first comparison needs 3 seeds."


def test_nothing_is_said_before_the_large_network_is_trained() -> None:
    assert finding(made_results({"small": [1.0, 1.0], "baseline": [None, None]})).startswith("Training.")
