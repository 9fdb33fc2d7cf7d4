"""A plan of 50 minutes for a class: what to open, what to ask, and what answers to expect."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.ui.finding import WIDTH
from dashboard.ui.frame.beside import beside
from dashboard.ui.lessons import LESSONS
from language.say import Marked, mark, t
from pages.in_class.questions import to_ask
from pages.in_class.sections.entrance import ask_in_a_room


@dataclass(frozen=True)
class Part:
    """Some minutes of the plan: a lesson to open, what its address sets, a question, and what to expect of it.

    `room` names what a class can be asked there, where the question is one of those.
    """

    minutes: int
    title: Marked
    lesson: str
    query: dict[str, str]
    do: Marked
    ask: Marked
    expect: Marked
    room: str = ""


PLAN = (
    Part(
        8,
        mark("Train for longer"),
        "first_steps",
        query={"lesson": "1"},
        do=mark("Let everyone draw the validation loss that they expect, pick what most of them drew, and press Run."),
        ask=mark("Training goes on for 300 epochs instead of 20. What does validation loss do at the end?"),
        expect=mark(
            "Most draw a fall that levels off. It rises: from some epoch on, what is learned holds for individual "
            "samples alone, and the network grows surer of its mistakes. How many samples it gets right need not "
            "change."
        ),
        room="first_steps overfit drawn",
    ),
    Part(
        7,
        mark("A smaller network"),
        "first_steps",
        query={"lesson": "2"},
        do=mark(
            "Predict by a show of hands, run, then go on to exercise 4, where a strong L2 meets the small network."
        ),
        ask=mark("Training loss ends higher. Is that a bad sign?"),
        expect=mark(
            "Not in exercise 2, where validation loss falls. In exercise 4 it is: validation loss rises along with it."
        ),
        room="first_steps smaller",
    ),
    Part(
        10,
        mark("Which fix helps?"),
        "which_fix",
        query={},
        do=mark("While it trains, everyone writes down the remedy that they would bet on. Then look at the intervals."),
        ask=mark("How many of these remedies lower validation loss beyond chance?"),
        expect=mark(
            "With the lab's default experiment, all or nearly all of them, some more than others; with another one, "
            "perhaps none. Which of two remedies next to each other in the chart is better is often chance, and the "
            "page says so."
        ),
    ),
    Part(
        8,
        mark("When to stop"),
        "early_stopping",
        query={"replay patience": "5"},
        do=mark("Move the patience from 5 up to 100, and watch where it stops."),
        ask=mark("The epoch was chosen by validation loss. Is validation loss then an honest estimate?"),
        expect=mark(
            "No: the lowest of many noisy values is partly luck. Judge by test loss, which was not used for any choice."
        ),
        room="early_stopping chosen",
    ),
    Part(
        10,
        mark("Can more data hurt?"),
        "more_data",
        query={},
        do=mark("Predict first, then Run. Change the noise, and the strength of L2."),
        ask=mark(
            "The training set grows from 25 rows to 50, and the model has 50 weights. What does the test error do?"
        ),
        expect=mark(
            "Nearly everyone says it falls. It rises to many times what it was. With the best strength of L2 there "
            "is no peak."
        ),
    ),
    Part(
        7,
        mark("The test set, once"),
        "test_set_once",
        query={},
        do=mark(
            "Let it train while you ask. Answer the question on the page, or skip it: then the result shows, and "
            "the two curves part as candidates are added."
        ),
        ask=mark(
            "The best of 100 networks by test score is given new data. How does its accuracy there compare with its "
            "test score?"
        ),
        expect=mark("Lower than its test score: it won partly by luck, and luck does not carry over."),
    ),
)
# So long is the lesson of a class.
MINUTES = 50


def show_plan() -> None:
    """The parts one after the other, each with its link."""
    st.header(t("A {minutes}-minute plan", minutes=MINUTES), anchor=False)
    st.markdown(t("Each part opens a page and asks one question before the answer is shown."))
    with st.expander(t("Show it on a projector, and share what you see"), icon=":material/cast_for_education:"):
        st.markdown(
            t(
                "- **Projector**, at the top of every page, enlarges one figure at a time. Keys: N next, P previous, "
                "R run, Esc leave.\n- **Copy link** copies the page's address with all of its controls, so that "
                "everybody sees the same.\n- **Link options** makes such a link with some of them hidden or locked."
            )
        )
    begin = 0
    for part in PLAN:
        _show_part(part, begin)
        begin += part.minutes


def _show_part(part: Part, begin: int) -> None:
    """When it is, with its links, and beside that what to do, to ask and to expect."""
    when, what = beside(f"part {begin}")
    with when:
        end = begin + part.minutes
        # Its time stands apart: the links to a page's parts are the words of its headings.
        st.header(t(part.title), anchor=False)
        st.caption(t("{begin} to {end} min", begin=begin, end=end))
        with st.container(horizontal=True, vertical_alignment="center"):
            _show_links(part)
    with what:
        st.markdown(t("{do}\n\n**Ask:** {ask}", do=t(part.do), ask=t(part.ask)))
        # Folded: the class may be looking.
        with st.expander(t("What to expect"), width=WIDTH):
            st.markdown(t(part.expect))


def _show_links(part: Part) -> None:
    """To the part's page, and to a room that is asked its question."""
    st.page_link(
        LESSONS[part.lesson].path,
        label=t("Open “{title}”", title=LESSONS[part.lesson].title),
        icon=":material/open_in_new:",
        query_params=part.query,
    )
    # A limited server may not train what a question is about.
    if part.room in to_ask():
        st.button(
            t("Ask it in a room"),
            key=f"ask {part.room}",
            type="tertiary",
            icon=":material/meeting_room:",
            on_click=ask_in_a_room,
            args=(part.room,),
        )
