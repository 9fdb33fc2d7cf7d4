"""What a class has sent, beside what is true."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any
from unicodedata import east_asian_width

import numpy as np

from dashboard.analysis.expected.drawn import BOUNDS, positions
from dashboard.data.parts import SPLITS, VALIDATION
from dashboard.experiment.record import Record
from dashboard.figures.expected.sketch import HEIGHT, pale_curve
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import AMOUNT, NEUTRAL, PAGE, SERIES, figure, line
from dashboard.ui.questions.question import Question
from language.say import t, tn
from pages.in_class.finding import Entries

# Characters of an answer in a line over its bar, so that a telephone shows all of it; pixels of a bar with its answer.
_WIDTH, _ROW = 42, 62
# Curves that are fewer are wider, for the last row of a room to see them.
_FEW, _FEW_WIDE, _THIN = 8, 2.2, 1.2
_ANSWER: dict[str, Any] = {
    "x": 0,
    "xref": "paper",
    "showarrow": False,
    "xanchor": "left",
    "yanchor": "bottom",
    "align": "left",
    "bgcolor": PAGE,
}


def class_panel(curves: Entries, epochs: int, before: Record, after: Record | None = None) -> Panel:
    """The curves that were drawn, thin, over the curve as it was; once there is an `after`, with the true one.

    Where the true one begins with the curve as it was, that would lie hidden behind it.
    """
    at = positions(epochs)
    chart = figure([], x=t("Epoch"), y=t("Validation loss"), height=HEIGHT)
    if curves:
        # One line with gaps: sixty traces would each want a place in the legend.
        x = [place for _ in curves for place in (*at, None)]
        y = [value for curve in curves for value in (*curve, None)]
        thin = {"color": NEUTRAL, "width": _FEW_WIDE if len(curves) < _FEW else _THIN}
        chart.add_scatter(x=x, y=y, name=t("the class"), mode="lines", line=thin, opacity=0.7, hoverinfo="skip")
    if after is None or not _begins(before, after):
        chart.add_trace(pale_curve(before))
    alt = tn(
        "{count} curve that the class has drawn, of validation loss over {epochs} epochs.",
        "{count} curves that the class has drawn, of validation loss over {epochs} epochs.",
        len(curves),
        epochs=epochs,
    )
    if after:
        came = after.history.losses[:, VALIDATION]
        look = SERIES[SPLITS[VALIDATION]]
        chart.add_trace(line(t("what happened"), np.arange(1, len(came) + 1), compact(came), look))
        end = t("The true one ends at {loss:.2g}.", loss=came[-1])
        alt = f"{alt} {end}"
    chart.update_xaxes(range=[0, epochs * 1.01])
    chart.update_yaxes(range=list(BOUNDS))
    return Panel(t("What the class expects") if after is None else t("What the class expected"), chart, alt)


def _begins(before: Record, after: Record) -> bool:
    was, came = (record.history.losses[:, VALIDATION] for record in (before, after))
    return len(was) <= len(came) and np.allclose(was, came[: len(was)], atol=1e-3)


def bars_panel(question: Question, counts: Sequence[int], *, revealed: bool) -> Panel:
    """How often each answer was picked; once it is revealed, the right one is marked."""
    chart = figure([], x=t("Answers"), y="", height=90 + _ROW * len(counts), showlegend=False)
    texts = [answer.text for answer in question.answers]
    rights = [revealed and answer.text == question.right for answer in question.answers]
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
        # What the numbers behind it are listed by.
        meta="rows",
        hovertext=[f"{'✓ ' * right}{text}" for text, right in zip(texts, rights, strict=True)],
    )
    for place, text, right in zip(places, texts, rights, strict=True):
        shown = "<br>".join(_lines(f"{'✓ ' * right}{text}"))
        chart.add_annotation(y=place + 0.2, text=f"<b>{shown}</b>" if right else shown, **_ANSWER)
    chart.update_xaxes(range=[0, max(*counts, 4) * 1.05], dtick=max(1, max(counts) // 5), fixedrange=True)
    chart.update_yaxes(visible=False, range=[places[-1] - 0.4, 0.85], fixedrange=True)
    chart.update_layout(margin={"l": 8, "r": 16, "t": 8, "b": 44})
    each = "; ".join(
        t("{answer}: {count}, right", answer=text, count=number) if right else f"{text}: {number}"
        for text, number, right in zip(texts, counts, rights, strict=True)
    )
    return Panel(t("What the class picked"), chart, t("Bar chart of answers. {each}.", each=each))


def _lines(text: str) -> list[str]:
    """An answer in lines of the same width, in letters that are wide, as in Korean, or narrow."""
    width = sum(1 + (east_asian_width(letter) in "FW") for letter in text)
    return wrap(text, _WIDTH * len(text) // width)
