"""What a class has drawn, beside what came."""

from __future__ import annotations

import pytest

from dashboard.analysis.expected.drawn import POSITIONS
from pages.first_steps.trials import EXERCISES
from pages.in_class.figures import class_panel
from tests.trained import trained

CURVES = [(0.4,) * POSITIONS]


@pytest.mark.parametrize(("number", "hidden"), [(0, True), (1, False)])
def test_the_curve_before_is_named_where_it_is_to_be_seen(number: int, *, hidden: bool) -> None:
    exercise = EXERCISES[number]
    before, after = trained(exercise.before), trained(exercise.after)
    epochs = exercise.after.training.epochs
    asked, shown = class_panel(CURVES, epochs, before), class_panel(CURVES, epochs, before, after)
    assert "before" in [trace["name"] for trace in asked.figure.data]
    assert ("before" not in [trace["name"] for trace in shown.figure.data]) == hidden
