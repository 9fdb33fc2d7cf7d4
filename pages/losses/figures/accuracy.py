"""Trainings side by side: one curve of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, figure, line
from language.say import mark, t

# By split: the title of the panel and its text alternative.
_WORDS = {
    "train": (mark("Training accuracy"), mark("Training accuracy over epochs. Last: {ends}.")),
    "test": (mark("Test accuracy"), mark("Test accuracy over epochs. Last: {ends}.")),
}


def accuracy_panel(records: Sequence[Record], names: Sequence[str], split: str) -> Panel:
    """The accuracy of each training on one split, over epochs."""
    column, (title, alt) = SPLITS.index(split), _WORDS[split]
    series = [
        line(
            name,
            np.arange(1, len(record.history) + 1),
            compact(record.history.metrics[:, column]),
            look,
            hovertemplate="%{y:.1%}",
        )
        for record, name, look in zip(records, names, COMPARED, strict=False)
    ]
    chart = figure(series, x=t("Epoch"), y=t("Accuracy"), hovermode="x unified")
    chart.update_yaxes(tickformat=".0%", range=[0.4, 1.02])
    chart.update_xaxes(range=[0, max(record.experiment.training.epochs for record in records) * 1.01])
    ends = ", ".join(
        f"{name} {record.history.metrics[-1, column]:.1%}"
        for record, name in zip(records, names, strict=True)
        if len(record.history)
    )
    return Panel(t(title), chart, t(alt, ends=ends or t("no epoch yet")))
