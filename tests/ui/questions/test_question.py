"""A question is answered by what the page's results bear out."""

from __future__ import annotations

import pytest

from dashboard.ui.questions.changes import FALLS, RISES
from dashboard.ui.questions.question import Answer, Question
from language.languages import speaking

ANSWERS = (Answer("It falls", "Look at the left."), Answer("It rises", "So it does."))


def test_an_answer_is_judged_and_replied_to() -> None:
    question = Question("q", "What does it do?", ANSWERS, "It rises", "From 1 to 2.")
    assert question.reply_to("It rises") == (True, "So it does. From 1 to 2.")
    assert question.reply_to("It falls") == (False, "Look at the left. From 1 to 2.")


def test_it_is_read_in_the_language_of_its_reader_whenever_it_was_made() -> None:
    question = Question("q", "What does it do?", (Answer(FALLS, "No."), Answer(RISES, "Yes.")), RISES)
    with speaking("ko"):
        assert question.texts == ["낮아진다", "높아진다"]
        assert question.right == "높아진다"
        assert question.reply_to(question.texts[1])[0]
    assert question.texts == [FALLS, RISES]


def test_what_is_right_has_to_be_among_the_answers() -> None:
    with pytest.raises(ValueError, match="'It jumps' is not an answer"):
        Question("q", "What does it do?", ANSWERS, "It jumps")
