"""Two trainings beside each other, with the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, loss_panel
from dashboard.figures.panel import Panel

MARGIN = 1.05


def loss_panels(records: Sequence[Record], titles: Sequence[str]) -> list[Panel]:
    """The loss curves of each training; all reach as far and as high as the longest and the highest."""
    epochs = max(len(record.history) for record in records)
    highest = max(float(record.history.losses.max(initial=0.0)) for record in records)
    panels = []
    for record, title in zip(records, titles, strict=True):
        panel = loss_panel(record, options=CurveOptions(epochs=epochs))
        panel.figure.update_yaxes(range=[0, highest * MARGIN])
        panels.append(replace(panel, title=title, alt=f"{title}. {panel.alt}"))
    return panels
