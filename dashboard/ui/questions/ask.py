"""A question on a page: it waits for a choice, and answers once there is a result to answer with."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.questions.question import Question

WAITS = "The answer comes with the result."
# Pixels, as of a finding.
WIDTH = 540


def ask(question: Question) -> None:
    """Shows the question with its answers; once one is chosen, what the page's results say to it."""
    with st.container(border=True, width=WIDTH, key=f"question-{question.name}"):
        said = st.radio(
            f"**{question.text}**",
            [answer.text for answer in question.answers],
            index=None,
            key=f"said {question.name}",
            persist_state="session",
        )
        if said is None:
            return
        if question.right is None:
            st.caption(WAITS)
            return
        right, reply = question.reply_to(said)
        icon = ":material/check_circle: **Right.**" if right else ":material/lightbulb: **Not so.**"
        with st.container(key=f"reply-{question.name}"):
            st.markdown(f"{icon} {reply}")


def ask_all(*questions: Question) -> None:
    """A lesson's questions side by side, as far as there is room."""
    st.header("What do you make of it?", anchor=False)
    with st.container(horizontal=True, key=f"questions-{questions[0].name}"):
        for question in questions:
            ask(question)
