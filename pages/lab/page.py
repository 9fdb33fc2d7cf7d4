"""The lab: one network, its curves, and what it learned."""

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.ui.code import show_scripts
from dashboard.ui.frame.seal import show_seal
from dashboard.ui.lessons import LESSONS
from language.say import t
from pages.lab.sections.export import export
from pages.lab.sections.headline import greet
from pages.lab.sections.how_sure import how_sure
from pages.lab.sections.results import data_drawn, follow, show_charts, show_verdict
from pages.lab.sections.session import is_behind, waits_for_button
from pages.lab.sections.sidebar import begin, sidebar, train_bar
from pages.lab.sections.sweep import show_sweep
from pages.lab.sections.sweep_menu import say_what_is_not_swept, swept_numbers

st.title(t("When does a network stop learning and start memorizing?"), anchor=False)
experiment, stage = begin()
varied, drawn = swept_numbers(experiment), data_drawn()
# A sweep is of what the sidebar is at; other charts may still be of other data.
show_seal(*drawn, *([] if drawn and not varied else [experiment.data.dataset]))
# What it says is true of the default's own curves alone.
drawn_alone = not (varied or is_behind(experiment) or waits_for_button())
unchanged = experiment == Experiment() and drawn_alone
greet(unchanged=unchanged)
# Each part has a place, also with nothing in it: what stands below would else be drawn anew as a training begins and
# ends, and whoever is there by keys lose their place.
with st.container():
    say_what_is_not_swept(experiment)
    if varied:
        follow(stage)
    else:
        show_verdict(stage)
# To draw all controls takes as long as the rest: who has changed or stopped something first hears what that did.
sidebar(experiment, stage)
with st.container():
    if varied:
        show_sweep(varied, experiment)
    else:
        show_charts(stage)
with st.container():
    if not varied:
        how_sure()
with st.container():
    train_bar(experiment, stage)
with st.container(horizontal=True, gap="medium"):
    # Kept from a newcomer while the greeting above says so: see `page.css`.
    with st.container(key="lab-greeted-above" if unchanged else None, width="content"):
        st.page_link(LESSONS["first_steps"].path, label=t("New here? Seven first steps"), icon=":material/hiking:")
    st.page_link(LESSONS["your_data"].path, label=t("Your own data, as a table"), icon=":material/upload_file:")
with st.container():
    export()
show_scripts(experiment)
