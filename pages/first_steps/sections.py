"""The path of exercises: which one a link asks for, the prediction, the two trainings, and the way on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.expected.drawn import BOUNDS, POSITIONS, beside
from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction
from dashboard.experiment.record import Record
from dashboard.figures.expected.sketch import sketch_panel
from dashboard.ui.charts import payload, show_charts, show_payload
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from dashboard.ui.questions.ask import ask, is_answered
from dashboard.ui.session import AWAITS_PREDICTION, Slot, page_acted
from dashboard.ui.waiting.side_by_side import show_side_by_side
from language.say import t
from pages.first_steps.figures import HEIGHT, boundary_left, loss_panels, side_by_side_panels
from pages.first_steps.finding import compare, in_a_word, on_test
from pages.first_steps.questions import why
from pages.first_steps.trials import EXERCISES, Exercise

# In the address.
QUERY = "lesson"
_NUMBER = Slot("lesson", 1)
# What was predicted in the exercises that were run.
_PREDICTED: Slot[dict[str, Prediction]] = Slot("lessons done", {})
# The curves that were drawn, of validation loss as it was expected.
_DRAWN: Slot[dict[str, tuple[float, ...]]] = Slot("lessons drawn", {})
_EMPTY: Slot[Any] = Slot("lesson sketch", None)


def asked_for() -> Exercise:
    """The exercise of the link, counted from 1; without one, that which this visit is at."""
    number = st.query_params.get(QUERY, str(_NUMBER.get()))
    if not number.isdecimal() or len(number) > 8 or not 1 <= int(number) <= len(EXERCISES):
        st.warning(
            t(
                "There is no lesson {lesson}; there are 1 to {count}.",
                lesson=plain(repr(number[:20])),
                count=len(EXERCISES),
            ),
            icon=":material/link_off:",
        )
        number = "1"
    _NUMBER.set(int(number))
    st.query_params[QUERY] = number
    return EXERCISES[int(number) - 1]


def show_path(exercise: Exercise) -> None:
    """Where the exercise stands among the others, as links; those that were run carry a tick."""
    with st.container(horizontal=True, gap="small", key="lesson-path"):
        for number, other in enumerate(EXERCISES, 1):
            here = ":material/radio_button_checked:" if other is exercise else ":material/circle:"
            icon = ":material/check_circle:" if was_run(other) else here
            title = f"{number}. {t(other.title)}"
            label = f"**{title}**" if other is exercise else title
            st.button(label, key=f"lesson {other.name}", type="tertiary", icon=icon, on_click=_go, args=(number,))


def was_run(exercise: Exercise) -> bool:
    """Whether its prediction was made, and has been found out."""
    return exercise.name in _PREDICTED.get()


def predict(exercise: Exercise) -> None:
    """The question, and the button that finds out; it waits for an answer."""
    said = st.segmented_control(
        exercise.question, PREDICTIONS, format_func=in_a_word, key=f"said {exercise.name}", persist_state="session"
    )
    done = was_run(exercise)
    if not done:
        st.caption(t("If you like, draw the curve that you expect on the empty chart first."))
    st.button(
        t("Run"),
        key=f"find out {exercise.name}",
        type="secondary" if done else "primary",
        icon=":material/play_arrow:",
        disabled=said is None,
        on_click=_run,
        args=(exercise.name, said),
    )


def show_said(exercise: Exercise) -> None:
    """Once a prediction was run: what became of it."""
    said = _PREDICTED.get().get(exercise.name)
    if said is None:
        return

    def show_words(records: tuple[Record, ...]) -> None:
        if not all(record.ending for record in records):
            return
        drawn = _DRAWN.get().get(exercise.name)
        right, sentence = compare(said, *records)
        icon = ":material/check_circle:" if right else ":material/lightbulb:"
        show_sentence(f"{icon} **{sentence}**", "overfitting", "validation set")
        if drawn:
            st.markdown(f":material/gesture: {beside(drawn, *records)}")

    show_side_by_side(_job(exercise), (exercise.before, exercise.after), show_words, quiet=True, asked=True)


def show_why(exercise: Exercise) -> None:
    """Then why it came out so, and what to remember."""
    if not was_run(exercise):
        return

    question = why(exercise)
    answered = is_answered(question)

    def show_words(records: tuple[Record, ...]) -> None:
        if not all(record.ending for record in records):
            return
        ask(replace(question, because=on_test(*records)))
        _remember(exercise)
        # This part of the page alone runs again when an answer is picked; the picture is another one then.
        if is_answered(question) != answered:
            page_acted()
            st.rerun()

    show_side_by_side(_job(exercise), (exercise.before, exercise.after), show_words, quiet=True, asked=True)


def show_outcome(exercise: Exercise) -> None:
    """The network as it is, with an empty chart; once a prediction was run, the changed one beside it."""
    if not was_run(exercise):
        show_side_by_side(_job(exercise), (exercise.before,), partial(_show_before, exercise), asked=True)
        return

    # The legend of the rings would answer what the network is still learning.
    rings = is_answered(why(exercise))

    def show_both(records: tuple[Record, ...]) -> None:
        drawn = _DRAWN.get().get(exercise.name, ())
        panels, rewind = side_by_side_panels(records, t(exercise.doing), drawn, rings=rings)
        show_payload(payload(panels, rewind), key="lesson")

    show_side_by_side(_job(exercise), (exercise.before, exercise.after), show_both, asked=True)


def show_way_on(exercise: Exercise) -> None:
    """To the exercise before, and to the next; what to remember of all of them is told once each was predicted."""
    runs = sum(map(was_run, EXERCISES))
    AWAITS_PREDICTION.set(runs < len(EXERCISES))
    number, done = EXERCISES.index(exercise) + 1, was_run(exercise)
    with st.container(horizontal=True, key="lesson-done" if done else "lesson-way"):
        if number > 1:
            st.button(t("Previous"), icon=":material/arrow_back:", on_click=_go, args=(number - 1,))
        if number < len(EXERCISES):
            st.button(
                t("Next: {title}", title=t(EXERCISES[number].title)),
                type="primary" if done else "secondary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_go,
                args=(number + 1,),
            )
    if 0 < runs < len(EXERCISES):
        st.caption(t("Your predictions are kept for this visit; to load this page again begins another one."))


def _job(exercise: Exercise) -> str:
    """Words and charts are about the same trainings."""
    return f"lesson {exercise.name}"


def _show_before(exercise: Exercise, records: tuple[Record, ...]) -> None:
    """Curves and boundary as they are, and an empty chart to draw on."""
    (record,) = records
    panels = loss_panels(records, (t("Before"),))
    panels[0].figure.update_layout(height=HEIGHT)
    if record.ending and record.final is not None:
        drawn = _DRAWN.get().get(exercise.name)
        empty = sketch_panel(record, exercise.after.training.epochs, exercise.name, drawn)
        panels += [boundary_left(record, t("Decision boundary")), replace(empty, wide=True)]
    show_charts(panels, key=_EMPTY.name, on_drawn=partial(_keep_drawn, exercise.name))


def _keep_drawn(name: str) -> None:
    values = _EMPTY.get().drawn
    if values and len(values) == POSITIONS:
        kept = tuple(float(min(max(value, BOUNDS[0]), BOUNDS[1])) for value in values)
        _DRAWN.set({**_DRAWN.get(), name: kept})


def _remember(exercise: Exercise) -> None:
    st.markdown(t(exercise.remember))
    with st.container(horizontal=True):
        lab_link(t("Go on with it in the lab"), exercise.after)
        more = LESSONS[exercise.page]
        st.page_link(more.path, label=t("More on this: {title}", title=more.title), icon=":material/menu_book:")


def _run(name: str, said: Prediction) -> None:
    _PREDICTED.set({**_PREDICTED.get(), name: said})


def _go(number: int) -> None:
    _NUMBER.set(number)
    st.query_params[QUERY] = str(number)
