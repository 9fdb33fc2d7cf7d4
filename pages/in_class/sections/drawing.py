"""A question whose answer is drawn: validation loss as one expects it, then as a training makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.expected.drawn import BOUNDS, POSITIONS, beside
from dashboard.experiment.record import Record
from dashboard.figures.curves import loss_panel
from dashboard.figures.expected.sketch import sketch_panel, with_drawn
from dashboard.store.in_class.entries import Form
from dashboard.ui.charts import show_charts
from dashboard.ui.classroom.trained import trained
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import three_columns
from dashboard.ui.questions.sketched import Sketched
from dashboard.ui.session import Slot
from language.say import t
from pages.in_class.figures import class_panel
from pages.in_class.finding import Entries, drawn_in_words

_SKETCH: Slot[Any] = Slot("class sketch", None)


class Drawing:
    """A curve to sketch: each student draws one, and the answer lays the true curve over all of them."""

    form = Form(POSITIONS, *BOUNDS)

    def __init__(self, question: Sketched, key: str) -> None:
        self._question, self._key = question, key

    @property
    def ready(self) -> bool:
        return all(self._records)

    def pose(self) -> None:
        st.header(t("{title}: what will validation loss do?", title=self._question.title), anchor=False)

    def explain(self) -> None:
        st.markdown(self._question.text)

    def take(self, mine: tuple[float, ...] | None, send: Callable[[Any], None]) -> DeltaGenerator:
        before, _ = self._trained()
        reading, rest, after = three_columns("room")
        with reading:
            self.explain()
            st.markdown(t("The pale curve, “before”, is validation loss without the change."))
        with rest:
            panel = sketch_panel(before, self._epochs, self._key, mine)
            show_charts([panel], key=_SKETCH.name, on_drawn=lambda: send(_SKETCH.get().drawn))
        return after

    def so_far(self, entries: Entries) -> None:
        before, _ = self._trained()
        show_charts([class_panel(entries, self._epochs, before)], key="class so far")

    def answer(self, entries: Entries) -> None:
        before, after = self._trained()
        show_charts([class_panel(entries, self._epochs, before, after), loss_panel(after)], key="class answer")
        show_sentence(f"**{drawn_in_words(entries, before, after)}**", "validation set")

    def reply(self, mine: tuple[float, ...] | None) -> None:
        before, after = self._trained()
        panel = loss_panel(after)
        show_charts([panel if mine is None else with_drawn(panel, mine, self._epochs)], key="class reply")
        st.markdown(f"**{beside(mine, before, after)}**" if mine else t("You sent no curve."))

    @property
    def _epochs(self) -> int:
        return self._question.after.training.epochs

    @property
    def _records(self) -> tuple[Record | None, Record | None]:
        return trained(self._question.before), trained(self._question.after)

    def _trained(self) -> tuple[Record, Record]:
        before, after = self._records
        assert before
        assert after
        return before, after
