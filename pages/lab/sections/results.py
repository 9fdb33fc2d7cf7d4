"""The lab's main area: verdict, curves that grow, and what the network learned."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from dashboard.analysis.verdict import Verdict
from dashboard.engine.run import Run
from dashboard.experiment.record import Record
from dashboard.experiment.remedies import applicable
from dashboard.figures.curves import CurveOptions, Ghost, loss_panel, metric_panel
from dashboard.ui.charts import charts, payload, show
from dashboard.ui.controls import settings
from dashboard.ui.glossary import explain
from dashboard.ui.server import get_engine, say_it_starts
from dashboard.ui.waiting.live import live, watch
from pages.lab.figures.learned import learned_panels
from pages.lab.finding import change_in_words, effect_in_words, verdict_of
from pages.lab.sections import session
from pages.lab.sections.session import Stage

# What was learned is more to draw than the curves.
LEARNED_SECONDS = 1.0
OBJECTIVE = """
**Objective** is what Keras prints as `loss`: the average over the mini-batches of an epoch, taken while the weights
still change, with dropout on and with the L1 and L2 penalty in it. **train**, **validation** and **test** are evaluated
alike at the end of each epoch: dropout off, penalty left out. That is why the objective can lie above all three.
"""
_ICONS = {
    "overfitting": ":material/trending_up:",
    "underfitting": ":material/trending_flat:",
    "good fit": ":material/check_circle:",
    "diverged": ":material/error:",
    "too few epochs": ":material/hourglass_empty:",
}


def show_training(drawn_at: Stage) -> None:
    """Everything about the visit's training; redraws itself while it runs. The page is being drawn at `drawn_at`."""
    watch(partial(_training, drawn_at), session.stage, drawn_at, over=drawn_at.over)
    live(_learned, None if drawn_at.over else LEARNED_SECONDS)(drawn_at)


def _training(drawn_at: Stage) -> None:
    """The verdict and the curves. Until a first epoch is there, the curves of the training before stay."""
    run, before = session.RUN.get(), session.BEFORE.get()
    if run is None:
        say_it_starts("The first curves")
        return
    record = run.record
    _headline(run, record)
    shown = record if drawn_at.begun or before is None else before
    if len(shown.history):
        options = _options(record)
        ghosts = _ghosts(before if shown is record else None)
        charts([panel(shown, ghosts, options) for panel in (loss_panel, metric_panel)], key="curves")
        _explain(options)


def _ghosts(before: Record | None) -> list[Ghost]:
    """What was pinned, and the training before the current one."""
    pinned = [Ghost(record, f"pinned {place}") for place, record in enumerate(session.PINNED.get(), 1)]
    return [*pinned, *([Ghost(before, "before", "before")] if before else [])]


def _headline(run: Run, record: Record) -> None:
    """The verdict once a training has ended, its progress until then."""
    if record.ending is None:
        _progress(run, record)
    elif record.ending.reason == "failed":
        st.error(record.ending.message, icon=":material/error:")
    elif record.splits is None:
        st.info("Stopped before it began. Press Train to train.", icon=":material/stop_circle:")
    else:
        _verdict(record)


def _progress(run: Run, record: Record) -> None:
    epochs, ahead = record.experiment.training.epochs, get_engine().runs_ahead(run)
    if ahead is not None:
        st.progress(0.0, f"Waiting for a free worker: {ahead} before this training.")
        return
    if record.epoch == 0:
        st.progress(0.0, "Compiling the training program for this architecture; it is kept for the next time.")
        return
    seen_at, first_seen = session.first_seen(run)
    rate = (record.epoch - first_seen) / max(time.monotonic() - seen_at, 1e-3)
    left = f", about {(epochs - record.epoch) / rate:.0f} s left" if rate > 0 else ""
    st.progress(record.epoch / epochs, f"Epoch {record.epoch} of {epochs}{left}.")


def _verdict(record: Record) -> None:
    verdict = verdict_of(record)
    with st.container(border=True):
        st.markdown(f"**{_ICONS[verdict.kind]} {verdict.sentence}**")
        _numbers(verdict, record)
        _change(record)
        if verdict.kind == "overfitting":
            _remedies(record)


def _numbers(verdict: Verdict, record: Record) -> None:
    if verdict.epoch == 0:
        return
    ended = {"stopped": " Stopped by you.", "out of time": " The time allowed for a training ran out."}
    st.caption(
        f"At epoch {verdict.epoch}: train {verdict.train_loss:.3g}, validation {verdict.validation_loss:.3g}, "
        f"gap {verdict.gap:.3g}. A constant prediction: {verdict.constant_loss:.3g}."
        + ended.get(record.ending.reason if record.ending else "", ""),
        help=explain(verdict.kind, "gap", "constant prediction"),
    )


def _change(record: Record) -> None:
    """What was changed since the training before, and what that did."""
    before = session.BEFORE.get()
    if before is None or before.ending is None or before.splits is None or before.experiment == record.experiment:
        return
    change = change_in_words(before.experiment, record.experiment)
    st.markdown(f":material/compare_arrows: **{change}:** {effect_in_words(before, record)}.")


def _remedies(record: Record) -> None:
    """One click sets the controls; training stays a separate step, so that the change can be seen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("What helps:")
        for remedy in applicable(record.experiment):
            choose = partial(settings.choose, remedy(record.experiment))
            if st.button(remedy.title, key=f"fix {remedy.name}", help=remedy.why, type="tertiary", on_click=choose):
                # The click reran this fragment alone; the sidebar has to follow.
                st.rerun()


def _options(record: Record) -> CurveOptions:
    with st.container(horizontal=True, vertical_alignment="center"):
        log = st.toggle("Log scale", key="log scale", help="Shows the loss on a logarithmic axis.")
        objective = st.toggle("Objective", key="objective", help="Adds what Keras prints while it trains.")
        st.button(
            "Pin",
            icon=":material/keep:",
            on_click=session.pin,
            args=(record,),
            type="tertiary",
            help="Keeps these curves as faint ghosts behind later ones.",
        )
        pinned = len(session.PINNED.get())
        if pinned:
            st.button(f"Unpin {pinned}", icon=":material/keep_off:", on_click=session.unpin, type="tertiary")
    return CurveOptions(log, objective)


def _explain(options: CurveOptions) -> None:
    if options.objective:
        st.caption(OBJECTIVE)


def _learned(drawn_at: Stage) -> None:
    run = session.RUN.get()
    if run is None or not drawn_at.begun:
        return
    record = run.record
    assert record.splits
    epochs = sorted(record.snapshots.weights)
    st.header("What the network learned", anchor=False, help=explain("decision boundary", "weight", "kernel"))
    if record.ending is None:
        show(payload(learned_panels(record, epochs[-1:])), key="learned")
        return
    show(_rewindable(record.experiment.digest, len(record.history), record), key="learned")


@st.cache_data(max_entries=16, show_spinner=False)
def _rewindable(digest: str, epochs: int, _record: Record) -> bytes:
    kept = sorted(_record.snapshots.weights)
    return payload(learned_panels(_record, kept), kept, f"{digest} {epochs}")
