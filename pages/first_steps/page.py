"""First steps: seven short lessons, each with a prediction to make before the network is trained."""

import streamlit as st

from dashboard.experiment.arms import Arm
from dashboard.ui.code import show_code
from dashboard.ui.frame.beside import three_columns
from language.say import t
from pages.first_steps import sections as lessons

st.title(t("What makes a network overfit, and what helps?"), anchor=False)
lesson = lessons.asked_for()
lessons.show_path(lesson)
reading, picture, after = three_columns()
with reading:
    st.header(t(lesson.title), anchor=False)
    st.markdown(f"{t(lesson.text)} {t(lesson.seen)}" if lesson.seen else t(lesson.text))
# On a narrow screen the picture comes before the question about it, and what became of the answer before the curves.
with reading if lessons.was_run(lesson) else after:
    lessons.predict(lesson)
    lessons.show_said(lesson)
with picture:
    lessons.show_outcome(lesson)
with after:
    lessons.show_why(lesson)
    lessons.show_way_on(lesson)
show_code([Arm("before", t("Before"), lesson.before), Arm("after", t(lesson.doing), lesson.after)])
