"""Before you trust the score: what checks found in a table, and what each costs, measured by training without it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.analysis.checks.found import Found
from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.language.say import t
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.session import Slot, page_acted
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.jobs import Job, job_for
from dashboard.ui.waiting.live import watch
from pages.your_data.finding.price import AFTER, BEFORE, price, price_of_weights
from pages.your_data.sections.splitting import choice_keys
from pages.your_data.tasks import check_table

SEEDS = 8


@dataclass(frozen=True)
class Tried:
    """What was done about a finding, the experiment before that, and the one that it made, once that is known."""

    found: Found
    before: Experiment
    after: Experiment | None = None


def tried_for(source: str) -> Slot[Tried | None]:
    return Slot(f"own tried {source}", None)


def show_checks(source: str, experiment: Experiment) -> tuple[Found, ...]:
    """What the checks found, with a button for each; below it the price of the last step that was taken.

    Returns what they found, once they have.
    """
    with st.container(border=True):
        st.markdown(t("**Before you trust the score**"))
        name = experiment.data.dataset
        job = _job(name)
        done = job is not None and job.work.done()
        watch(lambda: _say_it_checks(done=done), lambda: _is_done(name), done, over=done)
        if job is not None and done:
            _show_found(source, experiment, job.work)
        tried = _tried(source, experiment)
        if tried is not None:
            _show_price(source, tried, experiment)
    return job.work.result() if job is not None and done and job.work.exception() is None else ()


def _tried(source: str, experiment: Experiment) -> Tried | None:
    """The last step, as long as nothing else was chosen since: what that changes is not the step's price."""
    slot = tried_for(source)
    tried = slot.get()
    if tried is None or tried.before == experiment:
        return None
    if tried.after not in (None, experiment):
        slot.clear()
        return None
    slot.set(replace(tried, after=experiment))
    return slot.get()


def _job(name: str) -> Job[Future[tuple[Found, ...]]] | None:
    return job_for(key="own checks", request=name, start=lambda: get_engine().call(check_table, name), stop=_leave)


def _leave(work: Future[tuple[Found, ...]]) -> None:
    """A second of work is not worth stopping."""


def _is_done(name: str) -> bool:
    job = _job(name)
    return job is not None and job.work.done()


def _say_it_checks(*, done: bool) -> None:
    if not done:
        st.caption(
            t(
                "Looking for columns that know the target, copies and near copies, groups, an order in time, codes and "
                "rare classes."
            )
        )


def _show_found(source: str, experiment: Experiment, work: Future[tuple[Found, ...]]) -> None:
    if work.exception() is not None:
        st.caption(t("The checks could not be done: no worker answered. They are tried again at the next choice."))
        return
    found = work.result()
    if not found:
        st.markdown(t("Nothing was found in what the table itself shows. What a column means, only you know."))
    for place, one in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.evidence)}** {plain(one.meaning)}", width="stretch")
            if one.step != "none" and not (one.step == "weigh classes" and experiment.training.class_weights):
                args = (source, experiment, one)
                st.button(plain(one.label, 60), key=f"own step {place}", on_click=take, args=args)


def take(source: str, experiment: Experiment, found: Found) -> None:
    """Does what a finding asks for, and remembers what was there before."""
    page_acted()
    tried_for(source).set(Tried(found, experiment))
    _set(source, found, done=True)


def _undo(source: str, found: Found) -> None:
    page_acted()
    tried_for(source).clear()
    _set(source, found, done=False)


def _set(source: str, found: Found, *, done: bool) -> None:
    """The choice that a finding's step is about, as it is once the step is done, or undone."""
    keys, state = choice_keys(source), st.session_state
    match found.step:
        case "leave out":
            others = [name for name in state.get(keys.left_out, []) if name not in found.columns]
            state[keys.left_out] = [*others, *found.columns] if done else others
        case "keep one of each":
            state[keys.unique] = done
        case "keep one of near copies":
            state[keys.near] = done
        case "split by group":
            state[keys.group] = found.columns[0] if done else None
        case "split in order":
            state[keys.order] = found.columns[0] if done else None
        case "weigh classes":
            state[keys.weights] = done


def _show_price(source: str, tried: Tried, after: Experiment) -> None:
    label = tried.found.label
    arms = (Arm(BEFORE, t("Before"), tried.before), Arm(AFTER, label, after))

    def draw(results: Results) -> None:
        weighed = tried.found.step == "weigh classes"
        st.markdown(price_of_weights(results, plain) if weighed else price(results))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("{step}: done.", step=plain(label)), width="stretch")
        st.button(t("Undo"), key="own undo", on_click=_undo, args=(source, tried.found))
    show_batch(key="own price", arms=arms, seeds=SEEDS, draw=draw)
