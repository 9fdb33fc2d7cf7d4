"""The path of lessons: which one a link asks for, the prediction, the two trainings, and the way on."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.prediction import compare
from dashboard.engine.record import Record
from dashboard.experiment.lessons import LESSONS, PREDICTIONS, Lesson, Prediction
from dashboard.figures.before_after import loss_panels
from dashboard.ui.charts import charts
from dashboard.ui.finding import finding
from dashboard.ui.links import lab_link
from dashboard.ui.navigation import path_of
from dashboard.ui.side_by_side import side_by_side

QUERY = "lesson"
_DONE = "lessons done"
STATE = st.session_state


def asked_for() -> Lesson:
    """The lesson of the link, counted from 1; without one, the lesson this visit is at."""
    number = st.query_params.get(QUERY, str(STATE.get(QUERY, 1)))
    if not number.isdecimal() or not 1 <= int(number) <= len(LESSONS):
        st.warning(f"There is no lesson {number[:20]!r}; there are 1 to {len(LESSONS)}.", icon=":material/link_off:")
        number = "1"
    STATE[QUERY] = int(number)
    st.query_params[QUERY] = number
    return LESSONS[int(number) - 1]


def show_path(lesson: Lesson) -> None:
    """Where the lesson stands among the others, as links; those that were run carry a tick."""
    with st.container(horizontal=True, gap="small"):
        for number, other in enumerate(LESSONS, 1):
            icon = ":material/check_circle:" if other.name in _done() else ":material/circle:"
            label = f"**{number}. {other.title}**" if other is lesson else f"{number}. {other.title}"
            st.button(label, key=f"lesson {other.name}", type="tertiary", icon=icon, on_click=_go, args=(number,))


def predict(lesson: Lesson) -> None:
    """The question, and the button that finds out; it waits for an answer."""
    said = st.segmented_control(lesson.question, PREDICTIONS, key=f"said {lesson.name}", persist_state="session")
    st.button("Run", type="primary", icon=":material/play_arrow:", disabled=said is None,
              on_click=_run, args=(lesson.name, said))  # fmt: skip


def show_outcome(lesson: Lesson) -> None:
    """The network as it is; once a prediction was run, the changed one beside it, and what became of the prediction."""
    said: Prediction | None = _done().get(lesson.name)
    if said is None:
        side_by_side(f"lesson {lesson.name}", (lesson.before,), _show_before)
        return

    def show(records: tuple[Record, ...]) -> None:
        charts(loss_panels(records, ("Before", lesson.doing)), key="lesson")
        if all(record.ending for record in records):
            right, sentence = compare(said, *records)
            finding(
                f"{':material/check_circle:' if right else ':material/lightbulb:'} **{sentence}**",
                "overfitting",
                "validation set",
            )
            _remember(lesson)

    side_by_side(f"lesson {lesson.name}", (lesson.before, lesson.after), show)


def show_way_on(lesson: Lesson) -> None:
    """To the lesson before, and to the next."""
    number = LESSONS.index(lesson) + 1
    with st.container(horizontal=True):
        st.button("Previous", icon=":material/arrow_back:", disabled=number == 1, on_click=_go, args=(number - 1,))
        st.button("Next", icon=":material/arrow_forward:", disabled=number == len(LESSONS), on_click=_go,
                  args=(number + 1,))  # fmt: skip


def _show_before(records: tuple[Record, ...]) -> None:
    charts(loss_panels(records, ("Before",)), key="lesson")


def _remember(lesson: Lesson) -> None:
    st.markdown(lesson.remember)
    with st.container(horizontal=True):
        lab_link("Go on with it in the lab", lesson.after)
        st.page_link(path_of(lesson.page), label="More of this", icon=":material/menu_book:")


def _done() -> dict[str, Prediction]:
    """What was predicted in the lessons that were run."""
    done: dict[str, Prediction] = STATE.setdefault(_DONE, {})
    return done


def _run(name: str, said: Prediction) -> None:
    STATE[_DONE] = {**_done(), name: said}


def _go(number: int) -> None:
    STATE[QUERY] = number
    st.query_params[QUERY] = str(number)
