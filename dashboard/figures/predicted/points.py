"""The points of the three splits on a plane: what each is, what a network says of it, and which it gets wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment
from dashboard.figures.ends import letters
from dashboard.figures.figure import Figure, Trace, scatter
from dashboard.figures.panel import compact, written
from dashboard.figures.predicted.answers import share_of
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.sparkline import sparklines
from dashboard.figures.theme import CLASSES, HIGHLIGHT, INK, NEUTRAL, ON_DARK, SERIES, SURFACE, class_colour
from language.numbers import NO_BREAK
from language.say import t

# Places of a sparkline.
STEPS = 16
# Classes and rings have a legend under that of the splits: in a narrow column one for all breaks anywhere.
LOWER_LEGEND = "legend2"
# Left of the plot a legend has the margin's room as well, and an entry with a marker needs less than one with a line.
_WIDE = {"x": -0.05, "xanchor": "left", "indentation": -5}
# Where the sparkline of a point belongs in what is said of it.
_CURVE = "{curve}"
# What is drawn in a legend alone.
_ENTRY = scatter(mode="markers", x=[None], y=[None])
# As many classes, with as many letters in their names together, are named in that legend; more than three in one entry.
MOST_CLASSES, MOST_LETTERS, MOST_ENTRIES = 5, 10, 3


class Points:
    """The points of the splits, beside what each network of a rewind says of them.

    They stand at `places`, an array (n, 2) for each split, or at their first two inputs.
    """

    def __init__(self, shown: Predictors, places: Sequence[np.ndarray] = ()) -> None:
        self.shown, self.experiment, self.parts = shown, shown.experiment, list(shown.parts.values())
        self.places = places or [part.x[:, :2] for part in self.parts]
        self.outputs = [[net(part.x) for part in self.parts] for net in shown.networks]
        self.classifies = self.experiment.dataset.classifies

    def traces(self) -> list[Trace]:
        """One for each split, told apart by the marker, and one for each kind of ring; the colour is the class.

        Rings lie on top: in a crowd a point would hide the ring of another. `frame` has what moves.
        """
        wrong = _ring(t("wrong"), "circle-open", HIGHLIGHT) | {"meta": ON_DARK}
        memorized = _ring(t("memorized"), "square-open", NEUTRAL) | {"meta": INK}
        splits = [self._trace(split, name) for split, name in enumerate(self.shown.open_splits)]
        return [*splits, *(wrong, memorized)[: self._kinds]]

    def frame(self, frame: int) -> list[dict[str, Any]]:
        """What a network says of each point, in hundredths of a probability or as a number, and what is ringed."""
        said = [{"customdata": self._said(frame, split)} for split in range(len(self.parts))]
        ringed = (places(frame) for places in (self._wrong, self._memorized)[: self._kinds])
        return [*said, *({"x": xy[:, 0], "y": xy[:, 1]} for xy in ringed)]

    @property
    def _kinds(self) -> int:
        """How many kinds of rings there are."""
        return (1 + self.shown.memorizes) if self.classifies else 0

    def _is_wrong(self, frame: int, split: int) -> np.ndarray:
        return predicted_classes(self.experiment, self.outputs[frame][split]) != self.parts[split].y

    def _wrong(self, frame: int) -> np.ndarray:
        return np.concatenate([place[self._is_wrong(frame, split)] for split, place in enumerate(self.places)])

    def _memorized(self, frame: int) -> np.ndarray:
        return self.places[0][self._memorized_rows[frame]]

    @cached_property
    def _memorized_rows(self) -> np.ndarray:
        """Which training rows each network has memorized, (networks, rows)."""
        return self.shown.memorized(np.stack([self._is_wrong(frame, 0) for frame in range(len(self.outputs))]))

    def _said(self, frame: int, split: int) -> np.ndarray:
        outputs = self.outputs[frame][split]
        if not self.classifies:
            return compact(outputs[:, 0])
        return np.round(100 * share_of(self.experiment, outputs, self.parts[split].y)).astype(np.uint8)

    def _trace(self, split: int, name: str) -> Trace:
        part, place = self.parts[split], self.places[split]
        said = t("gives it %{customdata}%") if self.classifies else t("predicts %{customdata:.2f}")
        return scatter(
            mode="markers",
            name=t(name),
            legendgroup=name,
            showlegend=False,
            x=place[:, 0],
            y=place[:, 1],
            marker={
                "symbol": SERIES[name].symbol,
                "size": 8 if name == "train" else 6,
                "color": [class_colour(label) for label in part.y] if self.classifies else part.y,
                "colorscale": SURFACE,
                # Opaque, as Chromium without a graphics card may draw a box around what has a rim and is not.
                "line": {"width": 0.8, "color": "rgba(255,255,255,0.8)"},
            },
            text=self._texts(split, part),
            hovertemplate=f"{t(name)}, %{{text}}<br>{said}<extra></extra>",
        )

    def _texts(self, split: int, part: Part) -> list[str]:
        """Row and target of each point, with what was said of it along the networks."""
        over, values = self._lines(split), part.y.tolist()
        # Of classes there are few: each is put into words once.
        targets = {value: _target(self.experiment, value) for value in values}
        return [
            t("row {row}: {target}", row=called, target=targets[value]) + (over[row] if over else "")
            for row, (called, value) in enumerate(zip(part.called.tolist(), values, strict=True))
        ]

    def _lines(self, split: int) -> list[str]:
        if not (self.classifies and len(self.outputs) > 1):
            return []
        chosen = np.unique(np.linspace(0, len(self.outputs) - 1, STEPS).round().astype(int))
        table = np.stack([self._said(frame, split) for frame in chosen], 1) / 100
        # Said once, and not for each of hundreds of points.
        over = t("over {along} {curve}", along=t(self.shown.along), curve=_CURVE)
        return [f"<br>{over.replace(_CURVE, curve)}" for curve in sparklines(table)]


def add_legends(chart: Figure, shown: Predictors) -> None:
    """The splits in the upper row; classes, if they are few, and what is ringed in the row over the plot."""
    for trace in (*_split_markers(shown.open_splits), *class_markers(shown.experiment), *_ring_markers(chart)):
        chart.add_trace(trace)
    if any(trace.get("legend") == LOWER_LEGEND for trace in chart.data):
        stack_legends(chart)


def stack_legends(chart: Figure) -> None:
    """Puts the legend of the splits over the other one, for which Plotly itself makes room, beside any other margin."""
    above = {"y": 1.0, "yref": "container", "yanchor": "top", **_WIDE}
    rows = chart.layout["legend"] | {"traceorder": "normal", **_WIDE}
    chart.update_layout({LOWER_LEGEND: rows}, legend=above, margin={"t": 0})


def class_markers(experiment: Experiment) -> list[Trace]:
    """Whose colours the points have. The row has room for a few short names."""
    names = [written(name) for name in experiment.class_names] if experiment.dataset.classifies else []
    if not names or len(names) > MOST_CLASSES or sum(map(letters, names)) > MOST_LETTERS:
        return []
    # Of two the second would be a lone "1", which looks like a count.
    called = 2 if len(names) == 2 else 1
    named = [*(t("class {name}", name=name) for name in names[:called]), *names[called:]]
    if len(named) > MOST_ENTRIES:
        named = [" ".join([named[0], *map(_dotted, named[1:], CLASSES[1:])])]
    looks = {**_ENTRY, "legend": LOWER_LEGEND, "legendrank": 1}
    return [
        {**looks, "name": name, "marker": {"symbol": "circle", "size": 8, "color": colour}}
        for name, colour in zip(named, CLASSES, strict=False)
    ]


def _dotted(name: str, colour: str) -> str:
    """A class within the entry of another."""
    return f'<span style="color: {colour}">●</span>{NO_BREAK}{name}'


def _split_markers(splits: Sequence[str]) -> list[Trace]:
    """Without the colour of any class; Plotly's own would have that of the first point."""
    return [
        _ENTRY
        | {"name": t(name), "legendgroup": name}
        | {"marker": {"symbol": SERIES[name].symbol, "size": 8, "color": NEUTRAL}}
        for name in splits
    ]


def _ring_markers(chart: Figure) -> list[Trace]:
    """Entries that stay while nothing is ringed: Plotly leaves out what has no points, and the plot would grow."""
    rings = [trace for trace in chart.data if trace.get("legend") == LOWER_LEGEND]
    for ring in rings:
        ring.update(legendgroup=ring["name"], showlegend=False)
    return [{**ring, "x": [None], "y": [None], "showlegend": True} for ring in rings]


def _ring(name: str, symbol: str, colour: str) -> Trace:
    marker = {"symbol": symbol, "size": 13, "color": colour, "line": {"width": 1.8, "color": colour}}
    return scatter(mode="markers", name=name, hoverinfo="skip", marker=marker, legend=LOWER_LEGEND)


def _target(experiment: Experiment, value: float) -> str:
    if experiment.dataset.task == "regression":
        return t("target {value:.2f}", value=value)
    return t("class {name}", name=written(experiment.class_names[int(value)]))
