"""What is asked of activations needs some."""

from __future__ import annotations

import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.ui.controls.settings import EXPERIMENT
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.questions.question import Question, answerable
from pages.which_activation.questions import ALIKE, NO, YES, asked, least_fitted
from pages.which_activation.trials import activation_arms
from tests.made import made_record
from tests.pages.opened import opened

LINEAR_ONLY = change(Experiment(), hidden_layers=())


def test_without_a_hidden_layer_nothing_is_asked_and_the_page_says_why() -> None:
    assert asked(Results.of(activation_arms(LINEAR_ONLY), [])) == ()
    assert len(asked(Results.of(activation_arms(Experiment()), []))) == 2
    app = opened("which_activation", **{EXPERIMENT.name: LINEAR_ONLY, "which_activation seeds": 3})
    assert "no hidden layer" in app.info[0].value
    # As on any page, the question stands above all else.
    kinds = [element.type for element in app.main]
    assert kinds.index("title") < kinds.index("info")


def test_no_question_is_asked_that_no_result_will_answer() -> None:
    arms = activation_arms(Experiment())
    all_diverged = Results(arms, tuple((made_record(0.1, experiment=a.experiment, reason="diverged"),) for a in arms))
    assert answerable(asked(all_diverged), over=all_diverged.over) == []
    assert len(answerable(asked(awaited := Results.of(arms, [None] * len(arms))), over=awaited.over)) == 2


def test_where_any_diverged_nobody_is_told_that_another_ends_highest() -> None:
    def seeds(name: str, experiment: Experiment) -> tuple[Record, ...]:
        first = made_record(0.1, experiment=experiment, reason="diverged" if name == "relu" else "finished")
        return first, *[made_record(0.3 if name == "linear" else 0.1, experiment=experiment)] * 3

    arms = activation_arms(Experiment())
    assert least_fitted(Results(arms, tuple(seeds(arm.name, arm.experiment) for arm in arms))).right is None


def test_a_page_without_a_question_asks_none() -> None:
    ask_all()


def least(seeds: int = 3, /, **losses: float) -> Question:
    """Of the training losses of linear and others, with which every other activation's is 0.1."""
    arms = activation_arms(Experiment())
    rows = [(made_record(2 * losses.get(arm.name, 0.1), experiment=arm.experiment),) * seeds for arm in arms]
    return least_fitted(Results(arms, tuple(rows)))


def test_too_few_seeds_say_of_none_that_it_fits_least() -> None:
    assert [least(seeds, linear=0.3).right for seeds in (1, 2, 3)] == [None, None, YES]


@pytest.mark.parametrize(
    ("losses", "right"),
    [
        ({"linear": 0.3}, YES),
        ({"linear": 0.3, "sigmoid": 0.4}, NO),
        ({"linear": 0.3, "sigmoid": 0.31}, ALIKE),
        ({"linear": 0.3, "sigmoid": 0.29}, ALIKE),
        ({"linear": 0.1}, ALIKE),
    ],
)
def test_of_two_that_are_about_equal_neither_is_the_highest(losses: dict[str, float], right: str) -> None:
    assert least(**losses).right == right


def test_an_easy_seed_that_linear_alone_has_does_not_lower_it() -> None:
    arms = activation_arms(Experiment())
    rows = [
        (*[made_record(0.6 if linear else 0.2, experiment=arm.experiment)] * 3, made_record(1e-4) if linear else None)
        for arm in arms
        for linear in (arm.name == "linear",)
    ]
    question = least_fitted(Results(arms, tuple(rows)))
    assert question.right == YES
    assert "With linear it is 0.3" in question.because


def test_where_all_fit_alike_or_all_fit_everything_no_reply_says_that_little_was_learned() -> None:
    replies = [answer.reply for losses in (0.1, 1e-4) for answer in least(linear=losses).answers]
    assert not any("little" in reply or "noise" in reply for reply in replies)


def test_what_fits_less_than_linear_may_be_held_back_by_more_than_a_penalty() -> None:
    _, reply = least(linear=0.3, sigmoid=0.4).reply_to(NO)
    assert "dropout or early stopping" in reply


def test_losses_without_bound_are_written_as_others_are() -> None:
    assert "the highest is 8,960, with leaky_relu" in least(linear=322.0, leaky_relu=8962.343).because
