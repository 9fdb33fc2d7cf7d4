"""The lab's main area: the verdict, and under it curves that grow beside what the network learned."""

from __future__ import annotations

import time
from collections.abc import Hashable, Mapping, Sequence
from functools import partial

import numpy as np
import streamlit as st

from dashboard.analysis.snapshots import weights_by_epoch, weights_to_draw
from dashboard.engine.run import Run
from dashboard.experiment.links.pins import pinned_by, pins_link
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, curves_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.panel import Plays
from dashboard.figures.predicted.rewound import epoch_rewind
from dashboard.ui.charts import EncodedPanels, encode_panels, join_panels, show_payload
from dashboard.ui.controls import settings
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine, say_it_starts
from dashboard.ui.session import Slot, page_acted
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.live import watch
from language.languages import spoken
from language.say import mark, t
from pages.lab.figures.learned import learned_panels
from pages.lab.finding.training import AT_THE_END, LOWEST, pin_rows
from pages.lab.sections import session
from pages.lab.sections.headline import headline, rests_on
from pages.lab.sections.session import Stage

# What was learned is more to draw than the curves.
LEARNED_SECONDS = 1.0
# Who has never been here sees the boundary bend while the loss turns.
PLAYS: Plays = "for a newcomer"
OBJECTIVE = mark("""
**Objective** is what Keras prints as `loss`: the average over the mini-batches of an epoch, taken while the weights
are still changing, with dropout on, and with noise on the inputs, smoothed labels, class weights and the penalty in it
(except an L1 applied by the proximal step). **train**, **validation** and **test** are evaluated in the same way at the
end of each epoch, without any of these. That is why the objective can lie above all three. With batch normalization it
can lie below them at first: their evaluation uses moving averages of the mini-batches, which lag behind.
""")
# What is shown of a training under way: the training, when that was drawn, and its panels.
_LEARNED: Slot[tuple[str, float, EncodedPanels] | None] = Slot("learned", None)
# The charts that were sent last, after all that they show.
_MADE: Slot[tuple[tuple[object, ...], tuple[EncodedPanels, EncodedPanels]] | None] = Slot("charts sent", None)


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
        watch(partial(say_it_starts, mark("The first curves")), session.stage, drawn_at, over=False)
        return
    ending = run.record.ending
    if ending is None or ending.reason != "stopped":
        # Made first, so that the verdict and the charts appear together. Who stops it is told so at once.
        _parts()
    watch(_headline, session.stage, drawn_at, over=drawn_at.over, seen=partial(_news, run, session.pin_runs()))


def show_charts(drawn_at: Stage) -> None:
    """The charts of a training, and what one reads in them; they redraw themselves while they have news.

    Until a first epoch is there, they are those of the training before, and nothing of them changes: they are left
    alone, since a visitor who waits for a worker costs the others the least that way.
    """
    run, pins = session.RUN.get(), session.pin_runs()
    if run is None:
        return
    over = drawn_at.over and all(pin.ended for pin in pins)
    watch(_charts, session.stage, drawn_at, over=over or not drawn_at.begun, seen=partial(_news, run, pins))
    shown = session.drawn_record()
    if shown is not None:
        # One that has ended without an epoch stands under the curves of another.
        now = run.record if drawn_at.over else shown
        _options(shown, now)
        rests_on(now)


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


def _charts() -> None:
    shown, made = session.drawn_record(), _parts()
    if shown is not None and made:
        show_payload(join_panels(*made, grows=shown.ending is None), key="lab")


def _parts() -> tuple[EncodedPanels, EncodedPanels] | None:
    """The curves, and what was learned: made once, for as long as they show the same."""
    run, shown = session.RUN.get(), session.drawn_record()
    if run is None or shown is None:
        return None
    ghosts = _ghosts(shown)
    what = shown, ghosts, settings.OBJECTIVE.get(), open_splits(), spoken()
    made = _MADE.get()
    if made is None or made[0] != what:
        made = what, _made(run.id, shown, ghosts)
        _MADE.set(made)
    return made[1]


def _made(run: str, record: Record, ghosts: Sequence[Ghost]) -> tuple[EncodedPanels, EncodedPanels]:
    objective, splits = settings.OBJECTIVE.get(), open_splits()
    options = CurveOptions(objective=objective, memorizes=True, open_splits=splits)
    return encode_panels([curves_panel(record, ghosts, options)]), _learned(run, record)


def _ghosts(shown: Record) -> list[Ghost]:
    """What was pinned, and the training before; of one like the one that is shown nothing would be seen."""
    behind = [(one, t("pinned {place}", place=place), "", str(place)) for place, one in enumerate(session.pinned(), 1)]
    before = session.BEFORE.get()
    if before is not None and before.experiment != shown.experiment:
        behind.append((before, t("before"), t("before"), ""))
    return [Ghost(*one, open_splits(one[0].experiment.data.dataset)) for one in behind]


def _learned(run: str, record: Record) -> EncodedPanels:
    if record.ending:
        return _rewindable(record.experiment.digest, record.epoch, spoken(), open_splits(), record)
    drawn = _LEARNED.get()
    if drawn is None or drawn[0] != run or time.monotonic() > drawn[1] + LEARNED_SECONDS:
        latest = dict(list(weights_by_epoch(record).items())[-1:])
        drawn = run, time.monotonic(), _encoded(record, latest, open_splits())
        _LEARNED.set(drawn)
    return drawn[2]


@st.cache_resource(max_entries=48, show_spinner=False)
def _rewindable(digest: str, epochs: int, language: str, shown: tuple[str, ...], _record: Record) -> EncodedPanels:
    return _encoded(_record, weights_to_draw(_record), shown)


def _encoded(record: Record, weights: Mapping[int, np.ndarray], shown: Sequence[str]) -> EncodedPanels:
    return encode_panels(learned_panels(record, weights, shown), epoch_rewind(record, weights, PLAYS, shown))


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
        st.button(
            t("Pin"),
            icon=":material/keep:",
            on_click=session.pin,
            args=(record,),
            type="tertiary",
            help=t("Keeps these curves as faint ghosts behind later ones."),
        )
        pinned = len(settings.PINS.get())
        if pinned:
            unpin = t("Unpin {count}", count=pinned)
            st.button(unpin, icon=":material/keep_off:", on_click=session.unpin, type="tertiary")
    if pinned:
        _pins(now)
    if settings.OBJECTIVE.get():
        st.caption(t(OBJECTIVE))


def _pins(record: Record) -> None:
    """What is pinned beside this training, and how much of it a link holds."""
    rows = [{name: plain(cell) for name, cell in row.items()} for row in pin_rows(session.pinned(), record)]
    small_table(rows, numbers=(t(LOWEST), t(AT_THE_END)))
    pinned, linked = len(settings.PINS.get()), len(pinned_by(pins_link(settings.PINS.get())))
    if linked < pinned:
        st.caption(t("A link holds the newest {count} of {pinned} pins.", count=linked, pinned=pinned))
