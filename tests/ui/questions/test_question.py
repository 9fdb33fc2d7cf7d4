"""A question is answered by what the page's results bear out."""

from __future__ import annotations

import pytest

from dashboard.ui.questions.question import Answer, Question

ANSWERS = (Answer("It falls", "Look at the left."), Answer("It rises", "So it does."))


def test_an_answer_is_judged_and_replied_to() -> None:
    question = Question("q", "What does it do?", ANSWERS, "It rises", "From 1 to 2.")
    assert question.reply_to("It rises") == (True, "So it does. From 1 to 2.")
    assert question.reply_to("It falls") == (False, "Look at the left. From 1 to 2.")


def test_what_is_right_has_to_be_among_the_answers() -> None:
    with pytest.raises(ValueError, match="'It jumps' is no answer"):
        Question("q", "What does it do?", ANSWERS, "It jumps")
