"""Lessons that tell of trainings one by one: their findings at settings that they were not written for."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.networks.network import network
from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from language.numbers import three_digits
from pages.early_stopping.finding.rules import MOST_PATIENCE
from pages.early_stopping.finding.stopping import kept_finding
from pages.first_steps.finding import compare, on_test
from pages.first_steps.trials import EXERCISES
from pages.losses.finding.pace import pace_in_words
from pages.losses.finding.unlearning import REACHED as RELEARNED
from pages.losses.finding.unlearning import unlearning_in_words, unlearnings
from pages.losses.sections.trainings import WRONG_STEPS
from pages.losses.trials import PAIR, RATES, REACHED, suited_and_unsuited
from pages.splits.finding import ThreeSets
from pages.splits.trials import ROWS, SHARES, much_to_learn_by_heart
from pages.test_set_once.finding import choose, finding
from pages.test_set_once.trials import PEEK, candidate_arms
from tests.language.as_read import as_read
from tests.pages.early_stopping.test_finding import hold as hold_patience
from tests.pages.elsewhere.draws import ended, experiment, from_other_seeds, results

Rng = np.random.Generator


def early_stopping(rng: Rng) -> None:
    """A patience replayed over seeds, and what is restored at the first of them."""
    one, patience = experiment(rng), int(rng.choice([0, 1, 3, 5, 10, 30, MOST_PATIENCE]))
    curves = [record.history.losses for record in results([Arm("a", "a", one)], 5)["a"]]
    if len(curves) > 1 and min(map(np.min, curves)) > 0:
        hold_patience(curves, patience)
    settings = {"early_stopping": True, "patience": max(patience, 1)}
    restoring, leaving = (ended(change(one, restore_best_weights=best, **settings)) for best in (True, False))
    if len(leaving.history) and leaving.ending and leaving.ending.reason != "diverged":
        _hold_kept(restoring, leaving)


def _hold_kept(restoring: Record, leaving: Record) -> None:
    said, losses = kept_finding(restoring, leaving), leaving.history.losses
    stops = len(losses) < leaving.experiment.training.epochs
    assert f"{'Training stops at' if stops else 'Nothing stops training before its last'} epoch" in said
    best = int(np.argmin(losses[:, 1]))
    assert f"the weights of epoch {best + 1}" in said
    assert f"those of epoch {len(losses)} stay" in said
    restored, left = (three_digits(float(loss)) for loss in losses[[best, -1], 2])
    assert f"{restored} with the best weights restored, and {left} without" in said


def test_set_once(rng: Rng) -> None:
    """What is chosen among all candidates, against choices over cuts of one's own."""
    shift = {"data_seed": int(rng.integers(1000)), "noise": float(rng.choice([0.3, 0.4, 0.5]))}
    records = [ended(change(arm.experiment, **shift)) for arm in candidate_arms()]
    splits = make_splits(records[0].experiment)
    choice = choose(records, splits)
    right = np.stack([_right(record, splits.test.x) == splits.test.y for record in records])
    off = []
    for _ in range(1000):
        rows = rng.permutation(right.shape[1])
        seen, true = right[:, rows[:PEEK]].mean(1), right[:, rows[PEEK:]].mean(1)
        best = int(np.argmax(seen))
        off.append((seen[best], true[best]))
    assert (choice.seen[-1], choice.true[-1]) == pytest.approx(tuple(np.mean(off, 0)), abs=0.015)
    assert f"reports {choice.seen[-1]:.1%} accuracy and has {choice.true[-1]:.1%} on new data" in finding([choice])


def _right(record: Record, x: np.ndarray) -> np.ndarray:
    assert record.final is not None
    return np.asarray(network(record.experiment, record.final)(x)[:, 0] > 0).astype(int)


def splits(rng: Rng) -> None:
    one = from_other_seeds(much_to_learn_by_heart(int(rng.choice(ROWS[:3])), float(rng.choice(SHARES))), rng)
    history, rows = ended(one).history, len(make_splits(one).test)
    sets = ThreeSets.of(history, rows)
    train, validation, test = history.metrics[-1]
    said, gap = sets.overfitting_in_words, round(round(100 * train, 1) - round(100 * test, 1), 1)
    assert f"{train:.1%} in training, {validation:.1%} on validation and {test:.1%} on test" in said
    words = f"{abs(gap):.1f} points {'lower' if gap > 0 else 'higher'} on test than in training"
    assert as_read("on test it is within one point" if abs(gap) < 1.0 else words) in said
    share = (round(test * rows) + 2) / (rows + 4)
    assert as_read(f"by up to {200 * np.sqrt(share * (1 - share) / (rows + 4)):.1f} points either way") in said
    best = int(np.argmin(history.losses[:, 1]))
    shares = history.metrics[:, 2].max(), history.metrics[best, 2]
    peeked, chosen = (float(f"{share:.1%}".removesuffix("%")) for share in shares)
    peeking, more = sets.peeking_in_words, peeked - chosen
    assert f"stops at epoch {best + 1}, where test accuracy is {history.metrics[best, 2]:.1%}" in peeking
    assert (as_read(f"{more:.1f} points more") in peeking) == (more >= 0.05)


def losses(rng: Rng) -> None:
    """When both losses are there from ordinary weights, and from confidently wrong ones."""
    shift = {"data_seed": int(rng.integers(1000)), "noise": float(rng.choice([0.0, 0.1, 0.3]))}
    records = [ended(change(one, **shift)) for one in suited_and_unsuited(str(rng.choice(list(RATES))))]
    said = pace_in_words(records, REACHED)
    for record in records:
        reached = [epoch for epoch, row in enumerate(record.history.metrics, 1) if round(float(row[0]), 5) >= REACHED]
        level = f"reached a training accuracy of {REACHED:.0%}"
        when = f"{level} at epoch {reached[0]}" if reached else f"never {level}"
        assert f"**{record.experiment.loss.title}** {when}" in said
        assert f"final test accuracy is {record.history.metrics[-1, 2]:.1%}" in said
    _of_unlearning(rng)


def _of_unlearning(rng: Rng) -> None:
    count = int(rng.integers(2, 5))
    found = unlearnings(int(rng.choice(WRONG_STEPS)), count)
    said = unlearning_in_words(found)
    suited, unsuited = (
        [np.flatnonzero(np.append(one.accuracy[loss], 1.0) >= RELEARNED)[0] for one in found] for loss in PAIR
    )
    assert f"For {np.sum(np.less(suited, unsuited))} of {count} seeds" in said
    assert f"a probability of {100 * np.median([one.probability for one in found]):.2g}%" in said


def first_steps(rng: Rng) -> None:
    exercise = EXERCISES[rng.integers(len(EXERCISES))]
    shift = {"data_seed": int(rng.integers(1000)), "seed": int(rng.integers(1000))}
    before, after = (ended(change(one, **shift)) for one in (exercise.before, exercise.after))
    kept = [record.history.losses[outcome.final_epoch(record) - 1] for record in (before, after)]
    (trained, was, tested), (training, came, testing) = kept
    right, said = compare("fall", before, after)
    went = f"{was:.3f}, then {came:.3f}" if "about the same:" in said else f"from {was:.3f} to {came:.3f}"
    assert f"{went}; training loss went from {trained:.3f} to {training:.3f}." in said
    assert after.ending
    told = f"Test loss, which was not used for any choice, went from {tested:.3f} to {testing:.3f}."
    assert on_test(before, after) == (told if after.ending.restored else "")
    assert right == ("It fell" in said)
    assert right <= (came < was)
    assert ("It rose" in said) <= (came > was)
