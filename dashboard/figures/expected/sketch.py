"""An empty chart on which a person draws the curve that they expect, and the truth with what was drawn over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.analysis.expected.drawn import BOUNDS, positions
from dashboard.data.parts import SPLITS, VALIDATION
from dashboard.experiment.record import Record
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import Panel, Sketch, compact
from dashboard.figures.theme import EVENT, INK, SERIES, figure
from language.say import mark, t

EXPECTED = mark("expected")
HEIGHT = 300


def pale_curve(before: Record) -> Trace:
    """Validation loss as it is before, behind what is drawn."""
    losses, look = before.history.losses[:, VALIDATION], SERIES[SPLITS[VALIDATION]]
    pale = {"color": look.colour, "dash": look.dash, "width": 1.5}
    x = np.arange(1, len(losses) + 1)
    return scatter(x=x, y=compact(losses), name=t("before"), mode="lines", line=pale, opacity=0.6)


def sketch_panel(before: Record, epochs: int, name: str, drawn: Sequence[float] | None) -> Panel:
    """An empty chart on which validation loss is drawn as it is expected, over the curve as it is before."""
    losses = before.history.losses[:, VALIDATION]
    chart = figure([], x=t("Epoch"), y=t("Loss"), height=HEIGHT)
    chart.add_trace(pale_curve(before))
    chart.update_xaxes(range=[0, epochs * 1.01], fixedrange=True)
    chart.update_yaxes(range=list(BOUNDS), fixedrange=True)
    name_at_ends(chart)
    start = float(np.clip(losses[0], *BOUNDS))
    at = positions(epochs)
    label = t(
        "Validation loss as you expect it. Left and right move along the epochs; up and down raise or lower the curve "
        "from there on."
    )
    sketch = Sketch(name, label, at, list(drawn) if drawn else [start] * len(at), BOUNDS)
    alt = t(
        "An empty chart of validation loss over {epochs} epochs, to draw on. Before, it ends at {end:.2g}.",
        epochs=epochs,
        end=losses[-1],
    )
    return Panel(t("Draw the validation loss that you expect"), chart, alt, sketch=sketch)


def with_drawn(panel: Panel, drawn: Sequence[float], epochs: int) -> Panel:
    """The truth with what was expected laid over it, as it was drawn: in the colour of the text."""
    dotted = {"color": EVENT, "dash": "dot", "width": 3}
    at = positions(epochs)
    panel.figure.add_scatter(x=at, y=list(drawn), name=t(EXPECTED), mode="lines", line=dotted, meta=INK)
    name_at_ends(panel.figure)
    expected = t("Dotted, what you expected: {first:.2g} at first, {last:.2g} at last.", first=drawn[0], last=drawn[-1])
    return replace(panel, alt=f"{panel.alt} {expected}")
