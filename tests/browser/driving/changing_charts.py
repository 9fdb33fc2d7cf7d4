"""A page whose charts come and go, under a slider; the first of them asks for a drawing, and then for another.

Two of the others have a name in them that looks like markup: a curve, and a table of counts, whose axes have names in a
smaller type; one is another at each epoch. With another question the last stands in the place of another chart. None
of them are left, and nothing of what was drawn, before all of them come anew.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.figures.panel import Frame, Panel, Rewind, Sketch, written
from dashboard.figures.theme import SERIES, figure, line
from dashboard.ui.charts import payload, show_payload


def panel(title: str, question: str = "") -> Panel:
    drawn = figure([line("train", [1, 2, 3], [0.0, 1.0, 0.5], SERIES["train"])], x="Epoch", y="Loss")
    sketch = Sketch(question, question, (1, 2, 3), (0.5, 0.5, 0.5), (0.0, 1.0)) if question else None
    return Panel(title, drawn, "A line.", sketch=sketch)


def curve(height: float) -> Panel:
    drawn = figure([line(written("R&D"), [1, 2], [0.0, height], SERIES["train"])], x="Epoch", y="Loss")
    return Panel("a curve", drawn, "A line.")


def counts() -> Panel:
    names = [written("R&D"), "sales"]
    drawn = figure([], x="Predicted", y="True")
    drawn.add_heatmap(x=names, y=names, z=[[3, 1], [0, 4]])
    drawn.update_xaxes(type="category", title={"font": {"size": 11}})
    return Panel("counts", drawn, "A table.")


def rewound() -> Panel:
    frames = tuple(Frame(data=[{"y": [0.0, height, 0.5]}]) for height in (2.0, 1.0))
    return replace(panel("a chart"), alt="A curve.", counted="Wrong: none.", frames=frames)


def note(question: str) -> None:
    st.session_state["drawn"] = f"Drawn for {question}: {st.session_state['charts'].drawn}"


def page() -> None:
    none, _, fewer, another = (st.button(name) for name in ("None", "All", "Fewer", "Another question"))
    if none:
        st.session_state.pop("drawn", None)
        return
    question = "the second question" if another else "the first question"
    others = [curve(2.0 if another else 1.0), counts(), rewound(), panel("another" if another else "one")]
    panels = [panel("asked", question), *others[: 1 if fewer else 4]]
    rewind = Rewind("Epoch", (1, 2), ("epoch 1", "epoch 2"), ("", ""), 1, "a version")
    show_payload(payload(panels, rewind), key="charts", on_drawn=lambda: note(question))
    st.text(st.session_state.get("drawn", "Nothing drawn"))


if __name__ == "__main__":
    page()
