"""For rows that are pictures: those that are hardest to get right, and what networks say of each."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import numpy as np

from dashboard.data.parts import SPLITS, TRAIN, VALIDATION
from dashboard.experiment.experiment import Experiment
from dashboard.figures.figure import Trace, scatter, trace
from dashboard.figures.panel import Frame, Panel, compact, rewindable, written
from dashboard.figures.predicted.answers import Answers, gives_probabilities
from dashboard.figures.predicted.boundary import MANY_NETWORKS
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.sheet import ACROSS, FEWER_ACROSS, LEFT, Sheet
from dashboard.figures.predicted.shown_rows import ShownRows, shown_rows
from dashboard.figures.theme import HEIGHTS, HIGHLIGHT, INK, NEUTRAL, ON_DARK, figure
from language.say import mark, t

# Letters in a line of the key where there is little room, and the pixels down that each line takes.
NARROW_LINE, LINE_HEIGHT = 53, 14
# A trace that neither the legend nor the pointer tells of.
_QUIET: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False}
# What captions, curves and the description tell of a class, by whether it is a probability.
_CAPTION = {
    True: mark("true class→what the network says, and its probability"),
    False: mark("true class→what the network says, and how clearly"),
}
_LINE = {
    True: mark("line: probability of the true class, over {along}"),
    False: mark("line: how clearly it says the true class, over {along}"),
}
_HARDEST = {
    True: mark(
        "The hardest validation rows as pictures, with the true class, what the network says, and its probability."
    ),
    False: mark(
        "The hardest validation rows as pictures, with the true class, what the network says, and how clearly."
    ),
}


def pictures_panel(predictors: Predictors) -> Panel:
    """Validation rows that the last network gets wrong, then those that were hard; and memorized training rows.

    They keep their places while the slider moves.
    """
    experiment, networks, kinds = predictors.experiment, predictors.networks, 1 + predictors.memorizes
    assert experiment.dataset.picture
    height, width = experiment.dataset.picture
    everyone = Answers.of(experiment, predictors.splits.validation, networks)
    # The charts of a map stand three in a row.
    narrow = len(networks) > MANY_NETWORKS
    across = FEWER_ACROSS if narrow else ACROSS
    shown = shown_rows(predictors, everyone, across)
    sheet = Sheet(height, width, len(shown.row), across)
    chart = figure([], x="", y="", height=360, dragmode=False)
    traces = [_grey(sheet, shown), _curves(sheet, shown), *_moving(kinds), *_said(experiment, sheet, shown)]
    frames: list[Frame] = [
        {"data": [{}, {}, *_frame(experiment, sheet, shown, i, kinds)]} for i in range(len(networks))
    ]
    alt, counted = t(_HARDEST[gives_probabilities(experiment)]), _counted(experiment, shown, everyone)
    panel = rewindable(t("Pictures"), traces, frames, chart, alt, counted)
    key = _key(experiment, shown, t(predictors.along))
    _explain(chart, sheet, shown, [line for long in key for line in (wrap(long, NARROW_LINE) if narrow else [long])])
    return panel


def _grey(sheet: Sheet, shown: ShownRows) -> Trace:
    pixels = shown.pixels(sheet.height, sheet.width)
    return trace(
        "heatmap",
        **sheet.mosaic(pixels),
        colorscale=HEIGHTS,
        zmin=float(pixels.min()),
        zmax=float(pixels.max()),
        showscale=False,
        hoverinfo="skip",
    )


def _curves(sheet: Sheet, shown: ShownRows) -> Trace:
    """Below each picture, how probable its class was to each network, from 0 to 1."""
    x, y = sheet.curves(shown.answers.true_probability)
    line = {"width": 1.2, "color": NEUTRAL}
    return scatter(mode="lines", x=compact(x), y=compact(y), line=line, **_QUIET)


def _moving(kinds: int) -> list[Trace]:
    """What changes with the slider, as traces without what changes: dots on the curves, and so many kinds of rings."""
    rings = (t("wrong"), HIGHLIGHT, "solid", ON_DARK), (t("memorized"), NEUTRAL, "dash", INK)
    return [
        scatter(mode="markers", marker={"size": 6, "color": NEUTRAL}, meta=INK, **_QUIET),
        *(
            scatter(
                mode="lines", name=name, hoverinfo="skip", line={"width": 2, "color": colour, "dash": dash}, meta=meta
            )
            for name, colour, dash, meta in rings[:kinds]
        ),
    ]


def _said(experiment: Experiment, sheet: Sheet, shown: ShownRows) -> list[Trace]:
    """A caption below each picture, without its text; and over it what is said of the row when it is pointed at."""
    texts = _texts(experiment, shown)
    captions = {"mode": "text", "textfont": {"size": 11}, "hovertext": texts, "meta": "rows", **_QUIET}
    marker = {"symbol": "square", "size": 40, "opacity": 0}
    pointed = {"mode": "markers", "marker": marker, "text": texts, "hoverinfo": "text", "showlegend": False}
    return [scatter(**captions, **_line(sheet.captions)), scatter(**pointed, **_line(sheet.centres))]


def _frame(experiment: Experiment, sheet: Sheet, shown: ShownRows, frame: int, kinds: int) -> list[dict[str, Any]]:
    answers = shown.answers
    ringed = (answers.wrong[frame], shown.memorized[frame])[:kinds]
    return [
        _line(sheet.dots(frame, answers.true_probability)),
        *(_line(sheet.frames_of(np.flatnonzero(tiles))) for tiles in ringed),
        {"text": _captions(experiment, answers, frame)},
        {},
    ]


def _line(places: np.ndarray) -> dict[str, Any]:
    return {"x": compact(places[0]), "y": compact(places[1])}


def _captions(experiment: Experiment, answers: Answers, frame: int) -> list[str]:
    """What each is, what a network says, and how probable that is to it."""
    names = [written(name) for name in experiment.class_names]
    each = zip(answers.y, answers.said[frame], answers.predicted_probability[frame], strict=True)
    return [f"{names[true]}→{names[said]} {share:.0%}" for true, said, share in each]


def _texts(experiment: Experiment, shown: ShownRows) -> list[str]:
    """Which row each is, and its class; how that fares along the networks stands below the picture."""
    return [
        t(
            "{split}, row {row}: class {name}",
            split=t(SPLITS[part]),
            row=row,
            name=written(experiment.class_names[true]),
        )
        for part, row, true in zip(shown.part, shown.called, shown.y, strict=True)
    ]


def _key(experiment: Experiment, shown: ShownRows, along: str) -> list[str]:
    """How to read a picture's caption, and its curve where there is one."""
    probable = gives_probabilities(experiment)
    return [t(_CAPTION[probable]), *([t(_LINE[probable], along=along)] if shown.answers.moving else [])]


