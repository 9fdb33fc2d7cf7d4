"""A sweep in place of one training: chosen in the sidebar, trained in one batch, dragged through in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.swept import arms_of, size_in_words
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import Number
from dashboard.experiment.sweeps.sweep import Sweep, sweep
from dashboard.ui.controls import settings
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.session import Slot
from dashboard.ui.sweeps.drawn import draw_sweep, extras_of, warnings_of
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.work import RunPrompt
from language.say import later, t, tn
from pages.lab.sections import session
from pages.lab.sections.sweep_menu import asked_for, fewer_in_words, second_menu, sweep_these

SEEDS = (1, 3, 5, 10)
KEY = "sweep-charts"

_SEEDS = Slot("sweep seeds", SEEDS[0])


def show_sweep(varied: Sequence[Number], experiment: Experiment) -> None:
    """The sweep of one or two numbers: how far it is, its charts, and where the lowest point is."""
    one, asked = sweep(varied, experiment), asked_for(experiment)
    count, arms = _controls(one, varied, experiment), arms_of(one)
    seconds = get_engine().seconds(*grid(arms, count))
    begin = session.is_quick(seconds) or (asked.experiment == experiment and (count == 1 or len(varied) == 1))
    begin = begin and not session.waits_for_button()
    fewer = fewer_in_words(asked, varied)
    if fewer:
        st.caption(fewer)
    cost = later("{size}, about {seconds} s.", size=size_in_words(one, count), seconds=f"{seconds:.0f}")
    show_batch(
        "sweep",
        arms,
        count,
        partial(_draw, one),
        extras=extras_of(one),
        ask=None if begin else RunPrompt(cost),
        warnings=warnings_of(one),
    )


def _controls(one: Sweep, varied: Sequence[Number], experiment: Experiment) -> int:
    """What is swept, a second number, and at how many seeds, which is returned."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_title(one, varied[0]), width="content")
        second_menu(varied[0], experiment)
        chosen = st.segmented_control(
            t("Seeds"),
            SEEDS,
            key=_SEEDS.name,
            default=SEEDS[0],
            label_visibility="collapsed",
            format_func=_seeds_in_words,
        )
        st.button(t("Close"), key="close sweep", icon=":material/close:", type="tertiary", on_click=sweep_these)
    return chosen or SEEDS[0]


def _title(one: Sweep, varied: Number) -> str:
    return t("**Sweep: {label}, {count} values**", label=plain(varied.label), count=one.size)


def _seeds_in_words(count: int) -> str:
    """All stand in one line with the name of what is swept: one of them says what they count."""
    return tn("{count} seed", "{count} seeds", count) if count == SEEDS[0] else str(count)


def _draw(one: Sweep, results: Results) -> None:
    action = t("Take this value") if len(one.axes) == 1 else t("Take these values")
    draw_sweep(one, results, key=KEY, action=action, on_take=partial(_take, one))


def _take(one: Sweep) -> None:
    """Puts the values at which the slider stands into the sidebar, closes the sweep, and trains.

    However long that takes: whoever presses this asks for the training, as by Train.
    """
    taken: Any = st.session_state[KEY].take
    # A click may come late, from a sweep of more values.
    chosen = one.experiments.get(int(taken))
    if chosen is not None:
        sweep_these()
        settings.choose(chosen)
        session.train_shown()
