"""Before you trust the score: what checks found in a table, and what each costs, measured by training without it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.experiment.experiment import Experiment
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.waiting.calls import call_workers
from language.say import t
from pages.your_data.sections.acting import WIDTH, named, show_price, take
from pages.your_data.tasks import check_table


def show_checks(source: str, experiment: Experiment) -> tuple[Finding, ...]:
    """What the checks found, with a button for each; below it the price of the last step that was taken.

    Returns what they found, once they have.
    """
    with st.container(border=True, width=WIDTH, key="checks"):
        st.markdown(t("**Before you trust the score**"))
        name = experiment.data.dataset
        checks = call_workers(key="own checks", request=name, calls=[partial(get_engine().call, check_table, name)])
        if checks is None or not checks.ended:
            st.caption(
                t(
                    "Looking for columns that give the target away, copies and near copies, groups, an order in time, "
                    "codes and rare classes."
                )
            )
        found = checks.latest[0] if checks is not None else None
        if found is not None:
            _show_found(source, experiment, found)
        show_price(source, experiment, single_rows=False)
    return found or ()


def _show_found(source: str, experiment: Experiment, found: tuple[Finding, ...]) -> None:
    if all(one.check == "part" for one in found):
        st.markdown(t("Nothing was found in what the table itself shows. What a column means, only you know."))
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(str(one.evidence))}** {plain(str(one.meaning))}", width="stretch")
            if one.step != "none" and not (one.step == "weigh classes" and experiment.training.class_weights):
                args, key = (source, experiment, one), f"own-step {named(one)}"
                st.button(plain(str(one.label), 60), key=key, on_click=take, args=args)
