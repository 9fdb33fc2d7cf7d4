"""The losses of a sweep: as lines over the values of one number, or as a map over those of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.analysis.series import Series
from dashboard.analysis.sweeps.swept import Swept, best_place, loss_series
from dashboard.analysis.sweeps.words import lowest_in_words, without_lowest
from dashboard.analysis.words import TINY
from dashboard.experiment.sweeps.sweep import Axis
from dashboard.figures.bands.axes import EXPLODED
from dashboard.figures.figure import Trace, scatter, trace
from dashboard.figures.panel import Panel
from dashboard.figures.series import Axes, series_panel
from dashboard.figures.theme import EVENT, LOWER_IS_STRONGER, ON_MAP, PAGE, figure
from dashboard.figures.ticks import log_axis
from language.numbers import in_digits
from language.say import mark, t

MOST_TICKS, FEWER_TICKS = 8, 3
# The letters of a tick's name such as 0.0001. Longer ones, such as 5 times a power of ten, Plotly writes aslant.
SHORT = 6
# The colours reach from the lowest loss to this share of all: the few that are far higher would take them all.
SHARE_COLOURED = 0.9
# A number of the colour bar takes up this share of it, at least.
STEP = 0.12


def losses_panel(swept: Swept) -> Panel:
    """Final and lowest losses over the values, the slider on their axis and the lowest point named."""
    series, axis, best = loss_series(swept), swept.sweep.axes[0], best_place(swept)
    title = t("Losses over {number}", number=axis.number.label)
    written = [*map(axis.number.written, axis.values)]
    panel = series_panel(title, series, Axes(axis.number.label, t("Loss"), log_y=_explodes(series), names=written))
    chart = panel.figure
    chart.update_xaxes(**_ticks(axis), tickangle=0)
    if best is not None:
        # Without the number's name, which its axis has: on a phone both would reach over the curves' names.
        text, side = t("lowest: {value}", value=lowest_in_words(swept)), _side(best, len(axis.values))
        chart.add_vline(best, line={"color": EVENT, "dash": "dot", "width": 1.2}, layer="below")
        # Where an axis from 0 has room above all that is drawn: see `top_for_bands`.
        top = {"y": 1, "yref": "paper", "yanchor": "top", "showarrow": False, "bgcolor": PAGE}
        chart.add_annotation(x=best, text=text, xanchor=side, font={"size": 12}, **top)
    return replace(panel, cursor=True)


def _explodes(series: Sequence[Series]) -> bool:
    """Whether some losses are so high that all others would lie on an axis from 0, so that it is logarithmic."""
    means = np.concatenate([one.band.mean for one in series])
    return bool(means.size and means.min() > 0 and means.max() > EXPLODED * np.median(means))


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
    if best is None:
        # The one loss that there is stands in its cell.
        found = "" if series.x else without_lowest(swept)
    else:
        found = t("Lowest with {values}.", values=swept.sweep.said(best))
    scale = t(
        "{title}, over {across} (across) and {up} (up), the lower the darker.",
        title=title,
        across=across.number.label,
        up=up.number.label,
    )
    return Panel(title, chart, f"{scale} {found}".strip(), columns=len(across.values))


def _marked(swept: Swept, best: int | None) -> tuple[tuple[str, int | None, str], ...]:
    """The cells that have a marker, with its name and its symbol; one for both where they are the same."""
    if best == swept.sweep.start:
        return ((mark("lowest, as it is set"), best, "star"),)
    return (mark("lowest"), best, "star"), (mark("as it is set"), swept.sweep.start, "circle")


def _cells(swept: Swept, series: Series) -> Trace:
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
    return trace(
        "heatmap",
        name=t("loss"),
        z=np.log10(np.maximum(losses, TINY)),
        text=crosses.tolist(),
        texttemplate="%{text}",
        hovertext=said.tolist(),
        # Beside the sliders stands what the cell is; a label would lie on the cells around it.
        hoverinfo="none",
        colorscale=LOWER_IS_STRONGER,
        xgap=1,
        ygap=1,
        **_colours(losses[np.isfinite(losses)]),
    )


def _colours(losses: np.ndarray) -> dict[str, Any]:
    """The ends of the scale and its bar, whose last step says where it ends for all that is higher."""
    if not losses.size:
        return {"showscale": False}
    low = max(float(losses.min()), TINY)
    high = max(float(np.quantile(losses, SHARE_COLOURED)), 1.05 * low)
    first = t("10⁻⁹ or less") if losses.min() < TINY else in_digits(low, ".2g")
    last = in_digits(high, ".2g") + ("+" if losses.max() > high else "")
    inside = _between(low, high)
    bar = {
        "thickness": 10,
        "tickvals": np.log10([low, *inside, high]).tolist(),
        "ticktext": [first, *inside.values(), last],
        "outlinewidth": 0,
        "xpad": 4,
    }
    return {"zmin": np.log10(low), "zmax": np.log10(high), "colorbar": bar}


def _between(low: float, high: float) -> dict[float, str]:
    """Round numbers between the ends of the bar, as they are written, each apart from its neighbours."""
    axis, step = log_axis(low, high), STEP * np.log10(high / low)
    found, last = {}, np.log10(low)
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if last + step <= np.log10(value) <= np.log10(high) - step:
            found[value], last = text, np.log10(value)
    return found


def _mark(name: str, cell: tuple[int, ...], symbol: str) -> Trace:
    size = 13 if symbol == "star" else 9
    marker = {"symbol": symbol, "size": size, **ON_MAP}
    return scatter(mode="markers", name=name, hoverinfo="skip", marker=marker, x=[cell[0]], y=[cell[1]])


def _ticks(axis: Axis, most: int = MOST_TICKS) -> dict[str, Any]:
    """Values at even distances, some of them with a tick; where one is pointed at, any has its name."""
    count = len(axis.values)
    names = {str(place): axis.number.written(value) for place, value in enumerate(axis.values)}
    ticks = _ticked([*names.values()], -(-count // most))
    return {"tickvals": ticks, "labelalias": names, "range": [-0.5, count - 0.5]}


def _ticked(names: Sequence[str], step: int) -> list[int]:
    """The first place, and every so many of the others, from where their names are short."""
    begin = min(range(step), key=lambda first: max(SHORT, *map(len, names[first::step])))
    return [0, *range(begin + step if begin else step, len(names), step)]
