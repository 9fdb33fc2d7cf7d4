"""The path of lessons as data."""

from __future__ import annotations

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.ui.lessons import LESSONS
from pages.first_steps.trials import EXERCISES, PREDICTIONS, Exercise, outcome_of

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
    assert [exercise.answer for exercise in EXERCISES] == ["rise", "fall", "fall", "fall", "fall"]
    assert EXERCISES[0].after == Experiment()
    assert all(exercise.before == Experiment() for exercise in EXERCISES[1:])


def test_the_numbers_of_parameters_in_the_text_are_those_of_the_networks() -> None:
    smaller = next(exercise for exercise in EXERCISES if exercise.name == "smaller")
    for experiment in (smaller.before, smaller.after):
        assert f" {experiment.parameters:,}" in smaller.text


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (1.0, 0.5, "fall"),
        (1.0, 0.94, "fall"),
        (1.0, 0.96, "stay about the same"),
        (1.0, 1.04, "stay about the same"),
        (1.0, 1.06, "rise"),
        (1.0, float("nan"), "rise"),
        (1.0, float("inf"), "rise"),
    ],
)
def test_a_loss_falls_or_rises_when_it_moves_by_more_than_a_twentieth(
    before: float, after: float, outcome: str
) -> None:
    assert outcome_of(before, after) == outcome
