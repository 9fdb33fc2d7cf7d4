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


@pytest.mark.parametrize(("count", "thinner"), [(1, False), (60, True)])
def test_few_curves_are_wide_enough_to_be_seen_from_the_last_row(count: int, *, thinner: bool) -> None:
    exercise = EXERCISES[0]
    drawn = class_panel(CURVES * count, exercise.after.training.epochs, trained(exercise.before)).figure.data[0]
    assert (drawn["line"]["width"] < 2.0) == thinner
