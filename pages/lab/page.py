"""The lab: one network, its curves, and what it learned."""

import streamlit as st

from dashboard.ui.code import show_scripts
from dashboard.ui.lessons import LESSONS
from pages.lab.sections.results import show_training
from pages.lab.sections.sidebar import sidebar, train_bar

st.title("When does a network stop learning and start memorising?", anchor=False)
experiment, stage = sidebar()
with st.container(horizontal=True, gap="medium"):
    st.page_link(LESSONS["first_steps"].path, label="New here? Five first steps", icon=":material/hiking:")
    st.page_link(LESSONS["your_data"].path, label="Your own data, as a CSV", icon=":material/upload_file:")
show_training(stage)
train_bar(experiment, stage)
show_scripts(experiment)
