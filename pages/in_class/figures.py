"""What a class has sent, beside what is true."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import numpy as np

from dashboard.analysis.expected.drawn import BOUNDS, positions
from dashboard.analysis.outcome import VALIDATION
from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.expected.sketch import HEIGHT, pale_curve
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import AMOUNT, NEUTRAL, SERIES, figure, line
from dashboard.ui.questions.question import Question
from pages.in_class.finding import Entries, count

CLASS = "the class"
# Characters of an answer in a line over its bar, so that a telephone shows all of it; pixels of a bar with its answer.
_WIDTH, _ROW = 42, 62


def class_panel(curves: Entries, epochs: int, before: Record, after: Record | None = None) -> Panel:
    """The curves that were drawn, thin, over the curve as it was; once there is an `after`, with the true one."""
    at = positions(epochs)
    chart = figure([], x="Epoch", y="Validation loss", height=HEIGHT)
    if curves:
        # One line with gaps: sixty traces would each want a place in the legend.
        x = [place for _ in curves for place in (*at, None)]
        y = [value for curve in curves for value in (*curve, None)]
        thin = {"color": NEUTRAL, "width": 1.2}
        chart.add_scatter(x=x, y=y, name=CLASS, mode="lines", line=thin, opacity=0.7, hoverinfo="skip")
    chart.add_trace(pale_curve(before))
    alt = f"{count(len(curves), 'curve')} that the class has drawn, of validation loss over {epochs} epochs."
    if after:
        came = after.history.losses[:, VALIDATION]
        look = SERIES[SPLITS[VALIDATION]]
        chart.add_trace(line("what came", np.arange(1, len(came) + 1), compact(came), look))
        alt = f"{alt} The true one ends at {came[-1]:.2g}."
    chart.update_xaxes(range=[0, epochs * 1.01])
    chart.update_yaxes(range=list(BOUNDS))
    return Panel("What the class expects" if after is None else "What the class expected", chart, alt)


def bars_panel(question: Question, counts: Sequence[int], *, revealed: bool) -> Panel:
    """How often each answer was picked; once it is revealed, the right one is marked."""
    chart = figure([], x="Answers", y="", height=90 + _ROW * len(counts), showlegend=False)
    texts = [answer.text for answer in question.answers]
    rights = [revealed and text == question.right for text in texts]
    # The first answer on top; each has its text over its bar, where it has all of the width.
    places = [-place for place in range(len(counts))]
    chart.add_bar(
        x=list(counts),
        y=places,
        orientation="h",
        width=0.36,
        marker={"color": [AMOUNT if right or not revealed else NEUTRAL for right in rights]},
        text=[str(number) for number in counts],
        textposition="auto",
        hoverinfo="skip",
    )
    for place, text, right in zip(places, texts, rights, strict=True):
        shown = "<br>".join(wrap(f"{'✓ ' * right}{text}", _WIDTH))
        chart.add_annotation(
            x=0,
            y=place + 0.2,
            xref="paper",
            text=f"<b>{shown}</b>" if right else shown,
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
        )
    chart.update_xaxes(range=[0, max(*counts, 4) * 1.05], dtick=max(1, max(counts) // 5), fixedrange=True)
    chart.update_yaxes(visible=False, range=[places[-1] - 0.4, 0.85], fixedrange=True)
    chart.update_layout(margin={"l": 8, "r": 16, "t": 8, "b": 44})
    alt = "; ".join(
        f"{text}: {number}{', right' * right}" for text, number, right in zip(texts, counts, rights, strict=True)
    )
    return Panel("What the class picked", chart, f"Bar chart of answers. {alt}.")
