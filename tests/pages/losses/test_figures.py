"""Losses are drawn so that the prediction's own numbers lie within the chart, on axes with the task's names."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from pages.losses.figures.losses import REACH, loss_gradient_panel, loss_value_panel
from pages.losses.finding.loss_curves import Question
from pages.losses.sections import prediction
from tests.figures.as_plotly import to_plotly

QUESTIONS = (Question("binary", 1), Question("multiclass", 2, 3), Question("regression", 1.0))


@pytest.mark.parametrize("z", [-REACH, -1.0, REACH])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.task)
def test_every_mark_lies_within_the_axes(question: Question, z: float) -> None:
    for panel in (loss_value_panel(question, z), loss_gradient_panel(question, z)):
        low, high = to_plotly(panel.figure).layout.yaxis.range
        marks = [trace.y[0] for trace in to_plotly(panel.figure).data if trace.mode == "markers"]
        assert len(marks) == 3
        assert all(low < mark < high for mark in marks)


def test_the_gradient_is_by_what_the_task_predicts() -> None:
    titles = [to_plotly(loss_gradient_panel(question, 0.0).figure).layout.yaxis.title.text for question in QUESTIONS]
    assert titles == ["Gradient ∂L/∂z", "Gradient ∂L/∂z₀", "Gradient ∂L/∂ŷ"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.task)
def test_the_table_has_its_numbers_before_its_formulas_which_a_phone_has_no_room_for(question: Question) -> None:
    with patch.object(prediction, "small_table") as shown:
        prediction.show_table(question, 0.0)
    columns = list(shown.call_args.args[0][0])
    assert columns[:4] == ["Loss", "Value here", "Gradient here", "Formula"]
