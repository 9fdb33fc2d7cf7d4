"""The path of lessons as data."""

from __future__ import annotations

import pytest

from dashboard.analysis.expected.prediction import PREDICTIONS
from dashboard.experiment.experiment import Experiment
from dashboard.ui.lessons import LESSONS
from pages.first_steps.questions import why
from pages.first_steps.trials import EXERCISES, Exercise

every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


@every_exercise
def test_a_lesson_changes_only_what_it_says(exercise: Exercise) -> None:
    assert exercise.after != exercise.before
    assert exercise.after.data == exercise.before.data


@every_exercise
def test_a_lesson_can_be_predicted_and_leads_on(exercise: Exercise) -> None:
    assert exercise.answer in PREDICTIONS
    assert exercise.page in LESSONS


def test_the_path_begins_by_overfitting_and_goes_on_with_what_helps() -> None:
    assert [exercise.answer for exercise in EXERCISES] == [
        "rise",
        "fall",
        "fall",
        "rise",
        "fall",
        "fall",
        "stay about the same",
    ]
    assert EXERCISES[0].after == Experiment()
    assert all(exercise.before == Experiment() for exercise in EXERCISES[1:] if exercise.name != "too_strong")


def test_the_numbers_of_parameters_in_the_text_are_those_of_the_networks() -> None:
    smaller = next(exercise for exercise in EXERCISES if exercise.name == "smaller")
    for experiment in (smaller.before, smaller.after):
        assert f" {experiment.parameters:,}" in smaller.text


@every_exercise
def test_each_asks_why_and_has_a_reply_to_every_answer(exercise: Exercise) -> None:
    question = why(exercise)
    assert question.text.endswith("?")
    assert len({answer.text for answer in question.answers}) == 3
    assert all(question.reply_to(answer.text)[1].endswith(".") for answer in question.answers)


def test_what_to_expect_is_mixed() -> None:
    assert {exercise.answer for exercise in EXERCISES} == set(PREDICTIONS)
