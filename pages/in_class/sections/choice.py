"""A question whose answer is picked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.store.in_class.entries import Form, one_of
from dashboard.ui.charts import show_charts
from dashboard.ui.finding import show_sentence
from dashboard.ui.questions.question import Question
from language.languages import spoken
from language.say import t
from pages.in_class.figures import bars_panel
from pages.in_class.finding import Entries, counted, picked_in_words

# Pixels: bars are compared better side by side than over a whole screen.
WIDTH = 720


class Choice:
    """A question of several answers: each student picks one, and the answer is how many picked which."""

    ready = True

    def __init__(self, question: Question, key: str) -> None:
        self._question, self._key = question, key
        self._texts = [answer.text for answer in question.answers]

    @property
    def form(self) -> Form:
        return one_of(len(self._texts))

    def pose(self) -> None:
        st.header(self._question.text, anchor=False)

    def explain(self) -> None:
        """A question to pick from says all in its words."""

    def take(self, mine: tuple[float, ...] | None, send: Callable[[Any], None]) -> DeltaGenerator:
        # The texts are in one language: another one has a choice of its own.
        key = f"class_pick {self._key} {spoken()}"

        def picked() -> None:
            send([self._texts.index(st.session_state[key])])

        index = None if mine is None else int(mine[0])
        st.radio(t("Your answer"), self._texts, index=index, key=key, on_change=picked)
        return st.container()

    def so_far(self, entries: Entries) -> None:
        self._bars(counted(self._question, entries), revealed=False)

    def answer(self, entries: Entries) -> None:
        counts = counted(self._question, entries)
        self._bars(counts, revealed=True)
        show_sentence(f"**{picked_in_words(self._question, counts)}**")
        st.markdown(self._right_reply())

    def reply(self, mine: tuple[float, ...] | None) -> None:
        if mine is None:
            nothing = t("You sent no answer.")
            st.markdown(f"{nothing} {self._right()}")
            return
        said = self._texts[int(mine[0])]
        if said == self._question.right:
            right = self._right_reply()
            st.markdown(t(":material/check_circle: **Right: {answer}.** {reply}", answer=said, reply=right))
            return
        # What everybody is told comes with the right answer, once.
        _, reply = replace(self._question, because="").reply_to(said)
        st.markdown(t(":material/lightbulb: You picked: {answer}. {reply}", answer=said, reply=reply))
        st.markdown(self._right())

    def _bars(self, counts: list[int], *, revealed: bool) -> None:
        with st.container(width=WIDTH):
            show_charts([bars_panel(self._question, counts, revealed=revealed)], key=f"class bars {revealed}")

    def _right(self) -> str:
        right = t("**The right answer: {answer}.**", answer=self._question.right)
        return f"{right} {self._right_reply()}"

    def _right_reply(self) -> str:
        return self._question.reply_to(str(self._question.right))[1]
