"""For many inputs: the points of the three splits on their first two principal components, wrong ones with a ring."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.planes.projection import Projection
from dashboard.analysis.words import percent
from dashboard.data.parts import TRAIN
from dashboard.figures.ends import letters
from dashboard.figures.figure import Figure
from dashboard.figures.panel import Frame, Panel, compact, rewindable, written
from dashboard.figures.predicted.points import Points, add_legends, class_markers
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.theme import CLASSES, PAGE, class_colour, figure
from language.say import t

# Letters of a class's name among the points.
LONGEST = 12


def projection_panel(shown: Predictors) -> Panel:
    """A PCA of the training inputs: a shadow of the data, on which a network has no boundary to draw."""
    everyone, shown = shown, shown.drawn
    project = Projection.of(everyone.splits.train.x)
    places = [compact(project(part.x)) for part in shown.parts.values()]
    points = Points(shown, places)
    frames: list[Frame] = [{"data": points.frame(i)} for i in range(len(shown.networks))]
    first, second = (percent(float(share)) for share in project.shares)
    # Short enough for a phone, on which the second is as long as the plot is high.
    x = t("First component ({share} of variance)", share=first)
    y = t("Second ({share})", share=second)
    chart = figure([], x=x, y=y, height=360)
    alt = t("The points of {splits} on two principal components.", splits=shown.points_in_words)
    panel = rewindable(t("PCA projection"), points.traces(), frames, chart, alt, everyone.wrong_in_words)
    add_legends(chart, shown)
    if not class_markers(shown.experiment):
        _name_classes(chart, shown, places[TRAIN])
    everyone.note_rows(chart)
    return panel


def _name_classes(chart: Figure, shown: Predictors, places: np.ndarray) -> None:
    """Each in the middle of its training points, at `places`, in a frame of its colour: the legend has no room."""
    names = [written(name) for name in shown.experiment.class_names] if shown.experiment.dataset.classifies else []
    if len(names) > len(CLASSES) or max(map(letters, names), default=0) > LONGEST:
        return
    for label, name in enumerate(names):
        own = places[shown.splits.train.y == label]
        if len(own):
            x, y = np.median(own, axis=0).tolist()
            frame = {"bgcolor": PAGE, "bordercolor": class_colour(label), "borderpad": 1}
            chart.add_annotation(x=x, y=y, text=name, showarrow=False, font={"size": 11}, **frame)
