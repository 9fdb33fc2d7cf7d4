"""The path of exercises: which one a link asks for, what is predicted, and the way on."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction
from dashboard.ui.plain import plain
from dashboard.ui.session import AWAITS_PREDICTION, Slot
from dashboard.ui.waiting.jobs import forget_job
from dashboard.ui.waiting.side_by_side import are_complete, have_failed
from language.say import t
from pages.first_steps.finding import in_a_word
from pages.first_steps.trials import EXERCISES, Exercise

# In the address.
QUERY = "lesson"
_NUMBER = Slot("lesson number", 1)
# What was predicted in the exercises that were run.
PREDICTED: Slot[dict[str, Prediction]] = Slot("lessons done", {})


def asked_for() -> Exercise:
    """The exercise of the link, counted from 1; without one, that which this visit is at."""
    number = st.query_params.get(QUERY, str(_NUMBER.get()))
    if not number.isdecimal() or len(number) > 8 or not 1 <= int(number) <= len(EXERCISES):
        st.warning(
            t(
                "There is no exercise {lesson}: exercises run from 1 to {count}.",
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
    """Where the exercise stands among the others, as links; those that were found out carry a tick."""
    with st.container(horizontal=True, gap="small", key="lesson-path"):
        for number, other in enumerate(EXERCISES, 1):
            here = ":material/radio_button_checked:" if other is exercise else ":material/circle:"
            icon = ":material/check_circle:" if was_run(other) and are_complete(job_key(other)) else here
            title = f"{number}. {t(other.title)}"
            label = f"**{title}**" if other is exercise else title
            st.button(label, key=f"lesson {other.name}", type="tertiary", icon=icon, on_click=_go, args=(number,))


def was_run(exercise: Exercise) -> bool:
    """Whether its prediction was made, and the trainings begun that find it out."""
    return exercise.name in PREDICTED.get()


def job_key(exercise: Exercise) -> str:
    """Words and charts are about the same trainings."""
    return f"lesson {exercise.name}"


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
        args=(exercise, said),
    )


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
        st.caption(t("Predictions are kept for this visit; reloading the page starts a new one."))


def _run(exercise: Exercise, said: Prediction) -> None:
    PREDICTED.set({**PREDICTED.get(), exercise.name: said})
    if have_failed(job_key(exercise)):
        forget_job(job_key(exercise))


def _go(number: int) -> None:
    _NUMBER.set(number)
    st.query_params[QUERY] = str(number)
