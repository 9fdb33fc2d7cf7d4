"""What histograms of a layer's weights have in common: their bars, and how many weights count as nearly zero."""

from __future__ import annotations

from dashboard.analysis.networks.sparsity import NEARLY_ZERO
from dashboard.figures.figure import Figure
from dashboard.figures.grid import axis_name
from dashboard.figures.theme import AMOUNT, EVENT
from language.say import t

BARS = {"marker": {"color": AMOUNT}}


def layer_title(layer: str, nearly_zero: float) -> str:
    """A layer's name with its share of weights that are nearly zero, in as few letters as a map has room for."""
    return t("{layer}: {share:.0%} within ±{edge}", layer=layer, share=nearly_zero, edge=NEARLY_ZERO)


def mark_nearly_zero(chart: Figure, layers: int) -> None:
    """Two lines in the subplot of each layer, between which a weight is nearly zero; and what its bars say."""
    said = t("%{y} weights near %{x:.2f}<extra></extra>")
    chart.update_traces(lambda trace: trace["type"] == "bar", hovertemplate=said)
    chart.update_layout(
        shapes=[
            {
                "type": "line",
                "x0": edge,
                "x1": edge,
                "y0": 0,
                "y1": 1,
                "xref": axis_name("x", layer),
                "yref": f"{axis_name('y', layer)} domain",
                "line": {"color": EVENT, "width": 1, "dash": "dot"},
            }
            for layer in range(layers)
            for edge in (-NEARLY_ZERO, NEARLY_ZERO)
        ]
    )
