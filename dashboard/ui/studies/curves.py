"""The curves of each arm of a comparison, drawn once for all visitors who look at the same results."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.figures.bands.multiples import arm_panels, split_curves
from dashboard.ui.charts import multiples, show_payload
from dashboard.ui.frame.seal import open_splits
from language.languages import spoken
from language.say import Unsaid, mark, t

LOSS = mark("Loss")
Quantity = Literal["losses", "metrics"]


def loss_curves(results: Results, *, key: str, quantity: Quantity = "losses", y: Unsaid = LOSS, after: int = 0) -> None:
    """A small chart for each arm, with the mean curve of each split; before epoch `after` one may leave the chart."""
    show_payload(_drawn(f"{spoken()} {_version(results)}", open_splits(), quantity, t(y), after, results), key=key)


def _version(results: Results) -> str:
    """What tells these curves from others: trainings repeat to the last bit."""
    trained = (
        (arm.title, f"{results.divergences(arm.name)}", *(record.experiment.digest for record in results[arm.name]))
        for arm in results.arms
    )
    return "\n".join(" ".join(one) for one in trained)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(version: str, shown: tuple[str, ...], quantity: Quantity, y: str, after: int, _results: Results) -> bytes:
    losses = quantity == "losses"
    share = not losses and _results.arms[0].experiment.dataset.classifies
    curves = split_curves(quantity, shown)
    return multiples(arm_panels(_results, curves, y=y, after=after, geometric=losses, share=share), legend=shown)
