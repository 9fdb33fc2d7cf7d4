"""Accuracy and loss of train and test over the steps, on the same axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.series import Series
from dashboard.figures.bands.traces import band_traces
from dashboard.figures.ends import name_at_ends
from dashboard.figures.figure import Figure
from dashboard.figures.panel import Panel
from dashboard.figures.theme import EVENT, SERIES, figure
from dashboard.figures.ticks import log_axis, tick_name
from language.say import t
from pages.grokking.finding import FITTED, SMALLEST, Grown, arrivals, series
from pages.grokking.tasks import Progress
from pages.grokking.trials import EVERY

HEIGHT = 320
TICKS = (25, 100, 400, 1000, 4000)
# As the axis of losses writes it.
LEAST = tick_name(SMALLEST)


def accuracy_panel(found: Sequence[Progress]) -> Panel:
    """The share of right answers, with the mean steps at which it comes to nearly all of them."""
    curves = series(found, loss=False)
    chart = _chart(curves, found, t("Share of right answers"), share=True)
    chart.update_yaxes(range=[0, 1.08], tickformat=".0%")
    name_at_ends(chart)
    for step in _arrivals(found):
        chart.add_vline(step, line={"color": EVENT, "dash": "dot", "width": 1.5})
        # On the side of its line that is away from the names at the ends.
        side = "right" if step**2 > EVERY * found[0].setting.steps else "left"
        chart.add_annotation(
            text=f"{step:,.0f}", x=np.log10(step), y=1.08, xanchor=side, showarrow=False, font={"size": 12}
        )
    alt = t(
        "Share of right answers over steps, mean over the seeds, steps on a logarithmic axis. {ends}. Fitted is "
        "{fitted} right.",
        **_described(curves),
    )
    return Panel(t("Accuracy"), chart, alt)


def _arrivals(found: Sequence[Progress]) -> list[float]:
    """Those that the finding names."""
    fitted = [one for one in map(Grown.of, found) if one.complete and one.fit is not None]
    return [step for step in arrivals(fitted) if step is not None] if fitted else []


def loss_panel(found: Sequence[Progress]) -> Panel:
    """The same networks by the negative logarithm of the right answer's probability."""
    curves = series(found, loss=True)
    chart = _chart(curves, found, t("Loss (cross-entropy)"))
    means = np.concatenate([curve.band.mean for curve in curves])
    low = max(float(means.min()), SMALLEST)
    chart.update_yaxes(**log_axis(0.5 * low, 2.0 * float(means.max())))
    name_at_ends(chart)
    alt = t(
        "Loss over steps, mean over the seeds, steps on a logarithmic axis. {ends}. Fitted is {fitted} right.",
        **_described(curves),
    )
    return Panel(t("Loss of the same networks"), chart, alt)


def _chart(curves: Sequence[Series], found: Sequence[Progress], y: str, *, share: bool = False) -> Figure:
    bands = ((one.name, SERIES[one.name], one.band, np.asarray(one.x)) for one in curves)
    traces = band_traces(bands, share=share)
    chart = figure(traces, x=t("Step"), y=y, height=HEIGHT, hovermode="x unified")
    # As wide as it will be, so that it does not jump while the networks train.
    steps = found[0].setting.steps
    ticks = [tick for tick in TICKS if tick <= steps]
    chart.update_xaxes(
        type="log",
        range=np.log10([EVERY, 1.05 * steps]).tolist(),
        tickvals=ticks,
        ticktext=[f"{tick:,}" for tick in ticks],
    )
    return chart


def _described(curves: Sequence[Series]) -> dict[str, str]:
    """Of each curve what it is at its first, middle and last step; and what counts as fitted."""
    return {"ends": "; ".join(_ends(one) for one in curves if one.x), "fitted": f"{FITTED:.0%}"}


def _ends(curve: Series) -> str:
    places = (0, len(curve.x) // 2, -1)
    said = [t("{value:.2g} at step {step:,.0f}", value=curve.band.mean[place], step=curve.x[place]) for place in places]
    return f"{t(curve.name)}: {', '.join(said)}"
