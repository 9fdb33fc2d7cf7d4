"""For many inputs: the points of the three splits on their first two principal components, wrong ones with a ring."""

from __future__ import annotations

from dashboard.analysis.planes.projection import Projection
from dashboard.analysis.words import percent
from dashboard.figures.panel import Frame, Panel, compact, rewindable
from dashboard.figures.predicted.points import Points, add_legends
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.theme import figure
from language.say import t


def projection_panel(shown: Predictors) -> Panel:
    """A PCA of the training inputs: a shadow of the data, on which a network has no boundary to draw."""
    everyone, shown = shown, shown.drawn
    project = Projection.of(everyone.splits.train.x)
    places = [compact(project(part.x)) for part in shown.parts.values()]
    points = Points(shown, places)
    frames: list[Frame] = [{"data": points.frame(i)} for i in range(len(shown.networks))]
    first, second = (percent(float(share)) for share in project.shares)
    x = t("First principal component ({share} of variance)", share=first)
    y = t("Second principal component ({share} of variance)", share=second)
    chart = figure([], x=x, y=y, height=360)
    alt = t("The points of {splits} on two principal components.", splits=shown.points_in_words)
    panel = rewindable(t("PCA projection"), points.traces(), frames, chart, alt, everyone.wrong_in_words)
    add_legends(chart, shown)
    everyone.note_rows(chart)
    return panel
