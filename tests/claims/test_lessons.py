"""What the first steps lead a visitor to see."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from dashboard.experiment.lessons import LESSONS, Lesson, outcome_of
from tests.trained import holds, records


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_validation_loss_does_what_the_lesson_teaches(lesson: Lesson) -> None:
    pairs = zip(records(lesson.before), records(lesson.after), strict=True)
    losses = ((outcome.validation_loss(before), outcome.validation_loss(after)) for before, after in pairs)
    assert holds([outcome_of(*both) == lesson.answer for both in losses])
