"""For many inputs: the points of the three splits on their first two principal components, wrong ones with a ring."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.planes.projection import Projection
from dashboard.analysis.words import percent
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.figures.panel import Frame, Panel, compact, rewindable
from dashboard.figures.predicted.points import Classifier, Points, legend_traces
from dashboard.figures.theme import figure


def projection_panel(
    experiment: Experiment,
    splits: Splits,
    networks: Sequence[Classifier],
    onset: int | None = None,
    along: str = "the epochs",
) -> Panel:
    """A PCA of the training inputs: a shadow of the data, on which a network has no boundary to draw."""
    project = Projection.of(splits.train.x)
    places = [compact(project(part.x)) for part in splits.parts]
    points = Points(experiment, splits, networks, onset, along, places)
    frames: list[Frame] = [{"data": [*points.ring_frame(i), *points.frame(i)]} for i in range(len(networks))]
    x, y = (
        f"{name} principal component ({percent(float(share))} of variance)"
        for name, share in zip(("First", "Second"), project.shares, strict=True)
    )
    chart = figure([], x=x, y=y, height=360)
    wrong = sum(points.wrong_counts(-1))
    alt = f"The points of the three splits on two principal components; {wrong} of {sum(splits.sizes)} are wrong."
    panel = rewindable("PCA projection", [*points.rings(), *points.traces()], frames, chart, alt)
    for trace in legend_traces():
        chart.add_trace(trace)
    return panel
