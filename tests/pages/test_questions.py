"""The questions of lessons that compare are answered by what the comparison shows, whatever that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.paired import paired_losses
from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES
from dashboard.ui.questions.question import Question
from language.say import mark
from pages.capacity import questions as capacity
from pages.capacity.trials import depth_arms, width_arms
from pages.data_and_splits import questions as data
from pages.data_and_splits.trials import SKEW, data_arms
from pages.dropout import questions as dropout
from pages.dropout.trials import arm_name, rate_arms
from pages.early_stopping import questions as stopping
from pages.l1_l2 import questions as penalties
from pages.l1_l2.trials import NONE, STRENGTHS, names_at, penalty_arms, penalty_experiment
from pages.test_set_once import questions as choosing
from pages.test_set_once.finding import choose_among
from pages.which_activation import questions as activations
from pages.which_activation.trials import activation_arms
from pages.which_fix import questions as fixes
from pages.which_fix.trials import remedy_arms
from tests.random_results import random_results

Asked = Callable[[Results], Sequence[Question]]
SEEDS = range(12)
ARMS: dict[str, tuple[tuple[Arm, ...], Asked]] = {
    "which_fix": (remedy_arms(Experiment()), fixes.asked),
    "l1_l2": (
        penalty_arms(penalty_experiment(3)),
        lambda r: tuple(one for s in STRENGTHS for one in (penalties.exact_zeros(r, s), penalties.loss_with_l2(r, s))),
    ),
    "dropout": (rate_arms(Experiment()), lambda r: (dropout.validation(r, 0.4), dropout.evaluated())),
    "data_and_splits": (data_arms(SKEW), lambda r: (data.random_labels(r), data.more_samples(r))),
    "capacity": (width_arms(), lambda r: (capacity.over_size(r, mark("width")), capacity.training_loss(r))),
    "depth": (depth_arms(), lambda r: (capacity.over_size(r, mark("depth")), capacity.training_loss(r))),
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


@pytest.mark.parametrize("seed", range(40))
def test_what_a_loss_does_is_what_the_interval_bears_out(seed: int) -> None:
    results = random_results(rate_arms(Experiment()), seed)
    losses = paired_losses(results)
    change = losses.change(arm_name(0.4), arm_name(0.0))
    low, high = change.bounds
    right = dropout.validation(results, 0.4).right
    if right == FALLS:
        assert high < 1.0
    elif right == RISES:
        assert low > 1.0
    else:
        assert right == NEITHER
        assert change.kind in ("same", "slight", "unsure")


@pytest.mark.parametrize("seed", range(20))
def test_zeros_are_counted_at_the_strength_that_is_looked_at(seed: int) -> None:
    results = random_results(penalty_arms(penalty_experiment(0)), seed)
    strength = STRENGTHS[seed % len(STRENGTHS)]
    asked = penalties.exact_zeros(results, strength)
    assert f"strength {strength:g}" in asked.text
    _, l1, proximal, l2, _ = names_at(strength)
    if not all(results[name] for name in (l1, proximal, l2)):
        return
    named = dict(zip((penalties.GRADIENT, penalties.PROXIMAL, penalties.L2), (l1, proximal, l2), strict=True))
    shares = {
        answer: float(
            np.mean(
                [np.mean(np.concatenate([k.ravel() for k in outcome.final_kernels(r)]) == 0) for r in results[name]]
            )
        )
        for answer, name in named.items()
    }
    most = max(shares, key=lambda answer: shares[answer])
    assert asked.right == (most if shares[most] > 0.5 else penalties.NO_PENALTY)
    assert NONE not in named.values()


@pytest.mark.parametrize("seed", range(20))
def test_training_loss_is_lowest_where_it_is_said_to_be(seed: int) -> None:
    results = random_results(width_arms(), seed)
    asked = capacity.training_loss(results)
    if asked.right is None:
        return
    means = [float(np.exp(np.mean(np.log([outcome.train_loss(r) for r in results[arm.name]])))) for arm in results.arms]
    lowest = int(np.argmin(means))
    expected = {0: capacity.SMALLEST, len(means) - 1: capacity.LARGEST}.get(lowest, asked.right)
    assert asked.right == expected
    assert results.title(results.arms[lowest].name) in asked.because


@pytest.mark.parametrize(
    ("patience", "end", "right"),
    # With a patience of 100, what goes on falling is stopped where it can't be told from the end.
    [(0, 0.2, RISES), (20, 0.2, RISES), (100, 0.2, NEITHER), (0, 1.5, FALLS), (20, 1.5, FALLS), (100, 1.5, FALLS)],
)
def test_stopping_is_judged_on_test_and_beside_the_end(patience: int, end: float, right: str) -> None:
    epochs, rng = np.arange(200), np.random.default_rng(0)
    curve = 0.3 + np.abs(epochs - 40) / 160 * (end - 0.3)
    curves = [np.stack([curve * 0.5, curve, curve * (1 + 0.01 * rng.random())], 1) for _ in range(5)]
    asked = stopping.beside_the_end(curves, patience)
    check(asked)
    check(stopping.chosen_on())
    assert asked.right == right
    assert stopping.beside_the_end(curves[:1], patience).right is None


def test_choosing_by_test_score_is_judged_over_data_sets() -> None:
    rng = np.random.default_rng(0)
    # Candidates that differ by luck alone.
    right = rng.random((4, 100, 1000)) < 0.8
    choices = [choose_among(one, one[:, :200].mean(1), seed) for seed, one in enumerate(right)]
    asked = choosing.on_new_data(choices), choosing.more_candidates(choices)
    for question in asked:
        check(question)
    assert [question.right for question in asked] == [choosing.LOWER, choosing.MORE]
    assert choosing.on_new_data(choices[:1]).right is None
