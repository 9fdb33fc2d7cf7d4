"""The curves of chosen runs over each other: a colour for each group, with a band where it has several seeds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.bands import Band, band
from dashboard.data.parts import SPLITS
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.panel import Panel, untagged
from dashboard.figures.theme import COMPARED, figure
from language.numbers import three_digits
from language.say import mark, t
from pages.runs.finding.groups import DRAWN, Compared, Group

# The test set is not among them: who chooses by it uses it up.
SHOWN = ("validation", "train")
_TITLES = {"validation": mark("Validation loss"), "train": mark("Training loss")}
_DESCRIBED = {
    "validation": mark("Validation loss by epoch. At the end: {ends}."),
    "train": mark("Training loss by epoch. At the end: {ends}."),
}
# A mean that grows beyond so many times the lowest start would flatten all others.
TALLEST = 1.5


def curve_panels(compared: Compared) -> list[Panel]:
    """Validation loss and, beside it on the same axes, training loss; of the first groups alone."""
    groups = compared.groups[:DRAWN]
    panels = [_panel(groups, split) for split in SHOWN]
    longest = max((len(run.record.history) for group in groups for run in group.runs), default=1)
    highest = max((_height(group) for group in groups), default=1.0)
    for panel in panels:
        panel.figure.update_xaxes(range=[0, longest * 1.01])
        panel.figure.update_yaxes(range=[0, 1.05 * highest])
    return panels


def _panel(groups: Sequence[Group], split: str) -> Panel:
    bands = {group.name: found for group in groups if (found := _band(group, split)) is not None}
    looks = dict(zip((group.name for group in groups), COMPARED, strict=False))
    traces = band_traces(
        (untagged(name), looks[name], item, np.arange(1, len(item) + 1)) for name, item in bands.items()
    )
    title = t(_TITLES[split])
    chart = figure(traces, x=t("Epoch"), y=title, height=340, hovermode="x unified")
    ends = ", ".join(f"{name} {three_digits(item.mean[-1])}" for name, item in bands.items())
    return Panel(title, chart, t(_DESCRIBED[split], ends=ends))


def _band(group: Group, split: str) -> Band | None:
    curves = [run.record.history.losses[:, SPLITS.index(split)] for run in group.runs if len(run.record.history)]
    return band(curves, geometric=True) if curves else None


def _height(group: Group) -> float:
    """Of the higher of its two mean curves, without what a divergence adds to it."""
    means = [found.mean for split in SHOWN if (found := _band(group, split)) is not None]
    return max((float(min(mean.max(), TALLEST * max(mean[0], mean[-1]))) for mean in means), default=0.0)
