"""The class shares of the three splits as bars."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dashboard.figures.figure import Figure
from dashboard.figures.panel import Panel
from dashboard.figures.theme import CLASSES, ON_CLASS, figure
from language.say import t

_PATTERNS = ("", "/", ".", "x", "-")
# Of a bar that is as high as a number on it.
_LEAST_WRITTEN = 0.08


def shares_panel(title: str, shares: Mapping[str, np.ndarray]) -> Panel:
    """Stacked bars, one for each split; classes differ by pattern as well as by colour."""
    chart = figure([], x="", y=t("Share of the split"), height=230, barmode="stack")
    for label in range(len(next(iter(shares.values())))):
        shape = _PATTERNS[label % len(_PATTERNS)]
        pattern = {"shape": shape, "fgcolor": "white", "fgopacity": 0.4, "fillmode": "overlay"}
        pattern |= {"size": 10, "solidity": 0.12}
        chart.add_bar(
            x=[t(name) for name in shares],
            y=[float(share[label]) for share in shares.values()],
            name=t("class {label}", label=label),
            marker={"color": CLASSES[label], "pattern": pattern},
            hovertemplate="%{x}: %{y:.0%}<extra></extra>",
        )
        for name, share in shares.items():
            if share[label] >= _LEAST_WRITTEN:
                _write(chart, t(name), share, label)
    chart.update_yaxes(tickformat=".0%", range=[0, 1])
    # No title stands below; an empty one would take its room.
    chart.update_xaxes(title=None)
    chart.update_layout(margin={"b": 24})
    each = "; ".join(f"{t(name)} {', '.join(f'{share:.0%}' for share in row)}" for name, row in shares.items())
    return Panel(title, chart, t("{title}: shares of the classes in order. {each}.", title=title, each=each))


def _write(chart: Figure, name: str, share: np.ndarray, label: int) -> None:
    """A share in the middle of its part of a bar, on the part's own colour: no line of a pattern runs through it."""
    chart.add_annotation(
        x=name,
        y=float(share[:label].sum() + share[label] / 2),
        text=f"{share[label]:.0%}",
        showarrow=False,
        font={"color": ON_CLASS, "size": 13},
        bgcolor=CLASSES[label],
        borderpad=2,
    )
