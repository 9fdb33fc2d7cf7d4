"""The path of lessons as data."""

from __future__ import annotations

import pytest

from dashboard.experiment.lessons import LESSONS, PREDICTIONS, Lesson, outcome_of
from dashboard.experiment.spec import Experiment
from dashboard.ui.navigation import PAGES

every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)


@every_lesson
def test_a_lesson_changes_only_what_it_says(lesson: Lesson) -> None:
    assert lesson.after != lesson.before
    assert lesson.after.data == lesson.before.data


@every_lesson
def test_a_lesson_can_be_predicted_and_leads_on(lesson: Lesson) -> None:
    assert lesson.answer in PREDICTIONS
    assert lesson.page in {entry.file for entries in PAGES.values() for entry in entries}


def test_the_path_begins_by_overfitting_and_goes_on_with_what_helps() -> None:
    assert [lesson.answer for lesson in LESSONS] == ["rise", "fall", "fall", "fall", "fall"]
    assert LESSONS[0].after == Experiment()
    assert all(lesson.before == Experiment() for lesson in LESSONS[1:])


def test_the_numbers_of_parameters_in_the_text_are_those_of_the_networks() -> None:
    smaller = next(lesson for lesson in LESSONS if lesson.name == "smaller")
    for experiment in (smaller.before, smaller.after):
        assert f" {experiment.parameters:,}" in smaller.text


@pytest.mark.parametrize(("before", "after", "outcome"), [
    (1.0, 0.5, "fall"), (1.0, 0.94, "fall"), (1.0, 0.96, "stay about the same"), (1.0, 1.04, "stay about the same"),
    (1.0, 1.06, "rise"), (1.0, float("nan"), "rise"), (1.0, float("inf"), "rise"),
])  # fmt: skip
def test_a_loss_falls_or_rises_when_it_moves_by_more_than_a_twentieth(
    before: float, after: float, outcome: str
) -> None:
    assert outcome_of(before, after) == outcome
