"""The page on selecting inputs, as a visitor meets it."""

from __future__ import annotations

import pytest

from pages.selecting_inputs.sections import how_to_read
from tests.pages.opened import opened, words


def test_cross_validation_and_its_folds_are_introduced_above_the_question_that_speaks_of_them() -> None:
    app = opened("selecting_inputs")
    assert "does cross-validation report" in app.radio[0].label
    assert "**cross-validation**: the rows are split into 5 parts, the **folds**" in words(app)


@pytest.mark.parametrize("kept", [10, 100])
def test_that_nothing_is_selected_where_all_are_kept_is_said_where_that_is_in_the_chart(kept: int) -> None:
    assert ("nothing is selected" in how_to_read(kept)) == (kept == 100)
