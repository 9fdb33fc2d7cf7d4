"""A room speaks to each of those in it in their own language, and counts the answers of all of them together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.questions.question import Answer, Question
from language.languages import speaking
from pages.in_class.figures import bars_panel
from pages.in_class.finding import counted, picked_in_words
from tests.figures.as_plotly import to_plotly
from tests.language.seen import left_in_english
from tests.pages.in_class.test_room import DRAWN, HIGH, LOW, picks, question_of, send, student, teacher
from tests.pages.opened import press, words

PICKED = "first_steps smaller"
SHOW = ":material/visibility:"


def in_korean(app: AppTest) -> AppTest:
    app.query_params["lang"] = "ko"
    app.run()
    assert not app.exception
    return app


def again(app: AppTest) -> AppTest:
    """A further run: what a control was shown as, the test asks for outside of the page."""
    with speaking("ko"):
        return app.run()


def own_words(app: AppTest) -> Iterator[str]:
    """What the page itself says, without its frame and its charts."""
    yield from (element.value for part in (app.title, app.header, app.markdown, app.caption) for element in part)
    yield from (one.label for part in (app.button, app.radio, app.toggle, app.expander) for one in part)


def left(app: AppTest) -> list[str]:
    return [text for text in own_words(app) if left_in_english(text)]


def test_one_answers_in_english_and_one_in_korean() -> None:
    leads, code = teacher(PICKED)
    anna, ben = student(code), in_korean(student(code))
    assert ben.header[0].value != anna.header[0].value
    picks(anna, 1)
    picks(ben, 1)
    assert counted(question_of(PICKED), get_classrooms().entries(code)) == [0, 2, 0]
    press(leads, "Show the answer")
    with speaking("ko"):
        told = picked_in_words(question_of(PICKED), [0, 2, 0])
    assert told not in words(leads)
    assert told in words(in_korean(leads))


def test_an_answer_stays_picked_in_another_language() -> None:
    _, code = teacher(PICKED)
    app = in_korean(picks(student(code), 2))
    with speaking("ko"):
        assert app.radio[0].index == 2


@pytest.mark.parametrize("question", [PICKED, DRAWN])
def test_nothing_in_a_room_is_left_in_english(question: str) -> None:
    leads, code = teacher(question)
    app = in_korean(student(code))
    assert left(app) == left(in_korean(leads)) == []
    if question == DRAWN:
        send(code, LOW, HIGH)
    else:
        picks(app, 0)
    with speaking("ko"):
        next(button for button in leads.button if button.icon == SHOW).click().run()
    assert left(leads) == left(again(app)) == []


def test_an_answer_over_its_bar_is_as_wide_in_korean_letters() -> None:
    answers = (Answer("훈련 샘플을 " * 10 + "외운다", "."), Answer("word " * 20 + "end", "."))
    korean, english = to_plotly(
        bars_panel(Question("q", "?", answers, None), [1, 2], revealed=False).figure
    ).layout.annotations
    assert max(map(len, english.text.split("<br>"))) <= 42
    assert max(map(len, korean.text.split("<br>"))) <= 26
