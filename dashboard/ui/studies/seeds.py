"""How often a lesson repeats what it shows."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dashboard.experiment.arms import USUAL_SEEDS
from dashboard.experiment.experiment import Experiment
from dashboard.ui.controls.in_links import in_links
from language.say import Marked, Unsaid, mark, t

SEEDS = mark("Seeds")
EACH_SEED = mark("Each seed has different data and different initial weights.")
IN_ORDER = mark("Each seed has different initial weights. Rows that are split in order are the same for all of them.")


def what_differs(experiment: Experiment, at_random: Marked = EACH_SEED) -> Marked:
    """What differs between the seeds of an experiment: `at_random`, unless its rows are split in order."""
    return IN_ORDER if experiment.dataset.ordered else at_random


def choose_seeds(
    key: str,
    fewest: int,
    most: int,
    usual: int = USUAL_SEEDS,
    *,
    label: Unsaid = SEEDS,
    explained: Unsaid = EACH_SEED,
    wide: bool = True,
) -> int:
    """The number of seeds; in a column of controls the slider is not `wide`, but as wide as the column."""
    width: int | Literal["stretch"] = 420 if wide else "stretch"
    return st.slider(t(label), fewest, most, usual, help=t(explained), width=width, **in_links(key))
