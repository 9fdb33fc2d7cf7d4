"""The dropout masks of the first mini-batches, step by step."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.ui.charts import show_charts
from dashboard.ui.pause import CALL_SECONDS, answer
from dashboard.ui.server import get_engine
from dashboard.ui.session import BY_DIGEST, Slot
from dashboard.ui.waiting.live import draw_again, live
from language.say import t
from pages.dropout.figures import mask_panels
from pages.dropout.tasks import dropout_masks

STEPS = 12
# An epoch's last mini-batch may have fewer samples than the one that was chosen, which the next one has again.
_CHOSEN, _SHOWN = Slot("mask sample chosen", 1), Slot("mask sample", 1)


def show_masks(experiment: Experiment) -> None:
    """Which units each sample of a mini-batch trains; step and sample are chosen by the visitor."""
    if not experiment.model.dropout or not get_engine().ready:
        return
    live(_masks)(experiment)


def _masks(experiment: Experiment) -> None:
    try:
        with st.spinner(t("A worker draws the masks.")):
            masks = _drawn(experiment)
    except (ConnectionError, TimeoutError):
        st.info(t("The training engine is busy; the masks appear when it has a moment."), icon=":material/bolt:")
        draw_again()
        return
    left, right = st.columns(2)
    step = left.slider(t("Mini-batch"), 1, STEPS, 1, key="mask step", help=t("The steps of training, from the first."))
    samples = len(masks[0][step - 1])
    _SHOWN.set(min(_CHOSEN.get(), samples))
    sample = right.slider(
        t("Sample of the mini-batch"),
        1,
        samples,
        key=_SHOWN.name,
        help=t("Each sample has a mask of its own."),
        on_change=_keep_sample,
    )
    show_charts(mask_panels(experiment, masks, step - 1, sample - 1), key="masks")


def _keep_sample() -> None:
    _CHOSEN.set(_SHOWN.get())


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_DIGEST)
def _drawn(experiment: Experiment) -> list[list[np.ndarray]]:
    return answer(CALL_SECONDS, dropout_masks, experiment, STEPS)
