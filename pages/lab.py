"""The lab: one network, its curves, and what it learned."""

import streamlit as st

from dashboard.ui.code import show_scripts
from dashboard.ui.lab import show_training
from dashboard.ui.navigation import path_of
from dashboard.ui.sidebar import sidebar

st.title("When does a network stop learning and start memorising?", anchor=False)
experiment = sidebar()
with st.container(horizontal=True, gap="medium"):
    st.page_link(path_of("first_steps"), label="New here? Five first steps", icon=":material/hiking:")
    st.page_link(path_of("your_data"), label="Your own data, as a CSV", icon=":material/upload_file:")
show_training()
show_scripts(experiment)
