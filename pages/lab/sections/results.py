"""The lab's main area: verdict, curves that grow, and what the network learned."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from dashboard.analysis.verdict import Verdict, judge
from dashboard.engine.run import Run
from dashboard.experiment.record import Record
from dashboard.experiment.remedies import applicable
from dashboard.figures.curves import CurveOptions, loss_panel, metric_panel
from dashboard.ui.charts import charts, payload, show
from dashboard.ui.controls import settings
from dashboard.ui.glossary import explain
from dashboard.ui.live import live
from dashboard.ui.server import get_engine, say_it_starts
from pages.lab.figures.learned import learned_panels
from pages.lab.sections import session as training

TICK_SECONDS = 0.25
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


def show_training() -> None:
    """Everything about the visit's training; redraws itself while it runs."""
    run = training.current_run()
    over = run is not None and training.noted_stage(run).over
    live(_training, None if over else TICK_SECONDS)([True])
    live(_learned, None if over else LEARNED_SECONDS)()


def _training(first: list[bool]) -> None:
    """The verdict and the curves. `first` is not empty while the page as a whole is drawn, and empty at every tick."""
    whole = first.pop() if first else False
    run = training.current_run()
    if run is None:
        _waiting_for_engine()
        return
    if not whole and training.stage(run) != training.noted_stage(run):
        # The first epoch brings more than the curves, and the end changes the sidebar.
        st.rerun()
    record = run.record
    _headline(run, record)
    if training.noted_stage(run).begun:
        options = _options()
        charts([panel(record, training.pinned(), options) for panel in (loss_panel, metric_panel)], key="curves")
        _explain(options)


def _waiting_for_engine() -> None:
    if get_engine().ready:
        st.rerun()
    say_it_starts("The first curves")


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
    epochs, ahead = record.experiment.training.epochs, get_engine().waiting(run)
    if ahead is not None:
        st.progress(0.0, f"Waiting for a free worker: {ahead} before this training.")
        return
    if record.epoch == 0:
        st.progress(0.0, "Compiling the training program for this architecture; it is kept for the next time.")
        return
    started = st.session_state.setdefault(f"started {run.id}", (time.monotonic(), record.epoch))
    rate = (record.epoch - started[1]) / max(time.monotonic() - started[0], 1e-3)
    left = f", about {(epochs - record.epoch) / rate:.0f} s left" if rate > 0 else ""
    st.progress(record.epoch / epochs, f"Epoch {record.epoch} of {epochs}{left}.")


def _verdict(record: Record) -> None:
    verdict = verdict_of(record)
    with st.container(border=True):
        st.markdown(f"**{_ICONS[verdict.kind]} {verdict.sentence}**")
        _numbers(verdict, record)
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


def _remedies(record: Record) -> None:
    """One click sets the controls; training stays a separate step, so that the change can be seen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("What helps:")
        for remedy in applicable(record.experiment):
            choose = partial(settings.choose, remedy(record.experiment))
            if st.button(remedy.title, key=f"fix {remedy.name}", help=remedy.why, type="tertiary", on_click=choose):
                # The click reran this fragment alone; the sidebar has to follow.
                st.rerun()


def verdict_of(record: Record) -> Verdict:
    assert record.ending
    assert record.splits
    return judge(record.history, record.ending, record.experiment.constant_loss(record.splits.train.y))


def _options() -> CurveOptions:
    with st.container(horizontal=True, vertical_alignment="center"):
        log = st.toggle("Log scale", key="log scale", help="Shows the loss on a logarithmic axis.")
        objective = st.toggle("Objective", key="objective", help="Adds what Keras prints while it trains.")
        run = training.current_run()
        if run is not None:
            st.button(
                "Pin",
                icon=":material/keep:",
                on_click=training.pin,
                args=(run.record,),
                type="tertiary",
                help="Keeps these curves as faint ghosts behind later ones.",
            )
        if training.pinned():
            st.button(
                f"Unpin {len(training.pinned())}", icon=":material/keep_off:", on_click=training.unpin, type="tertiary"
            )
    return CurveOptions(log, objective)


def _explain(options: CurveOptions) -> None:
    if options.objective:
        st.caption(OBJECTIVE)


def _learned() -> None:
    run = training.current_run()
    if run is None or not training.noted_stage(run).begun:
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
