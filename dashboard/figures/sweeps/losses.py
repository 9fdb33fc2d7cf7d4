"""The losses of a sweep: as lines over the values of one number, or as a map over those of two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.analysis.series import Series
from dashboard.analysis.sweeps.swept import Swept, best_place, loss_series
from dashboard.analysis.sweeps.words import without_lowest
from dashboard.experiment.sweeps.sweep import Axis
from dashboard.figures.panel import Panel
from dashboard.figures.series import Axes, series_panel
from dashboard.figures.theme import EVENT, LOWER_IS_STRONGER, ON_MAP, PAGE, figure
from language.say import mark, t

MOST_TICKS, FEWER_TICKS = 8, 3
# The colours reach from the lowest loss to this share of all: the few that are far higher would take them all.
SHARE_COLOURED = 0.9
# Steps of the colour bar, in each power of ten.
_STEPS = (1, 1.5, 2, 3, 5, 7)
MOST_STEPS = 5


def losses_panel(swept: Swept) -> Panel:
    """Final and lowest losses over the values, the slider on their axis and the lowest point named."""
    series, axis, best = loss_series(swept), swept.sweep.axes[0], best_place(swept)
    title = t("Losses over {number}", number=axis.number.label)
    panel = series_panel(
        title, series, Axes(axis.number.label, t("Loss"), names=[*map(axis.number.written, axis.values)])
    )
    chart = panel.figure
    chart.update_xaxes(**_ticks(axis))
    if best is not None:
        text, side = t("lowest with {values}", values=swept.sweep.said(best)), _side(best, len(axis.values))
        chart.add_vline(best, line={"color": EVENT, "dash": "dot", "width": 1.2}, layer="below")
        # Where an axis from 0 has room above all that is drawn: see `top_for_bands`.
        top = {"y": 1, "yref": "paper", "yanchor": "top", "showarrow": False, "bgcolor": PAGE}
        chart.add_annotation(x=best, text=text, xanchor=side, font={"size": 12}, **top)
    return replace(panel, cursor=True)


def _side(place: int, count: int) -> str:
    """The end at which a label touches its line, so that it stays within the chart."""
    return ("left", "center", "right")[3 * place // count]


def map_panel(swept: Swept) -> Panel:
    """Validation loss at the end over both numbers, and behind a switch at its lowest."""
    final, lowest, _ = loss_series(swept)
    panel, other = _map(swept, final, t("Final validation loss")), _map(swept, lowest, t("Lowest validation loss"))
    # On the switch beside the other, which says what loss it is.
    return replace(panel, others=(replace(other, title=t("Lowest")),))


def _map(swept: Swept, series: Series, title: str) -> Panel:
    across, up = swept.sweep.axes
    best = best_place(swept, series)
    chart = figure([_cells(swept, series)], x=across.number.label, y=up.number.label)
    for name, place, symbol in _marked(swept, best):
        if place is not None:
            chart.add_trace(_mark(t(name), swept.sweep.indices(place), symbol))
    chart.update_xaxes(**_ticks(across, FEWER_TICKS), showgrid=False, tickangle=0)
    chart.update_yaxes(**_ticks(up), showgrid=False)
    chart.update_layout(dragmode=False, margin={"r": 8})
    found = without_lowest(swept) if best is None else t("Lowest with {values}.", values=swept.sweep.said(best))
    scale = t(
        "{title}, over {across} (across) and {up} (up), the lower the darker.",
        title=title,
        across=across.number.label,
        up=up.number.label,
    )
    return Panel(title, chart, f"{scale} {found}", columns=len(across.values))


def _marked(swept: Swept, best: int | None) -> tuple[tuple[str, int | None, str], ...]:
    """The cells that have a marker, with its name and its symbol."""
    return (mark("lowest"), best, "star"), (mark("as it is set"), swept.sweep.start, "circle")


def _cells(swept: Swept, series: Series) -> dict[str, Any]:
    """A heat map on a logarithmic scale of colours; what diverged has a cross and no colour."""
    losses = np.full(swept.sweep.shape, np.nan, np.float32)
    crosses, said = np.full(losses.shape, "", object), np.full(losses.shape, "", object)
    for place, loss in zip(series.x, series.band.mean, strict=True):
        losses.flat[int(place)] = loss
    for place in swept.diverged:
        losses.flat[place], crosses.flat[place] = np.nan, "✕"
    for place in swept.sweep.places:
        loss = losses.flat[place]
        without = t("diverged") if crosses.flat[place] else t("no result yet")
        what = t("loss {loss:.4g}", loss=loss) if np.isfinite(loss) else without
        said.flat[place] = f"{swept.sweep.said(place)}: {what}"
    return {
        "type": "heatmap",
        "name": t("loss"),
        "z": np.log10(np.maximum(losses, np.finfo(np.float32).tiny)),
        "text": crosses.tolist(),
        "texttemplate": "%{text}",
        "hovertext": said.tolist(),
        # Beside the sliders stands what the cell is; a label would lie on the cells around it.
        "hoverinfo": "none",
        "colorscale": LOWER_IS_STRONGER,
        "xgap": 1,
        "ygap": 1,
        **_colours(losses[np.isfinite(losses)]),
    }


def _colours(losses: np.ndarray) -> dict[str, Any]:
    """The ends of the scale and its bar, whose last step says where it ends for all that is higher."""
    if not losses.size or losses.min() <= 0:
        return {"showscale": False}
    low, high = float(losses.min()), float(np.quantile(losses, SHARE_COLOURED))
    high = max(high, 1.05 * low)
    powers = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    inside = [step * 10.0**power for power in powers for step in _STEPS if 1.1 * low < step * 10.0**power < high / 1.1]
    steps = [low, *inside[:: -(-len(inside) // MOST_STEPS) or 1], high]
    texts = [f"{step:.2g}" for step in steps]
    if losses.max() > high:
        texts[-1] = f"{texts[-1]}+"
    bar = {"thickness": 10, "tickvals": np.log10(steps).tolist(), "ticktext": texts, "outlinewidth": 0, "xpad": 4}
    return {"zmin": np.log10(low), "zmax": np.log10(high), "colorbar": bar}


def _mark(name: str, cell: tuple[int, ...], symbol: str) -> dict[str, Any]:
    size = 13 if symbol == "star" else 9
    marker = {"symbol": symbol, "size": size, **ON_MAP}
    at = {"x": [cell[0]], "y": [cell[1]]}
    return {"type": "scatter", "mode": "markers", "name": name, "hoverinfo": "skip", "marker": marker, **at}


def _ticks(axis: Axis, most: int = MOST_TICKS) -> dict[str, Any]:
    """Values at even distances, some of them named."""
    count = len(axis.values)
    named = list(range(0, count, -(-count // most)))
    texts = [axis.number.written(axis.values[place]) for place in named]
    return {"tickvals": named, "ticktext": texts, "range": [-0.5, count - 0.5]}
