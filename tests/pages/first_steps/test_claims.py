"""What the first steps lead a visitor to see."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from dashboard.analysis.expected.prediction import outcome_of
from pages.first_steps.trials import EXERCISES, Exercise
from tests.trained import holds, records


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_validation_loss_does_what_the_lesson_teaches(exercise: Exercise) -> None:
    pairs = zip(records(exercise.before), records(exercise.after), strict=True)
    losses = ((outcome.validation_loss(before), outcome.validation_loss(after)) for before, after in pairs)
    assert holds([outcome_of(*both) == exercise.answer for both in losses])


def test_what_the_smaller_network_leaves_out_is_no_loss_on_new_data() -> None:
    smaller = next(exercise for exercise in EXERCISES if exercise.name == "smaller")
    pairs = zip(records(smaller.before), records(smaller.after), strict=True)
    assert holds([outcome.test_metric(after) >= outcome.test_metric(before) for before, after in pairs])
