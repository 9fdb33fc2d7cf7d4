"""How each arm's loss compares with the baseline's: a line for each, the lowest on top, and a line at no change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.change import Kind
from dashboard.analysis.change.words import in_a_column
from dashboard.analysis.ranking import Ranking
from dashboard.figures.figure import Figure, Trace, scatter
from dashboard.figures.panel import Panel
from dashboard.figures.theme import COMPARED, HIGHLIGHT, NEUTRAL, Look, figure
from language.say import mark, t

# What the seeds bear out of an arm, in the order of the legend.
BEST, LOWER_ONLY, LOWER, SMALL, UNSURE, HIGHER, DIVERGED = (
    mark("may be the best"),
    mark("lower"),
    mark("lower, but not the best"),
    mark("too small a change to count"),
    mark("may be higher or lower"),
    mark("higher"),
    mark("diverged at some seed"),
)
KINDS: dict[Kind, str] = {"lower": LOWER, "higher": HIGHER, "same": SMALL, "slight": SMALL, "unsure": UNSURE}
LOOKS = {
    BEST: Look(COMPARED[0].colour, "solid", "circle"),
    LOWER_ONLY: Look(COMPARED[4].colour, "solid", "diamond"),
    LOWER: Look(COMPARED[4].colour, "solid", "diamond"),
    SMALL: Look(NEUTRAL, "solid", "triangle-up"),
    UNSURE: Look(NEUTRAL, "solid", "circle"),
    HIGHER: Look(COMPARED[1].colour, "solid", "square"),
    DIVERGED: Look(HIGHLIGHT, "solid", "x"),
}
# What a marker that is not filled has inside: opaque, as its interval lies behind it, and legible on either theme.
INSIDE = "#F3F5F7"
# Ratios that the axis names, from so many powers of ten on: on a phone, too, there is room for their names.
TICKS = (
    (2.2, (0.05, 0.2, 1.0, 5.0, 20.0)),
    (1.7, (0.1, 0.3, 1.0, 3.0, 10.0)),
    (1.2, (0.1, 0.3, 1.0, 3.0)),
    (0.75, (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)),
    (0.68, (0.15, 0.3, 0.5, 1.0, 2.0, 3.0)),
    (0.5, (0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)),
    (0.0, (0.3, 0.5, 0.7, 1.0, 1.5, 2.0)),
)
# How far the axis reaches at most.
WIDEST = (1 / 30, 30.0)
TINY = 1e-12
# Pixels of an arrow at its end.
ARROW = 12


def change_panel(ranking: Ranking, titles: Mapping[str, str], title: str) -> Panel:
    """A line for each arm but the baseline; on a log scale, where an interval is as long on either side."""
    names = [name for name in ranking.changes if name not in ranking.diverged]
    names += [name for name in ranking.changes if name in ranking.diverged]
    chart = figure([], x=t("Change in validation loss"), y="", height=110 + 30 * len(names), showlegend=True)
    for kind, look in LOOKS.items():
        mine = [name for name in names if _kind(ranking, name) == kind]
        if mine:
            chart.add_trace(_lines(kind, look, ranking, mine, titles))
    reach = _reach(ranking, names)
    ticks = next(ticks for powers, ticks in TICKS if reach[1] - reach[0] >= powers)
    chart.update_xaxes(
        type="log", range=reach, tickvals=ticks, ticktext=[_percent(ratio) for ratio in ticks], tickangle=0
    )
    order = [titles[name] for name in names]
    # Each arm by its name, however low the chart.
    chart.update_yaxes(categoryorder="array", categoryarray=order, autorange="reversed", showgrid=False, dtick=1)
    chart.add_vline(1.0, line={"color": NEUTRAL, "dash": "dot", "width": 1.5})
    _mark_ends_beyond(chart, ranking, titles)
    alt = t(
        "Change in validation loss from {baseline}, with intervals, lowest first: {changes}.",
        baseline=titles[ranking.baseline],
        changes="; ".join(f"{titles[name]} {ranking.changes[name]}, {t(_kind(ranking, name))}" for name in names),
    )
    return Panel(title, chart, alt, wide=True)


def _reach(ranking: Ranking, names: Sequence[str]) -> list[float]:
    """The ends of the axis, in powers of ten."""
    low, high = (np.log10(np.clip(ends, *WIDEST)) for ends in _ends(ranking, names))
    return [min(float(low.min()), 0.0) - 0.05, max(float(high.max()), 0.0) + 0.05]


def _mark_ends_beyond(chart: Figure, ranking: Ranking, titles: Mapping[str, str]) -> None:
    """An interval that goes on beyond the axis has an arrow there: without its end it would look like a grid line."""
    left, right = chart.layout["xaxis"]["range"]
    for name, change in ranking.changes.items():
        low, high = np.log10(np.maximum(change.bounds, TINY))
        colour = LOOKS[_kind(ranking, name)].colour
        for end, back, goes_on in ((left, ARROW, low < left), (right, -ARROW, high > right)):
            if goes_on:
                style = {"arrowhead": 2, "arrowwidth": 2, "arrowcolor": colour}
                chart.add_annotation(text="", x=end, y=titles[name], ax=back, ay=0, **style)


def _lines(kind: str, look: Look, ranking: Ranking, names: Sequence[str], titles: Mapping[str, str]) -> Trace:
    changes = [ranking.changes[name] for name in names]
    ratios = np.array([change.ratio for change in changes])
    low, high = (np.clip(ends, WIDEST[0] / 10, WIDEST[1] * 10) for ends in _ends(ranking, names))
    return scatter(
        name=t(kind),
        x=ratios,
        y=[titles[name] for name in names],
        mode="markers",
        marker={
            "color": INSIDE if kind == UNSURE else look.colour,
            "line": {"color": look.colour, "width": 1.5},
            "symbol": look.symbol,
            "size": 8,
        },
        error_x={"type": "data", "array": high - ratios, "arrayminus": ratios - low, "color": look.colour, "width": 4},
        text=[str(change) for change in changes],
        hovertemplate="%{y}: %{text}<extra></extra>",
    )


def _ends(ranking: Ranking, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    bounds = np.array([ranking.changes[name].bounds for name in names])
    return bounds[:, 0], bounds[:, 1]


def _kind(ranking: Ranking, name: str) -> str:
    if name in ranking.diverged:
        return DIVERGED
    if name in ranking.contenders and ranking.helps:
        return BEST
    kind = KINDS[ranking.changes[name].kind]
    return LOWER_ONLY if kind == LOWER and not ranking.helps else kind


def _percent(ratio: float) -> str:
    return t("no change") if ratio == 1.0 else in_a_column(ratio).replace(".0", "")
