"""Stopping rules on a curve, and on the plane of epochs saved and test loss kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.analysis.networks.network import network
from dashboard.analysis.patience import Stop
from dashboard.analysis.words import loss_in_words
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, loss_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.marks import lowest_epoch
from dashboard.figures.panel import Panel
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.series import HEIGHT
from dashboard.figures.theme import COMPARED, PAGE, figure
from language.say import t
from pages.early_stopping.finding.rules import RULES
from pages.early_stopping.finding.stopping import Point

# Of a rule with more parameters, so many have a marker.
FEW = 12
# Keras's patience restores the best weights, as in the chart beside this one, where the last ones have the second. The
# fifth would look nearly like the first.
_LOOKS = (COMPARED[0], COMPARED[2], COMPARED[3], COMPARED[5])
# Pixels of the legend below the plot, which begins and ends where those beside it do, and of what plotly.js makes of a
# margin with numbers and a title.
_LEGEND, _TITLED = 50, 56


def stopped_panel(record: Record, stop: Stop, *, restore: bool) -> Panel:
    """A recorded curve as far as the rule would have let it run, with the rest as a ghost behind it."""
    shown = replace(
        record,
        history=record.history.first(stop.epoch),
        ending=Ending("early stopping", stop.epoch, stop.best if restore else None),
    )
    options = CurveOptions(epochs=stop.total, so_far=stop.best < lowest_epoch(record))
    panel = loss_panel(shown, [Ghost(record, t("to the end"))], options)
    return Panel(t("Where the rule stops: first seed"), panel.figure, panel.alt)


def kept_panel(record: Record) -> Panel:
    """What the network predicts with the weights that the training leaves it."""
    assert record.splits
    assert record.final is not None
    panel = boundary_panel(Predictors(record.experiment, record.splits, [network(record.experiment, record.final)]))
    restored = record.ending.restored if record.ending else None
    if restored:
        return replace(panel, title=t("Restored: epoch {epoch}", epoch=restored))
    return replace(panel, title=t("Left as they are: epoch {epoch}", epoch=record.epoch))


def plane_panel(points: Sequence[Point], end: float) -> Panel:
    """A line for each rule through its parameters, impatient to patient; lower and further right is better."""
    chart = figure([], x=t("Epochs saved"), y=t("Test loss"), height=HEIGHT + _LEGEND, meta={"below": _LEGEND})
    for look, rule in zip(_LOOKS, RULES.values(), strict=False):
        own = [point for point in points if point.rule == rule.name]
        chart.add_scatter(
            x=[point.saved for point in own],
            y=[point.kept for point in own],
            name=t(rule.title),
            mode="lines+markers",
            text=[f"{point.parameter:g}" for point in own],
            marker={"symbol": look.symbol, "size": 8, "maxdisplayed": FEW},
            line={"color": look.colour, "dash": look.dash, "width": 2.2},
            hovertemplate=t(
                "{rule} %{{text}}<br>%{{x:.0%}} saved, test loss %{{y:.3f}}<extra></extra>", rule=t(rule.title)
            ),
        )
    kept = [point.kept for point in points]
    room = 0.15 * (max(kept) - min(kept)) or 0.05
    # As large as the names at the ends of curves beside it; so, in Korean too, two of them stand side by side.
    legend = {"font": {"size": 12}, "yref": "container", "y": 0, "yanchor": "bottom"}
    chart.update_layout(legend=legend, margin={"t": 16, "b": _TITLED + _LEGEND})
    chart.update_xaxes(tickformat=".0%", range=[0, 1.02])
    chart.update_yaxes(range=[min(kept) - room, max(kept) + room])
    said, at = t("Trained to the end: {loss:.2f}", loss=end), {"x": 0.02, "y": 0.98, "xref": "paper", "yref": "paper"}
    chart.add_annotation(text=said, **at, bgcolor=PAGE, showarrow=False)
    return Panel(t("Test loss against epochs saved"), chart, _describe(points, end))


def _describe(points: Sequence[Point], end: float) -> str:
    best = min(points, key=lambda point: point.kept)
    return t(
        "Test loss against epochs saved, a line for each rule. Lowest: {rule} {parameter:g}, test loss {kept} "
        "with {saved:.0%} of the epochs saved; trained to the end it is {end}.",
        rule=t(RULES[best.rule].title),
        parameter=best.parameter,
        kept=loss_in_words(best.kept),
        saved=best.saved,
        end=loss_in_words(end),
    )
