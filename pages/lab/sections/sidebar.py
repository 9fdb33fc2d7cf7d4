"""The sidebar: the buttons, and every setting of the experiment that applies to it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.settings import SETTINGS, Setting
from dashboard.experiment.sweeps.numbers import Number
from dashboard.ui.controls import settings, widgets
from dashboard.ui.controls.shared import say_ignored
from dashboard.ui.plain import plain
from dashboard.ui.server import seconds_of
from dashboard.ui.session import page_acted
from language.say import Marked, t
from pages.lab.finding.training import change_in_words
from pages.lab.sections import session
from pages.lab.sections.forgetting import forget_deleted
from pages.lab.sections.pins import train_pins
from pages.lab.sections.stage import Stage, current_stage
from pages.lab.sections.sweep_menu import offered, sweep_button, sweep_menu, sweep_these, swept_numbers


def begin() -> tuple[Experiment, Stage]:
    """The experiment that the address and the controls ask for, and how far its training is: it starts here."""
    experiment, problems = settings.adopt_link()
    forget_deleted()
    session.train_first(experiment)
    session.train_changed(experiment)
    train_pins()
    # Above the charts of a training these have a place of their own: see `headline`.
    if session.RUN.get() is None or swept_numbers(experiment):
        say_ignored(problems)
    return experiment, current_stage()


def sidebar(experiment: Experiment, stage: Stage) -> None:
    """Draws the sidebar, and writes what it shows into the address."""
    settings.keep_widgets()
    swept = offered(experiment)
    with st.sidebar:
        _buttons(experiment, stage)
        sweep_menu(swept)
        _say_what_is_restricted()
        for group in Group.ORDER:
            _group(group, experiment, swept)
    settings.write_link(experiment)


def _buttons(experiment: Experiment, stage: Stage) -> None:
    busy, waits = bool(stage.run) and not stage.over, session.is_behind(experiment)
    # In sight while the settings scroll: see `page.css`.
    with st.container(key="lab-buttons", gap="xsmall"):
        with st.container(horizontal=True):
            # A change that waits may be trained in place of what is under way.
            again = busy and not waits
            st.button(t("Train"), type="primary", on_click=_train, disabled=again, width="stretch")
            # By its key the page's frame knows it: see `stop.js`.
            st.button(t("Stop"), key="stop lab", on_click=session.stop_shown, disabled=not busy, width="stretch")
            st.button(t("Reset"), on_click=settings.reset, width="stretch")
        if waits:
            # In one line, for which there is room: what is in hand stays where it is.
            st.caption(_changed(experiment))
    st.toggle(
        t("Train as I change"),
        key=settings.AS_I_CHANGE.name,
        persist_state="session",
        help=t(
            "Starts training at once after a change if that takes at most {seconds:g} seconds. With this off, press "
            "Train.",
            seconds=session.quick_seconds(),
        ),
    )


def _train() -> None:
    """Closes a sweep as well, under which nothing would be seen of the training."""
    sweep_these()
    session.train_shown()


def train_bar(experiment: Experiment, stage: Stage) -> None:
    """What the sidebar's buttons say, at the edge of a screen on which they can't be seen: see `page.css`.

    A training that ends within a moment is over before the page is drawn: there is nothing to stop.
    """
    trained, waits = session.RUN.get(), session.is_behind(experiment)
    if trained is None or (stage.over and not waits):
        return
    with st.container(key="lab-bar", horizontal=True, vertical_alignment="center"):
        if waits:
            st.markdown(f"{plain(change_in_words(trained.record.experiment, experiment))}: {_press(experiment)}")
        else:
            st.markdown(t("A training run is under way."))
        if not stage.over:
            st.button(t("Stop"), key="stop in bar", on_click=session.stop_shown)
        if waits:
            st.button(t("Train"), key="train in bar", type="primary", on_click=_train)


def _changed(experiment: Experiment) -> str:
    seconds = seconds_of(experiment)
    if session.is_quick(seconds):
        return t(":material/edit: Settings changed: press Train.")
    return t(":material/edit: Settings changed. Train: about {seconds} s.", seconds=f"{seconds:.0f}")


def _press(experiment: Experiment) -> str:
    seconds = seconds_of(experiment)
    if session.is_quick(seconds):
        return t("press Train.")
    return t("press Train. It takes about {seconds} s.", seconds=f"{seconds:.0f}")


def _say_what_is_restricted() -> None:
    hidden, locked = (", ".join(one.titles) for one in (settings.restrictions().hidden, settings.restrictions().locked))
    if hidden:
        st.caption(
            t(":material/visibility_off: Hidden by the link: {titles}. Their settings still apply.", titles=hidden)
        )
    if locked:
        st.caption(t(":material/lock: Locked by the link: {titles}.", titles=locked))


def _group(group: Marked, experiment: Experiment, swept: Sequence[Number]) -> None:
    hidden = settings.restrictions().hidden
    shown = [
        s for s in SETTINGS.values() if s.control.group == group and s.control.when(experiment) and not hidden.covers(s)
    ]
    if not shown:
        return
    st.subheader(t(group), anchor=False)
    for setting in shown:
        if setting.control.essential:
            _setting(setting, experiment, swept)
    folded = [setting for setting in shown if not setting.control.essential]
    if folded:
        with st.expander(t("More"), key=f"more {group}", on_change=page_acted) as more:
            for setting in folded if more.open else ():
                _setting(setting, experiment, swept)


def _setting(setting: Setting, experiment: Experiment, swept: Sequence[Number]) -> None:
    """A control, and in the line of its label a button for each of its numbers that can be swept: see `page.css`."""
    locked = settings.restrictions().locked.covers(setting)
    found = [number for number in swept if number.setting == setting]
    if not found:
        widgets.draw(setting, experiment, locked=locked)
        return
    with st.container(key=f"swept {setting.name}"):
        widgets.draw(setting, experiment, locked=locked)
        for number in found:
            sweep_button(number)
