"""The lab's main area: the verdict, and under it curves that grow beside what the network learned."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

import streamlit as st

from dashboard.engine.run import Run
from dashboard.experiment.record import Record
from dashboard.ui.controls import settings
from dashboard.ui.server import get_engine, say_it_starts
from dashboard.ui.session import page_acted
from dashboard.ui.waiting.live import watch
from language.say import mark, t
from pages.lab.sections import session
from pages.lab.sections.charts import draw_charts, make_charts
from pages.lab.sections.headline import headline, rests_on
from pages.lab.sections.pins import pin_buttons, pin_runs, pins_table
from pages.lab.sections.stage import Stage, current_stage

OBJECTIVE = mark("""
**Objective** is what Keras prints as `loss`: the average over the mini-batches of an epoch, taken while the weights
are still changing, with dropout on, and with noise on the inputs, smoothed labels, class weights and the penalty in it
(except an L1 applied by the proximal step). **train**, **validation** and **test** are evaluated in the same way at the
end of each epoch, without any of these. That is why the objective can lie above all three. With batch normalization it
can lie below them at first: their evaluation uses moving averages of the mini-batches, which lag behind.
""")


def data_drawn() -> list[str]:
    """Of which data the charts are now, and will be next: the sidebar may be at others."""
    run = session.RUN.get()
    records = session.drawn_record(), run.record if run else None
    return [record.experiment.data.dataset for record in records if record]


def show_verdict(drawn_at: Stage) -> None:
    """What stands above the charts; it redraws itself while it has news. The page is being drawn at `drawn_at`."""
    run = session.RUN.get()
    if run is None and session.waits_for_button() and drawn_at.ready:
        st.info(t("The first curves appear once you press Train."), icon=":material/play_arrow:")
        st.button(t("Train"), key="train first", type="primary", on_click=session.train_shown)
        return
    if run is None:
        watch(partial(say_it_starts, mark("The first curves")), current_stage, drawn_at, over=False)
        return
    ending = run.record.ending
    if ending is None or ending.reason != "stopped":
        # Made first, so that the verdict and the charts appear together. Who stops it is told so at once.
        make_charts()
    watch(_headline, current_stage, drawn_at, over=drawn_at.over, seen=partial(_news, run, pin_runs()))


def show_charts(drawn_at: Stage) -> None:
    """The charts of a training, and what one reads in them; they redraw themselves while they have news.

    Until a first epoch is there, they are those of the training before, and nothing of them changes: they are left
    alone, since a visitor who waits for a worker costs the others the least that way.
    """
    run, pins = session.RUN.get(), pin_runs()
    if run is None:
        return
    over = drawn_at.over and all(pin.ended for pin in pins)
    watch(draw_charts, current_stage, drawn_at, over=over or not drawn_at.begun, seen=partial(_news, run, pins))
    shown = session.drawn_record()
    if shown is not None:
        # One that has ended without an epoch stands under the curves of another.
        now = run.record if drawn_at.over else shown
        _options(shown, now)
        rests_on(now)


def follow(drawn_at: Stage) -> None:
    """A training that a sweep hides: the sidebar's buttons alone have news of it."""
    run = session.RUN.get()
    if run is not None:
        watch(_nothing, current_stage, drawn_at, over=drawn_at.over, seen=lambda: (run.record.epoch > 0, run.ended))


def _nothing() -> None:
    """Drawn of what is only followed."""


def _news(run: Run, pins: Sequence[Run]) -> Hashable:
    """What there is to see of a visit's training and those of its pins, without the visit's session."""
    engine, record = get_engine(), run.record
    # Until its first epoch its place in the line is shown, which changes only as others leave it.
    others = 0 if record.epoch else engine.handed_out
    return record.epoch, record.looks_ahead, run.ended, others, engine.ready, sum(pin.ended for pin in pins)


def _headline() -> None:
    run = session.RUN.get()
    if run is not None:
        headline(run, run.record)


def _options(record: Record, now: Record) -> None:
    """For the curves of `record`, beside the training `now`."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle(
            t("Objective"),
            key=settings.OBJECTIVE.name,
            persist_state="session",
            on_change=page_acted,
            help=t("Adds what Keras prints while it trains."),
        )
        pin_buttons(record)
    pins_table(now)
    if settings.OBJECTIVE.get():
        st.caption(t(OBJECTIVE))
