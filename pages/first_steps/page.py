"""First steps: seven short exercises, each with a prediction to make before the network is trained."""

import streamlit as st

from dashboard.experiment.arms import Arm
from dashboard.ui.code import show_code
from dashboard.ui.frame.beside import three_columns
from language.say import t
from pages.first_steps.sections import outcome, path

st.title(t("What makes a network overfit, and what helps?"), anchor=False)
exercise = path.asked_for()
way = st.container()
reading, picture, after = three_columns()
with reading:
    st.header(t(exercise.title), anchor=False)
    st.markdown(t(exercise.text))
# On a narrow screen the picture comes before the question about it, and what became of the answer before the curves.
with reading if path.was_run(exercise) else after:
    path.predict(exercise)
    outcome.show_said(exercise)
with picture:
    if exercise.seen:
        st.caption(t(exercise.seen))
    outcome.show_outcome(exercise)
with after:
    outcome.show_why(exercise)
    path.show_way_on(exercise)
# Last, since a tick is for what has come out.
with way:
    path.show_path(exercise)
show_code([Arm("before", t("Before"), exercise.before), Arm("after", t(exercise.doing), exercise.after)])
