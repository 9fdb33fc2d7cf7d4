"""The questions of lessons that compare are answered by what the comparison shows, whatever that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.questions.changes import ALIKE, HIGHER, LOWER
from dashboard.ui.questions.question import Question
from pages.capacity import questions as capacity
from pages.capacity.trials import depth_arms, width_arms
from pages.data_and_splits import questions as data
from pages.data_and_splits.trials import SKEW, data_arms
from pages.dropout import questions as dropout
from pages.dropout.trials import arm_name, rate_arms
from pages.early_stopping import questions as stopping
from pages.l1_l2 import questions as penalties
from pages.l1_l2.trials import STRENGTHS, names_at, penalty_arms, penalty_experiment
from pages.l1_l2.trials import arm_name as penalty_arm
from pages.test_set_once import questions as choosing
from pages.test_set_once.finding import choose_among
from pages.which_activation import questions as activations
from pages.which_activation.trials import activation_arms
from pages.which_fix import questions as fixes
from pages.which_fix.trials import remedy_arms
from tests.made import made_record
from tests.random_results import random_results

Asked = Callable[[Results], Sequence[Question]]
SEEDS = range(12)
ARMS: dict[str, tuple[tuple[Arm, ...], Asked]] = {
    "which_fix": (remedy_arms(Experiment()), fixes.asked),
    "l1_l2": (
        penalty_arms(penalty_experiment(3)),
        lambda r: (*(penalties.exact_zeros(r, s) for s in STRENGTHS), penalties.best_of_each(r)),
    ),
    "dropout": (rate_arms(Experiment()), lambda r: (dropout.stopped(r, 0.4), dropout.evaluated())),
    "data_and_splits": (data_arms(SKEW), lambda r: (data.half_the_labels(r), data.training_loss(r))),
    "capacity": (width_arms(), lambda r: (capacity.stopped(r), capacity.turns(r))),
    "depth": (depth_arms(), lambda r: (capacity.stopped(r), capacity.turns(r))),
    "which_activation": (activation_arms(Experiment()), activations.asked),
}
every_lesson = pytest.mark.parametrize("lesson", ARMS)


def check(question: Question) -> None:
    """Two answers or more, each with a reply of whole sentences."""
    assert question.text.endswith("?")
    assert len(question.answers) >= 2
    assert len(set(question.texts)) == len(question.texts)
    for answer in question.answers:
        _, reply = question.reply_to(answer.text)
        assert answer.reply
        assert reply.endswith(".")


@every_lesson
@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_has_an_answer_and_a_reply_to_each(lesson: str, seed: int) -> None:
    arms, asked = ARMS[lesson]
    for question in asked(random_results(arms, seed)):
        check(question)


@every_lesson
def test_without_results_a_question_waits(lesson: str) -> None:
    arms, asked = ARMS[lesson]
    nothing = Results.of(arms, [None] * (3 * len(arms)))
    waiting = [question for question in asked(nothing) if question.right is None]
    assert waiting


# Three losses at each epoch, of training, validation and test.
Curve = list[tuple[float, float, float]]
TURNS: Curve = [(0.5, 0.5, 0.6), (0.3, 0.3, 0.4), (0.1, 0.8, 0.9)]


def with_losses(arm: Arm, curve: Curve, size: float) -> Record:
    record = made_record([1.0] * len(curve), experiment=arm.experiment, constant_loss=0.7)
    return replace(record, history=replace(record.history, losses=size * np.array(curve)))


def curves_of(arms: Sequence[Arm], curves: Sequence[Curve]) -> Results:
    """At three seeds, whose losses differ a little."""
    rows = [
        tuple(with_losses(arm, curve, size) for size in (1.0, 1.02, 0.98))
        for arm, curve in zip(arms, curves, strict=True)
    ]
    return Results(tuple(arms), tuple(rows))


@pytest.mark.parametrize(("end", "right"), [(0.6, LOWER), (0.4, ALIKE), (0.3, HIGHER)])
def test_stopping_is_compared_with_dropout_by_test_loss(end: float, right: str) -> None:
    none, some = (arm for arm in rate_arms(Experiment()) if arm.name in (arm_name(0.0), arm_name(0.4)))
    results = curves_of((none, some), (TURNS, [(0.5, 0.1, 0.1), (0.2, 0.2, end)]))
    asked = dropout.stopped(results, 0.4)
    assert asked.right == right
    assert dropout.stopped(results.only([none.name]), 0.0).right == LOWER


@pytest.mark.parametrize(("lowest", "right"), [(0.3, LOWER), (0.4, ALIKE), (0.5, HIGHER)])
def test_sizes_are_compared_where_each_is_stopped(lowest: float, right: str) -> None:
    arms = width_arms()[:3]
    best: Curve = [(0.5, 0.3, 0.4), (0.4, 0.31, 0.9)]
    results = curves_of(arms, (TURNS, best, [(0.5, 0.2, lowest), (0.1, 0.9, 2.0)]))
    asked = capacity.stopped(results)
    assert asked.right == right
    assert arms[1].title in asked.because


def test_a_size_that_is_a_little_worse_beyond_chance_is_not_said_to_be_no_worse() -> None:
    best: Curve = [(0.5, 0.3, 0.4), (0.4, 0.31, 0.9)]
    asked = capacity.stopped(curves_of(width_arms()[:3], (TURNS, best, [(0.5, 0.2, 0.41), (0.1, 0.9, 2.0)])))
    assert asked.right == ALIKE
    assert "% higher" in asked.because
    assert "not worse" not in asked.reply_to(str(HIGHER))[1]


def ending_at(arms: Sequence[Arm], losses: dict[str, float]) -> Results:
    """Trainings of one epoch, which end with these losses on all rows; all others with 1."""
    return curves_of(arms, [[(losses.get(arm.name, 1.0),) * 3] for arm in arms])


def test_a_difference_that_counts_as_none_is_said_to() -> None:
    _, gradient, proximal, *_ = names_at(STRENGTHS[0])
    results = ending_at(penalty_arms(penalty_experiment(0)), {gradient: 0.4, proximal: 0.39})
    asked = penalties.exact_zeros(results, STRENGTHS[0])
    assert asked.right == ALIKE
    assert "a difference of less than 5% counts as none." in asked.because


@pytest.mark.parametrize(("loss", "right"), [(0.2, LOWER), (0.4, ALIKE), (0.6, HIGHER)])
@pytest.mark.parametrize("strength", STRENGTHS)
def test_exact_zeros_are_worth_what_the_two_steps_of_l1_differ_by(strength: float, loss: float, right: str) -> None:
    _, gradient, proximal, *_ = names_at(strength)
    asked = penalties.exact_zeros(
        ending_at(penalty_arms(penalty_experiment(0)), {gradient: 0.4, proximal: loss}), strength
    )
    assert f"strength {strength:g}" in asked.text
    assert asked.right == right


@pytest.mark.parametrize(("loss", "right"), [(0.2, LOWER), (0.4, ALIKE), (0.6, HIGHER)])
@pytest.mark.parametrize(("weak", "strong"), [(0, 4), (3, 1)])
def test_penalties_are_compared_at_the_strengths_that_suit_them(
    weak: int, strong: int, loss: float, right: str
) -> None:
    best = {penalty_arm("proximal", STRENGTHS[weak]): loss, penalty_arm("l2", STRENGTHS[strong]): 0.4}
    assert penalties.best_of_each(ending_at(penalty_arms(penalty_experiment(0)), best)).right == right


@pytest.mark.parametrize(
    ("largest", "right"),
    [
        ((3, 4, 5), capacity.LARGEST),
        ((9, 9, 9), capacity.SMALLER),
        # Later on average, and earlier for most.
        ((6, 6, 11), capacity.LARGEST),
        ((3, 7, 9), capacity.MIXED),
        ((7,) * 3, capacity.MIXED),
    ],
)
def test_whose_loss_turns_first_is_counted_seed_by_seed(largest: tuple[int, ...], right: str) -> None:
    arms = width_arms()[-3:]
    rows = [
        tuple(
            with_losses(arm, [(1.0, 0.1 + abs(epoch - turn) / 100, 1.0) for epoch in range(12)], size) for turn in turns
        )
        for arm, turns, size in zip(
            arms, ((5,) * len(largest), (7,) * len(largest), largest), (3.0, 1.0, 5.0), strict=True
        )
    ]
    asked = capacity.turns(Results(arms, tuple(rows)))
    assert asked.right == right
    earlier, later = (sum(turn < 7 for turn in largest), sum(turn > 7 for turn in largest))
    counted = f"with the largest for {earlier} of {len(largest)} seeds, and with {arms[1].title} for {later}."
    assert counted in asked.because
    # Where neither is the first for most of the seeds, it is not said that the smaller one takes more epochs.
    assert ("It takes more epochs" in asked.reply_to(str(capacity.SMALLER))[1]) == (right == capacity.LARGEST)
    assert ("gets there no later" in asked.reply_to(str(capacity.SMALLER))[1]) == (right == capacity.MIXED)
    # Nor that it is not the first for most of them, where it may be for more than half.
    assert "most of the seeds" not in asked.reply_to(str(capacity.LARGEST))[1]


@pytest.mark.parametrize(
    ("shifts", "right"), [((0,) * 5, stopping.MOST), ((0, 0, 7, 7, 7), stopping.SOME), ((9,) * 5, stopping.FEW)]
)
def test_the_restored_epoch_is_held_against_the_lowest_test_loss(shifts: tuple[int, ...], right: str) -> None:
    epochs = np.arange(100)
    curves = [
        np.stack([1.0 / (1 + epochs), 0.3 + np.abs(epochs - 40) / 50, 0.4 + np.abs(epochs - 40 - shift) / 50], 1)
        for shift in shifts
    ]
    asked = stopping.lowest_on_both(curves, 20)
    check(asked)
    check(stopping.chosen_on())
    assert asked.right == right
    assert f"Here it is {shifts.count(0)} of 5." in asked.because
    assert stopping.lowest_on_both(curves[:1], 20).right is None


@pytest.mark.parametrize(("ripple", "reply"), [(1.0, "Near the lowest point"), (1.4, "stopped at a ripple")])
def test_a_training_that_stops_at_a_ripple_is_not_said_to_have_come_near_its_lowest_point(
    ripple: float, reply: str
) -> None:
    epochs = np.arange(100)
    losses = np.stack([1.0 / (1 + epochs), 0.3 + np.abs(epochs - 40) / 50, 0.4 + np.abs(epochs - 49) / 50], 1)
    losses[5, 1] = ripple
    asked = stopping.lowest_on_both([losses] * 5, 1)
    check(asked)
    assert asked.right == stopping.FEW
    assert reply in asked.reply_to(stopping.FEW)[1]


def test_a_ripple_where_test_loss_is_lowest_is_not_called_the_lowest_of_validation_loss() -> None:
    epochs = np.arange(100)
    losses = np.stack([1.0 / (1 + epochs), 0.3 + np.abs(epochs - 40) / 50, 0.4 + np.abs(epochs - 4) / 50], 1)
    losses[5, 1] = 1.4
    asked = stopping.lowest_on_both([losses] * 5, 1)
    check(asked)
    assert asked.right == stopping.MOST
    assert "it is the same" not in asked.reply_to(stopping.MOST)[1]


def test_choosing_by_test_score_is_judged_over_data_sets() -> None:
    rng = np.random.default_rng(0)
    # Candidates that differ by luck alone.
    right = rng.random((4, 100, 1000)) < 0.8
    choices = [choose_among(one, one[:, :200].mean(1), seed) for seed, one in enumerate(right)]
    asked = choosing.on_new_data(choices), choosing.more_candidates(choices)
    for question in asked:
        check(question)
    assert [question.right for question in asked] == [choosing.LOWER, choosing.MORE]
    assert all(ask(choices[:2]).right is None for ask in (choosing.on_new_data, choosing.more_candidates))
