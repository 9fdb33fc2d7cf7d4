"""The curves of a training from elsewhere, with the epochs at which something happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.patience import Stop
from dashboard.data.parts import SPLITS
from dashboard.experiment.logged import LoggedCurves
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure
from dashboard.figures.marks import marks, top_clear_of_words
from dashboard.figures.panel import Panel, compact, written
from dashboard.figures.theme import SERIES, figure, line
from language.numbers import three_digits
from language.say import t, tn

# A screen has no more points across; of longer logs every second epoch is drawn, every third, and so on.
MOST_POINTS = 2_000
# So that a line at 0 or 1 is whole.
_MARGIN = 0.05


def loss_panel(curves: LoggedCurves, stop: Stop) -> Panel:
    """Loss over epochs, with the lowest validation loss and where early stopping would have ended it."""
    losses = dict(zip(SPLITS, curves.history.losses.T, strict=True))
    best = int(np.argmin(curves.validation)) + 1
    events = [(best, t("lowest: epoch {epoch}", epoch=best))]
    events += [(stop.epoch, t("would stop: epoch {epoch}", epoch=stop.epoch))] * (stop.epoch < stop.total)
    chart = _chart(losses, t("Loss, as logged"), events)
    alt = tn(
        "Line chart of loss over {count} epoch. At the end: {ends}. Validation loss is lowest at epoch {best}.",
        "Line chart of loss over {count} epochs. At the end: {ends}. Validation loss is lowest at epoch {best}.",
        len(curves.validation),
        ends=_ends(losses),
        best=best,
    )
    return Panel(t("Loss"), chart, alt)


def metric_panel(curves: LoggedCurves) -> Panel | None:
    """The logged metric over epochs; None where there is none for validation."""
    roles = curves.roles
    if not roles.validation_metric:
        return None
    metrics = dict(zip(SPLITS, curves.history.metrics.T, strict=True))
    best = int(np.argmin(curves.validation)) + 1
    chart = _chart(
        metrics,
        t("{name}, as logged", name=written(roles.metric or roles.validation_metric)),
        [(best, t("lowest loss"))],
        within_one=all(0 <= value <= 1 for values in metrics.values() for value in values[np.isfinite(values)]),
    )
    alt = tn(
        "Line chart of the metric over {count} epoch. At the end: {ends}. Validation loss is lowest at epoch {best}.",
        "Line chart of the metric over {count} epochs. At the end: {ends}. Validation loss is lowest at epoch {best}.",
        len(curves.validation),
        ends=_ends(metrics),
        best=best,
    )
    return Panel(t("Metric"), chart, alt)


def _chart(
    series: Mapping[str, np.ndarray], title: str, events: Sequence[tuple[int, str]], *, within_one: bool = False
) -> Figure:
    """Around values that never change plotly draws one more in each direction: not where all lie `within_one`."""
    drawn = {name: values for name, values in series.items() if np.isfinite(values).any()}
    epochs = max((len(values) for values in drawn.values()), default=0)
    every = -(-epochs // MOST_POINTS) or 1
    at = np.arange(1, epochs + 1)[::every]
    traces = [
        line(name, at, compact(values[::every]), SERIES[name], hovertemplate="%{y:.4g}")
        for name, values in drawn.items()
    ]
    chart = figure(traces, x=t("Epoch"), y=title, hovermode="x unified")
    # Early stopping waits on where the losses are no numbers.
    end = max(epochs, *(epoch for epoch, _ in events))
    chart.update_xaxes(range=[0, end * 1.01])
    low = min((float(values[np.isfinite(values)].min()) for values in drawn.values()), default=0.0)
    top = top_clear_of_words(events, end, list(drawn.values()), low)
    allowed = {"minallowed": -_MARGIN, "maxallowed": max(1.0 + _MARGIN, top)} if within_one else {}
    chart.update_yaxes(autorangeoptions={"include": top, **allowed})
    chart.update_layout(marks(events, end))
    name_at_ends(chart)
    return chart


def _ends(series: Mapping[str, np.ndarray]) -> str:
    ended = {name: values[-1] for name, values in series.items() if np.isfinite(values[-1:]).any()}
    return ", ".join(f"{t(name)} {three_digits(value)}" for name, value in ended.items())