def _explain(chart: Any, sheet: Sheet, shown: ShownRows, key: Sequence[str]) -> None:
    bare = {"showticklabels": False, "showgrid": False, "showline": False, "ticks": "", "constrain": "domain"}
    chart.update_xaxes(range=list(sheet.ends_across), **bare)
    chart.update_yaxes(range=list(sheet.ends_down), scaleanchor="x", constraintoward="top", **bare)
    chart.update_layout(margin={"l": 4, "r": 4, "t": 30, "b": 6 + LINE_HEIGHT * max(len(key), 2)})
    for part in dict.fromkeys(int(one) for one in shown.part):
        middle = sheet.centres[1][shown.part == part].mean()
        at = {"x": -0.75 * LEFT, "y": middle, "textangle": -90}
        chart.add_annotation(text=t(SPLITS[part]), showarrow=False, font={"size": 11}, **at)
    # Of the sheet itself: where that is as wide as the chart and less high, it ends above the plot's own end.
    below = {"x": 0.5, "y": sheet.ends_down[0], "xref": "paper", "yanchor": "top"}
    chart.add_annotation(text="<br>".join(key), showarrow=False, font={"size": 11}, **below)


def _counted(experiment: Experiment, shown: ShownRows, everyone: Answers) -> str:
    captions = _captions(experiment, shown.answers, -1)
    rows = [t("row {row}: {said}", row=row, said=said) for row, said in zip(shown.called, captions, strict=True)]
    of_part = [
        ", ".join(row for row, part in zip(rows, shown.part, strict=True) if part == one) for one in (VALIDATION, TRAIN)
    ]
    found = t(
        "Of {total} validation rows {wrong} are wrong. The hardest: {rows}.",
        total=len(everyone.y),
        wrong=int(everyone.wrong[-1].sum()),
        rows=of_part[0],
    )
    memorized = t("Training rows memorized: {rows}.", rows=of_part[1]) if of_part[1] else ""
    return f"{found} {memorized}".strip()
