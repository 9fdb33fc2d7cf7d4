"""A question on a page: it waits for a choice, and answers once there is a result to answer with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.ui.finding import WIDTH
from dashboard.ui.questions.question import Question
from dashboard.ui.session import OPEN_QUESTION, Slot
from language.languages import spoken
from language.say import mark, t

WAITS = mark("The answer comes with the result.")
RIGHT, WRONG = mark(":material/check_circle: **Right.** {reply}"), mark(":material/lightbulb: **Not so.** {reply}")


def ask(question: Question) -> None:
    """Shows the question with its answers; once one is chosen, what the page's results say to it."""
    with st.container(border=True, width=WIDTH, key=f"question-{question.name}"):
        answer = _chosen(question)
        if answer is None:
            OPEN_QUESTION.set(True)
            return
        if question.right is None:
            st.caption(t(WAITS))
            return
        right, reply = question.reply_to(answer)
        with st.container(key=f"reply-{question.name}"):
            st.markdown(t(RIGHT if right else WRONG, reply=reply))


def is_answered(question: Question) -> bool:
    """Whether an answer is picked, by one who has not come to the question yet in this run of the page, too."""
    return st.session_state.get(_key(question), _place(question).get()) is not None


def _key(question: Question) -> str:
    return f"said {question.name} {spoken()}"


def _place(question: Question) -> Slot[int | None]:
    return Slot(f"answer to {question.name}", None)


def _chosen(question: Question) -> str | None:
    """The answer that is picked, which stays picked on other pages and in other languages."""
    place = _place(question)
    before = place.get()
    chosen = st.radio(
        question.text,
        question.texts,
        index=before if before is not None and before < len(question.texts) else None,
        key=_key(question),
    )
    place.set(None if chosen is None else question.texts.index(chosen))
    return chosen


def ask_all(*questions: Question) -> None:
    """A lesson's questions side by side, as far as there is room; without any, nothing."""
    if not questions:
        return
    st.header(t("What do you make of it?"), anchor=False)
    with st.container(horizontal=True, key=f"questions-{questions[0].name}"):
        for question in questions:
            ask(question)


def still_asked(questions: Sequence[Question], *, over: bool) -> list[Question]:
    """Those that have an answer, or may yet have one: no more once all results are there that will come."""
    return [question for question in questions if question.right is not None or not over]
