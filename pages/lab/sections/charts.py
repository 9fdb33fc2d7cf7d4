"""The lab's charts: curves with their ghosts, and what the network learned. Made once, while they show the same."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import streamlit as st

from dashboard.analysis.snapshots import weights_by_epoch, weights_to_draw
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, curves_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.panel import Plays
from dashboard.figures.predicted.rewound import epoch_rewind
from dashboard.ui.charts import EncodedPanels, encode_panels, join_panels, show_payload
from dashboard.ui.controls import settings
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.session import Slot
from language.languages import spoken
from language.say import t
from pages.lab.figures.learned import learned_panels
from pages.lab.sections import session
from pages.lab.sections.pins import pinned

# What was learned is more to draw than the curves.
LEARNED_SECONDS = 1.0
# Who has never been here sees the boundary bend while the loss turns.
PLAYS: Plays = "for a newcomer"


class Shown(NamedTuple):
    """All that the charts show."""

    record: Record
    ghosts: Sequence[Ghost]
    objective: bool
    open_splits: tuple[str, ...]
    language: str


class Charts(NamedTuple):
    """The charts that were sent last."""

    shown: Shown
    curves: EncodedPanels
    learned: EncodedPanels


class Learned(NamedTuple):
    """What was learned in a training under way, when it was drawn, by the monotonic clock."""

    run: str
    seconds: float
    panels: EncodedPanels


_CHARTS: Slot[Charts | None] = Slot("charts sent", None)
_LEARNED: Slot[Learned | None] = Slot("learned", None)


def draw_charts() -> None:
    """Draws them, if there is anything to draw."""
    charts = make_charts()
    if charts is not None:
        grows = charts.shown.record.ending is None
        show_payload(join_panels(charts.curves, charts.learned, grows=grows), key="lab")


def make_charts() -> Charts | None:
    """The charts as they are to be drawn now; none before a first epoch."""
    run, record = session.RUN.get(), session.drawn_record()
    if run is None or record is None:
        return None
    shown = Shown(record, _ghosts(record), settings.OBJECTIVE.get(), open_splits(), spoken())
    charts = _CHARTS.get()
    if charts is None or charts.shown != shown:
        options = CurveOptions(objective=shown.objective, memorizes=True, open_splits=shown.open_splits)
        curves = encode_panels([curves_panel(record, shown.ghosts, options)])
        charts = Charts(shown, curves, _learned(run.id, record))
        _CHARTS.set(charts)
    return charts


def _ghosts(shown: Record) -> list[Ghost]:
    """What was pinned, and the training before; of one like the one that is shown nothing would be seen."""
    behind = [(one, t("pinned {place}", place=place), "", str(place)) for place, one in enumerate(pinned(), 1)]
    before = session.BEFORE.get()
    if before is not None and before.experiment != shown.experiment:
        behind.append((before, t("before"), t("before"), ""))
    return [Ghost(*one, open_splits(one[0].experiment.data.dataset)) for one in behind]


def _learned(run: str, record: Record) -> EncodedPanels:
    if record.ending:
        return _rewindable(record.experiment.digest, record.epoch, spoken(), open_splits(), record)
    drawn = _LEARNED.get()
    if drawn is None or drawn.run != run or time.monotonic() > drawn.seconds + LEARNED_SECONDS:
        latest = dict(list(weights_by_epoch(record).items())[-1:])
        drawn = Learned(run, time.monotonic(), _encoded(record, latest, open_splits()))
        _LEARNED.set(drawn)
    return drawn.panels


@st.cache_resource(max_entries=48, show_spinner=False)
def _rewindable(digest: str, epochs: int, language: str, shown: tuple[str, ...], _record: Record) -> EncodedPanels:
    return _encoded(_record, weights_to_draw(_record), shown)


def _encoded(record: Record, weights: Mapping[int, np.ndarray], shown: Sequence[str]) -> EncodedPanels:
    return encode_panels(learned_panels(record, weights, shown), epoch_rewind(record, weights, PLAYS, shown))
