"""Curves that are kept behind later ones, and a table of what they differ in."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.engine.run import Run
from dashboard.experiment.links.pins import pinned_by, pins_link
from dashboard.experiment.record import Record
from dashboard.ui.controls import settings
from dashboard.ui.plain import plain
from dashboard.ui.runs.keeping import keep
from dashboard.ui.server import get_engine, stop_own, visitor
from dashboard.ui.session import Slot, page_acted
from dashboard.ui.tables import small_table
from language.say import t
from pages.lab.finding.training import AT_THE_END, LOWEST, pin_rows
from pages.lab.sections.session import RUN, waits_for_button

# Each may hold a curve of thousands of epochs.
MOST_PINS = 12
# Of the experiments that are pinned, by their digests: their curves, or the training that makes them.
_PINNED: Slot[Mapping[str, Record | Run]] = Slot("pinned", {})


def pin(record: Record) -> None:
    """Keeps these curves as ghosts behind later ones, the last MOST_PINS of them; of the current training its last.

    The button may have been drawn before that ended, with the record of then.
    """
    page_acted()
    run = RUN.get()
    own = run if run and run.record.experiment == record.experiment and len(run.record.history) else None
    kept = own if own and not own.ended else (own.record if own else record).outcome
    others = (one for one in settings.PINS.get() if one != record.experiment)
    pins = (*others, record.experiment)[-MOST_PINS:]
    known = {**_PINNED.get(), record.experiment.digest: kept}
    settings.PINS.set(pins)
    _PINNED.set({one.digest: known[one.digest] for one in pins if one.digest in known})


def unpin() -> None:
    """Drops all of them, and stops those that a link has asked for."""
    page_acted()
    stop_own(*(run for run in pin_runs() if run is not RUN.get()))
    settings.PINS.clear()
    _PINNED.clear()


def pinned() -> tuple[Record, ...]:
    """The curves that are pinned, as far as they are there."""
    found = (_PINNED.get().get(one.digest) for one in settings.PINS.get())
    records = (one.record if isinstance(one, Run) and one.ended else one for one in found)
    return tuple(record for record in records if isinstance(record, Record) and len(record.history))


def pin_runs() -> list[Run]:
    """The trainings of pins, also those that have ended since."""
    return [one for one in _PINNED.get().values() if isinstance(one, Run)]


def train_pins() -> None:
    """Trains what a link has pinned, behind what it shows."""
    missing = [one for one in settings.PINS.get() if one.digest not in _PINNED.get()]
    if missing and not waits_for_button() and get_engine().ready:
        runs = [get_engine().submit(one, visitor()) for one in missing]
        for run in runs:
            keep(run)
        _PINNED.set({**_PINNED.get(), **{run.record.experiment.digest: run for run in runs}})


def pin_buttons(record: Record) -> None:
    """Pins the curves of `record`, and drops what is pinned."""
    st.button(
        t("Pin"),
        icon=":material/keep:",
        on_click=pin,
        args=(record,),
        type="tertiary",
        help=t("Keeps these curves as faint ghosts behind later ones."),
    )
    pins = len(settings.PINS.get())
    if pins:
        st.button(t("Unpin {count}", count=pins), icon=":material/keep_off:", on_click=unpin, type="tertiary")


def pins_table(now: Record) -> None:
    """What is pinned beside the training `now`, and how much of it a link holds."""
    pins = settings.PINS.get()
    if not pins:
        return
    rows = [{name: plain(cell) for name, cell in row.items()} for row in pin_rows(pinned(), now)]
    small_table(rows, numbers=(t(LOWEST), t(AT_THE_END)))
    linked = len(pinned_by(pins_link(pins)))
    if linked < len(pins):
        st.caption(t("A link holds the newest {count} of {pinned} pins.", count=linked, pinned=len(pins)))
