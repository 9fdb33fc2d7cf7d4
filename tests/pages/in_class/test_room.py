"""A room as its teacher and its students meet it: opened, joined, answered, shown, gone on with, ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.expected.drawn import POSITIONS, beside
from dashboard.store.errors import StoreError
from dashboard.store.in_class.classrooms import ENDED
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.plain import plain
from dashboard.ui.questions.question import Question
from dashboard.ui.questions.sketched import Sketched
from pages.first_steps.trials import EXERCISES
from pages.in_class.finding import counted, drawn_in_words, picked_in_words
from pages.in_class.questions import after, to_ask
from pages.in_class.sections.drawing import Drawing
from tests.pages.inline_engine import CheckingEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, press, visit, words
from tests.trained import trained

PICKED, DRAWN = "dropout evaluated", "first_steps overfit drawn"
LOW, HIGH = (0.1,) * POSITIONS, (0.9,) * POSITIONS


def teacher(question: str = PICKED) -> tuple[AppTest, str]:
    """A teacher who has just opened a room, and its code."""
    app = opened("in_class")
    app.selectbox(key="room first question").set_value(question).run()
    press(app, "Open a room")
    assert not app.exception
    return app, app.query_params["room"]


def student(code: str) -> AppTest:
    app = visit("in_class")
    app.query_params["room"] = code
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([words(app), *(caption.value for caption in app.caption), *(one.value for one in app.warning)])


def picks(app: AppTest, place: int) -> AppTest:
    return app.radio[0].set_value(app.radio[0].options[place]).run()


def send(code: str, *curves: Sequence[float]) -> None:
    """As browsers do that draw."""
    room = get_classrooms().find(code)
    assert room
    for place, curve in enumerate(curves):
        get_classrooms().enter(code, room.asked, f"student {place}", list(curve), Drawing.form)


def question_of(name: str) -> Question:
    question = to_ask()[name].question
    assert isinstance(question, Question)
    return question


def sketched(name: str) -> Sketched:
    question = to_ask()[name].question
    assert isinstance(question, Sketched)
    return question


def test_a_room_shows_its_code_and_a_link() -> None:
    app, code = teacher()
    assert app.title[0].value == f"Room {code[:3]} {code[3:]}"
    assert app.code[0].value.endswith(f"?room={code}")
    assert "**0 answers** so far." in words(app)
    assert app.header[0].value == question_of(PICKED).text


def test_students_join_by_the_code_as_somebody_writes_it() -> None:
    _, code = teacher()
    app = opened("in_class")
    app.text_input(key="room code").set_value(f" {code[:3]}-{code[3:]} ")
    press(app, "Join")
    assert app.query_params["room"] == code
    assert app.radio[0].options == [answer.text for answer in question_of(PICKED).answers]


def test_what_is_picked_is_sent_at_once_and_can_be_changed() -> None:
    leads, code = teacher()
    anna, ben = student(code), student(code)
    assert "**Sent.**" in said(picks(anna, 0))
    picks(ben, 1)
    picks(anna, 2)
    assert "**2 answers** so far." in words(leads.run())
    assert counted(question_of(PICKED), get_classrooms().entries(code)) == [0, 1, 1]


def test_once_it_is_shown_each_sees_what_is_right() -> None:
    leads, code = teacher()
    anna, ben, carla = student(code), student(code), student(code)
    question = question_of(PICKED)
    right = [answer.text for answer in question.answers].index(str(question.right))
    picks(anna, right)
    picks(ben, right - 1)
    press(leads, "Show the answer")
    assert picked_in_words(question, counted(question, get_classrooms().entries(code))) in words(leads)
    assert "**2 answers.** Closed." in words(leads)
    assert f"**Right: {question.right}.**" in words(anna.run())
    wrong = question.answers[right - 1]
    assert f"You picked: {wrong.text}. {wrong.reply}" in words(ben.run())
    assert "You sent no answer." in words(carla.run())
    assert not carla.radio


def test_a_class_that_draws_sees_its_curves_and_each_student_their_own() -> None:
    leads, code = teacher(DRAWN)
    asked = sketched(DRAWN)
    before, true = trained(asked.before), trained(asked.after)
    send(code, LOW, HIGH)
    late = student(code)
    press(leads, "Show the answer")
    assert drawn_in_words([LOW, HIGH], before, true) in words(leads)
    assert "You sent no curve." in words(late.run())


def test_what_to_remember_of_an_exercise_comes_with_the_answer_to_why_which_it_would_give_away() -> None:
    leads, code = teacher(DRAWN)
    send(code, LOW)
    anna, explained = student(code), EXERCISES[0].remember
    press(leads, "Show the answer")
    assert explained not in words(leads) + words(anna.run())
    press(leads, "Ask it")
    assert explained not in words(leads)
    question = question_of(after(DRAWN))
    wrong = next(answer.text for answer in question.answers if answer.text != question.right)
    picks(anna.run(), anna.run().radio[0].options.index(wrong))
    press(leads, "Show the answer")
    assert explained in words(leads)
    # Nobody is told twice, who was wrong neither.
    assert words(anna.run()).count(explained) == 1


def test_who_has_drawn_sees_how_far_off_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    leads, code = teacher(DRAWN)
    monkeypatch.setattr("pages.in_class.sections.taking_part.author", lambda _: "student 0")
    send(code, HIGH)
    app = student(code)
    assert "**Sent.**" in said(app)
    press(leads, "Show the answer")
    asked = sketched(DRAWN)
    assert beside(HIGH, trained(asked.before), trained(asked.after)) in words(app.run())


def test_what_is_no_answer_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    _, code = teacher()
    app = student(code)
    monkeypatch.setattr("pages.in_class.sections.choice.one_of", lambda _: Drawing.form)
    assert "An answer here is 31 numbers" in picks(app, 0).warning[0].value.replace("\\", "")
    assert "**Sent.**" not in said(app)
    assert not app.run().warning


def test_students_do_not_lead() -> None:
    leads, code = teacher()
    app = student(code)
    labels = {button.label for button in app.button}
    assert labels == {"Leave the room"}
    assert {"Show the answer", "Ask it", "End the room"} <= {button.label for button in leads.button}


def test_the_next_question_is_asked_in_the_same_room() -> None:
    leads, code = teacher()
    app = student(code)
    picks(app, 0)
    press(press(leads, "Show the answer"), "Ask it")
    assert leads.query_params["room"] == code
    assert leads.header[0].value == question_of(after(PICKED)).text
    assert "**0 answers** so far." in words(leads)
    app.run()
    assert app.header[0].value == question_of(after(PICKED)).text
    assert "**Sent.**" not in said(app)
    assert app.radio[0].value is None


def test_the_same_can_be_asked_again() -> None:
    leads, code = teacher()
    app = student(code)
    picks(app, 0)
    press(leads, "Show the answer")
    press(leads, "Ask the same question again")
    assert picks(app.run(), 1).header[0].value == question_of(PICKED).text
    assert "**1 answer** so far." in words(leads.run())


def test_answers_are_shown_as_they_come_where_the_teacher_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []
    monkeypatch.setattr("pages.in_class.sections.choice.Choice.so_far", lambda _, entries: shown.append(len(entries)))
    leads, code = teacher()
    picks(student(code), 0)
    leads.run()
    assert shown == []
    leads.toggle(key="room as they come").set_value(True).run()
    assert shown == [1]
    press(leads, "Show the answer")
    press(leads, "Ask it")
    assert leads.toggle(key="room as they come").value


def test_after_its_end_everybody_hears_of_it_and_the_plan_is_there_again() -> None:
    leads, code = teacher()
    app = student(code)
    press(leads, "End the room")
    assert "room" not in leads.query_params
    assert "Open a room" in {button.label for button in leads.button}
    assert "This room has ended" in app.run().warning[0].value
    assert get_classrooms().find(code) is None


def test_who_clicks_just_as_the_room_ends_hears_that_once() -> None:
    leads, code = teacher()
    room = get_classrooms().find(code)
    assert room
    get_classrooms().end(code, room.owner)
    press(leads, "Show the answer")
    assert [one.value for one in leads.warning] == [plain(ENDED)]


def test_a_teacher_is_led_into_no_room_whose_question_this_server_does_not_train(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leads, _ = teacher(DRAWN)
    others = {name: asked for name, asked in to_ask().items() if name != DRAWN}
    for module in ("entrance", "plan", "posed"):
        monkeypatch.setattr(f"pages.in_class.sections.{module}.to_ask", lambda: others)
    leads.run()
    assert "Open a room" in {button.label for button in leads.button}
    assert f"ask {DRAWN}" not in {button.key for button in leads.button}


def test_a_teacher_who_looks_at_the_plan_finds_back_and_asks_from_it() -> None:
    leads, code = teacher()
    press(leads, "To the plan")
    assert f"Your room {code[:3]} {code[3:]} is open." in words(leads)
    press(leads, "Back to it")
    assert leads.query_params["room"] == code
    press(press(leads, "To the plan"), "Ask it in a room")
    assert leads.query_params["room"] == code
    assert leads.header[0].value.startswith(sketched(DRAWN).title)


@pytest.mark.parametrize("code", ["0", "999999999", "abc", "१२३", "'; DROP TABLE entries; --", "**9**", "9" * 500])
def test_a_link_to_no_room_says_so_and_opens_the_plan(code: str) -> None:
    app = student(code)
    assert all("This room has ended, or there never was one" in one.value for one in app.warning)
    assert bool(app.warning) == any(sign.isdecimal() for sign in code)
    assert "Open a room" in {button.label for button in app.button}


@pytest.mark.parametrize("typed", ["12a 45", "", "1234567"])
def test_a_code_of_another_length_is_said_to_be_none(typed: str) -> None:
    app = opened("in_class")
    app.text_input(key="room code").set_value(typed)
    press(app, "Join")
    assert [one.value for one in app.warning] == [plain("A room's code has 6 digits.")]
    assert "room" not in app.query_params


def test_a_question_that_is_no_more_ends_the_room() -> None:
    code = get_classrooms().open("a teacher of long ago", "a question of long ago")
    assert "This room has ended" in student(code).warning[0].value


def test_without_a_database_there_is_a_reason_and_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("dashboard.store.in_class.classrooms.ClassroomStore.opened_by", full)
    app = opened("in_class")
    assert "the disk is full" in app.error[0].value
    assert "**Ask:**" in words(app)


def test_a_click_that_the_database_refuses_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    leads, _ = teacher()

    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("dashboard.store.in_class.classrooms.ClassroomStore.reveal", full)
    assert "the disk is full" in press(leads, "Show the answer").warning[0].value


def test_while_the_engine_starts_the_room_is_there_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.in_class.sections.drawing.trained", lambda _: None)
    put_in_place(StartingEngine, monkeypatch)
    leads, code = teacher(DRAWN)
    assert "The training engine is starting" in leads.info[0].value
    assert "The training engine is starting" in student(code).info[0].value


def test_while_a_question_s_curves_are_trained_the_room_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.in_class.sections.drawing.trained", lambda _: None)
    put_in_place(CheckingEngine, monkeypatch)
    leads, code = teacher(DRAWN)
    assert leads.info[0].value == plain("The question's curves are being trained.")
    assert student(code).info[0].value == plain("The question's curves are being trained.")


@pytest.mark.parametrize("name", to_ask())
def test_every_question_can_be_asked_and_answered(name: str) -> None:
    leads, code = teacher(name)
    app = student(code)
    if isinstance(to_ask()[name].question, Question):
        picks(app, 0)
    else:
        send(code, LOW)
    press(leads, "Show the answer")
    assert not leads.exception
    assert not app.run().exception
    assert re.search(r"1 of 1 picked|0 of 1 picked|Of 1 curve", words(leads))
