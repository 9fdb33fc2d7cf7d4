"""How each arm's loss compares with the baseline's: a line for each, the lowest on top, and a line at no change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.change import Kind
from dashboard.analysis.change.words import in_a_column
from dashboard.analysis.ranking import Ranking
from dashboard.figures.ends import letters
from dashboard.figures.figure import Figure, Trace, scatter
from dashboard.figures.panel import Panel
from dashboard.figures.theme import COMPARED, HIGHLIGHT, NEUTRAL, PAGE, Look, figure
from language.say import Marked, mark, t

# What the seeds bear out of an arm, in the order of the legend.
BEST, LOWER_ONLY, LOWER, SMALL, UNSURE, HIGHER, DIVERGED = (
    mark("may be the best"),
    mark("lower"),
    mark("lower, but not the best"),
    mark("too small a change to count"),
    mark("may be higher or lower"),
    mark("higher"),
    mark("diverged for some seed"),
)
KINDS: dict[Kind, Marked] = {
    "lower": LOWER,
    "higher": HIGHER,
    "same": SMALL,
    "slight": SMALL,
    "unsure": UNSURE,
    "diverged": UNSURE,
}
LOOKS = {
    BEST: Look(COMPARED[0].colour, "solid", "circle"),
    LOWER_ONLY: Look(COMPARED[4].colour, "solid", "diamond"),
    LOWER: Look(COMPARED[4].colour, "solid", "diamond"),
    SMALL: Look(NEUTRAL, "solid", "triangle-up"),
    UNSURE: Look(NEUTRAL, "solid", "circle"),
    HIGHER: Look(COMPARED[1].colour, "solid", "square"),
    DIVERGED: Look(HIGHLIGHT, "solid", "x"),
}
# Ratios that the axis may name: those that are nearer to no change before the others of their side.
RATIOS = (0.9, 1.1, 0.8, 1.25, 0.7, 1.5, 0.5, 2.0, 0.3, 3.0, 0.2, 5.0, 0.1, 10.0, 0.05, 20.0)
# Pixels of the axis on a phone, of a letter below it, between two names there, and between two that one space alone
# would make a phrase of, no change and twice.
ACROSS, LETTER, BETWEEN, PARTED = 190, 5.8, 6, 14
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
    ticks = ticks_within(reach)
    chart.update_xaxes(type="log", range=reach, tickvals=[*ticks], ticktext=[*ticks.values()], tickangle=0)
    chart.update_layout(meta={"narrow": {"ticktext": narrow_names(ticks, reach)}})
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


def ticks_within(reach: Sequence[float]) -> dict[float, str]:
    """No change, and as many ratios around it as a phone, too, has room for the names of; with these names."""
    pixels = ACROSS / (reach[1] - reach[0])
    chosen = [1.0]
    for ratio in RATIOS:
        inside = reach[0] <= np.log10(ratio) <= reach[1]
        if inside and all(pixels * abs(np.log10(ratio / other)) >= _apart(ratio, other) for other in chosen):
            chosen.append(ratio)
    return {ratio: _percent(ratio) for ratio in sorted(chosen)}


def narrow_names(ticks: Mapping[float, str], reach: Sequence[float]) -> list[str]:
    """The names as a phone shows them: what a space alone would part from the next stands in two lines."""
    pixels = ACROSS / (reach[1] - reach[0])
    rooms = [pixels * abs(np.log10(other)) - _apart(1.0, other) for other in ticks if other != 1.0]
    crowded = min(rooms, default=PARTED) < PARTED - BETWEEN
    return [*({**ticks, 1.0: ticks[1.0].replace(" ", "<br>", 1)} if crowded else ticks).values()]


def _apart(*ratios: float) -> float:
    """Pixels from the middle of one name to that of the other, at least."""
    return BETWEEN + LETTER * sum(letters(_percent(ratio)) for ratio in ratios) / 2


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
            "color": PAGE if kind == UNSURE else look.colour,
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


def _kind(ranking: Ranking, name: str) -> Marked:
    if name in ranking.diverged:
        return DIVERGED
    if name in ranking.contenders and ranking.helps:
        return BEST
    kind = KINDS[ranking.changes[name].kind]
    return LOWER_ONLY if kind == LOWER and not ranking.helps else kind


def _percent(ratio: float) -> str:
    return t("no change") if ratio == 1.0 else in_a_column(ratio).replace(".0", "")
