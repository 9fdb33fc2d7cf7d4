"""What a prediction is held against: the two trainings, and what is said and asked of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.expected.drawn import BOUNDS, POSITIONS, beside
from dashboard.experiment.record import Record
from dashboard.figures.expected.sketch import sketch_panel
from dashboard.ui.charts import payload, show_charts, show_payload
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.controls.more_on import more_on
from dashboard.ui.finding import show_sentence
from dashboard.ui.lessons import LESSONS
from dashboard.ui.questions.ask import ask, is_answered
from dashboard.ui.session import Slot, page_acted
from dashboard.ui.waiting.side_by_side import show_side_by_side
from language.say import t
from pages.first_steps.figures import HEIGHT, boundary_left, loss_panels, side_by_side_panels
from pages.first_steps.finding import compare, on_test
from pages.first_steps.questions import why
from pages.first_steps.sections.path import PREDICTED, job_key, was_run
from pages.first_steps.trials import Exercise

# The curves that were drawn, of validation loss as it was expected.
_DRAWN: Slot[dict[str, tuple[float, ...]]] = Slot("lessons drawn", {})
_EMPTY: Slot[Any] = Slot("lesson sketch", None)


def show_said(exercise: Exercise) -> None:
    """Once a prediction was run: what became of it."""
    said = PREDICTED.get().get(exercise.name)
    if said is None:
        return

    def show_words(records: tuple[Record, ...]) -> None:
        if not all(record.ending and record.ending.complete for record in records):
            return
        drawn = _DRAWN.get().get(exercise.name)
        right, sentence = compare(said, *records)
        icon = ":material/check_circle:" if right else ":material/lightbulb:"
        show_sentence(f"{icon} **{sentence}**", "overfitting", "validation set")
        if drawn:
            st.markdown(f":material/gesture: {beside(drawn, *records)}")

    show_side_by_side(job_key(exercise), (exercise.before, exercise.after), show_words, quiet=True, asked=True)


def show_why(exercise: Exercise) -> None:
    """Then why it came out so, and what to remember."""
    if not was_run(exercise):
        return

    question = why(exercise)
    answered = is_answered(question)

    def show_words(records: tuple[Record, ...]) -> None:
        if not all(record.ending and record.ending.complete for record in records):
            return
        ask(replace(question, because=on_test(*records)))
        # What is to be remembered would answer it.
        if is_answered(question):
            _remember(exercise)
        # This part of the page alone runs again when an answer is picked; the picture is another one then.
        if is_answered(question) != answered:
            page_acted()
            st.rerun()

    show_side_by_side(job_key(exercise), (exercise.before, exercise.after), show_words, quiet=True, asked=True)


def show_outcome(exercise: Exercise) -> None:
    """The network as it is, with an empty chart; once a prediction was run, the changed one beside it."""
    if not was_run(exercise):
        show_side_by_side(job_key(exercise), (exercise.before,), partial(_show_before, exercise), asked=True)
        return

    # The legend of the rings would answer what the network is still learning.
    rings = is_answered(why(exercise))

    def show_both(records: tuple[Record, ...]) -> None:
        drawn = _DRAWN.get().get(exercise.name, ())
        panels, rewind = side_by_side_panels(records, t(exercise.doing), drawn, rings=rings)
        show_payload(payload(panels, rewind), key="lesson")

    show_side_by_side(job_key(exercise), (exercise.before, exercise.after), show_both, asked=True, early=True)


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
        more_on(LESSONS[exercise.page])
