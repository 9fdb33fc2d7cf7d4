"""The page on selecting inputs, as a visitor meets it."""

from __future__ import annotations

from tests.pages.opened import opened, words


def test_cross_validation_and_its_folds_are_introduced_above_the_question_that_speaks_of_them() -> None:
    app = opened("selecting_inputs")
    assert "does cross-validation report" in app.radio[0].label
    assert "**cross-validation**: the rows are split into 5 parts, the **folds**" in words(app)
