"""The sidebar: the buttons, and every setting of the experiment that applies to it."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.controls import Group
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS
from dashboard.ui.controls import settings, widgets
from dashboard.ui.session import page_acted
from pages.lab.sections import session
from pages.lab.sections.session import Stage


def sidebar() -> tuple[Experiment, Stage]:
    """Draws the sidebar; returns the experiment that it describes, and how far its training is while it is drawn."""
    experiment, problems = settings.adopt_link()
    session.train_first(experiment)
    stage = session.stage()
    with st.sidebar:
        _buttons(experiment, stage)
        _say_what_is_hidden()
        for group in Group.ORDER:
            _group(group, experiment)
    if problems:
        st.warning("Parts of this link were ignored: " + "; ".join(problems) + ".", icon=":material/link_off:")
    settings.write_link(experiment)
    return experiment, stage


def _buttons(experiment: Experiment, stage: Stage) -> None:
    run = session.RUN.get()
    busy = run is not None and not stage.over
    with st.container(horizontal=True):
        st.button("Train", type="primary", on_click=session.train_shown, disabled=busy, width="stretch")
        st.button("Stop", on_click=session.stop, disabled=not busy, width="stretch")
        st.button("Reset", on_click=settings.reset, width="stretch")
    if run is not None and not busy and run.record.experiment != experiment:
        st.caption(":material/edit: Settings changed. The curves are those of the last training: press Train.")


def _say_what_is_hidden() -> None:
    titles = settings.hidden().titles
    if titles:
        st.caption(f":material/visibility_off: Hidden by the link: {', '.join(titles)}. Their settings still apply.")


def _group(group: str, experiment: Experiment) -> None:
    hidden = settings.hidden()
    shown = [
        s for s in SETTINGS.values() if s.control.group == group and s.control.when(experiment) and not hidden.hides(s)
    ]
    if not shown:
        return
    st.subheader(group, anchor=False)
    for setting in shown:
        if setting.control.essential:
            widgets.draw(setting, experiment)
    folded = [setting for setting in shown if not setting.control.essential]
    if folded:
        with st.expander("More", key=f"more {group}", on_change=page_acted) as more:
            for setting in folded if more.open else ():
                widgets.draw(setting, experiment)
