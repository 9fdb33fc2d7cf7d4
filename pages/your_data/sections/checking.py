"""Before you trust the score: what checks found in a table, and what each costs, measured by training without it."""

from __future__ import annotations

from concurrent.futures import Future

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.experiment.experiment import Experiment
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.waiting.jobs import Job, job_for
from dashboard.ui.waiting.live import watch
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
        job = _job(name)
        done = job is not None and job.work.done()
        watch(lambda: _say_it_checks(done=done), lambda: _is_done(name), done, over=done)
        if job is not None and done:
            _show_found(source, experiment, job.work)
        show_price(source, experiment, single_rows=False)
    return job.work.result() if job is not None and done and job.work.exception() is None else ()


def _job(name: str) -> Job[Future[tuple[Finding, ...]]] | None:
    return job_for(key="own checks", request=name, start=lambda: get_engine().call(check_table, name))


def _is_done(name: str) -> bool:
    job = _job(name)
    return job is not None and job.work.done()


def _say_it_checks(*, done: bool) -> None:
    if not done:
        st.caption(
            t(
                "Looking for columns that give the target away, copies and near copies, groups, an order in time, "
                "codes and rare classes."
            )
        )


def _show_found(source: str, experiment: Experiment, work: Future[tuple[Finding, ...]]) -> None:
    if work.exception() is not None:
        st.caption(t("The checks could not be done. They are tried again at the next choice."))
        return
    found = work.result()
    if all(one.check == "part" for one in found):
        st.markdown(t("Nothing was found in what the table itself shows. What a column means, only you know."))
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(str(one.evidence))}** {plain(str(one.meaning))}", width="stretch")
            if one.step != "none" and not (one.step == "weigh classes" and experiment.training.class_weights):
                args, key = (source, experiment, one), f"own-step {named(one)}"
                st.button(plain(str(one.label), 60), key=key, on_click=take, args=args)
